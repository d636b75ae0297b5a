package dev.runbook.plan;

import static java.util.stream.Collectors.toSet;

import dev.runbook.document.RolloutSettings;
import dev.runbook.document.WaveOrder;
import dev.runbook.graph.Command;
import dev.runbook.graph.HostUse;
import dev.runbook.graph.Step;
import dev.runbook.graph.StepGraph;
import dev.runbook.graph.StepKind;
import dev.runbook.source.Nearest;
import dev.runbook.source.Problem;
import dev.runbook.source.Problems;
import dev.runbook.source.Span;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Plans steps that run on a group of hosts: which hosts these are, in which waves they have their
 * turn, and what keeps the steps from being rolled out.
 *
 * <p>The steps of a group are played host by host, so that they stand together: what comes before
 * them is done once before the first host, what comes after them once after the last.
 */
final class GroupSteps {
  private final RolloutSettings page;
  private final RolloutRequest request;
  private final Problems problems;

  GroupSteps(StepGraph page, RolloutRequest request, Problems problems) {
    this.page = page.document().frontMatter().settings().rollout();
    this.request = request;
    this.problems = problems;
  }

  /** Steps with those of a group once for each of its hosts. */
  static List<Step> onEach(Collection<Step> steps, List<String> hosts) {
    return steps.stream()
        .flatMap(
            step ->
                step.group().isPresent()
                    ? hosts.stream().map(step::onHostOfGroup)
                    : Stream.of(step))
        .toList();
  }

  /** Those of some steps that run on a group. */
  static List<Step> ofGroups(Collection<Step> steps) {
    return steps.stream().filter(step -> uses(step).findAny().isPresent()).toList();
  }

  /** The hosts of a group that steps are planned for. */
  List<String> hosts(Optional<Rollout> rollout) {
    return request
        .host()
        .map(List::of)
        .orElseGet(() -> rollout.map(Rollout::hosts).orElse(List.of()));
  }

  /**
   * How steps on a group are rolled out; empty where there are none, or nobody can say.
   *
   * @param steps in the order in which they are played
   * @param rollback those offered when one fails
   */
  Optional<Rollout> rollout(List<Step> steps, List<Step> rollback) {
    List<Step> all = new ArrayList<>(steps);
    Set<String> ids = steps.stream().map(Step::id).collect(toSet());
    rollback.stream().filter(step -> !ids.contains(step.id())).forEach(all::add);
    List<Step> ofGroups = ofGroups(all);
    if (ofGroups.isEmpty()) {
      steps.stream().findFirst().ifPresent(first -> refuseLeavingOut(first.span()));
      return Optional.empty();
    }
    boolean sound = isOneGroup(ofGroups);
    ofGroups.forEach(this::check);
    refuseBetween(steps);
    refuseCaptures(steps);
    Command first = uses(ofGroups.get(0)).findFirst().orElseThrow();
    if (request.host().isPresent()) {
      refuseLeavingOut(first.span());
    }
    if (!sound || request.host().isPresent()) {
      return Optional.empty();
    }
    String name = first.where().group().orElseThrow();
    Optional<List<String>> hosts = hosts(name, first.span());
    Optional<WaveOrder> order = order(first.span());
    return hosts.isPresent() && order.isPresent() && canLeaveOut(name, hosts.get(), first.span())
        ? Optional.of(rollout(name, hosts.get(), order.get()))
        : Optional.empty();
  }

  /** A host that is left out of nothing is a mistake, and what runs there would be another one. */
  private void refuseLeavingOut(Span span) {
    if (!request.leftOut().isEmpty()) {
      problems.error(
          span,
          "not-in-group",
          "nothing here is rolled out over a group, so that no host of one can be left out",
          "leave out " + Rollout.SKIP_HOST);
    }
  }

  private boolean canLeaveOut(String name, List<String> hosts, Span span) {
    List<String> strange =
        request.leftOut().stream().filter(host -> !hosts.contains(host)).toList();
    for (String host : strange) {
      problems.error(
          span,
          "not-in-group",
          "`" + host + "` is to be left out, and is no host of the group `" + name + "`",
          Nearest.didYouMean(host, hosts).orElse("its hosts are " + String.join(", ", hosts)));
    }
    boolean all = request.leftOut().containsAll(hosts);
    if (all) {
      problems.error(
          span,
          "empty-group",
          "all hosts of the group `" + name + "` are to be left out",
          "leave one of them in, or do not play it");
    }
    return strange.isEmpty() && !all;
  }

  private Rollout rollout(String name, List<String> hosts, WaveOrder order) {
    List<Wave> waves = new ArrayList<>();
    for (List<String> wave : order.waves(hosts)) {
      waves.add(new Wave(waves.size() + 1, waves.isEmpty() && order.hasCanary(), wave));
    }
    return new Rollout(
        name,
        order.text(),
        waves,
        hosts.stream().filter(request.leftOut()::contains).toList(),
        number(request.concurrency(), page.concurrency(), Rollout.USUAL_CONCURRENCY),
        number(request.stopAfterErrors(), page.stopAfterErrors(), 1));
  }

  private static int number(OptionalInt said, OptionalInt ofPage, int usual) {
    return said.isPresent() ? said.getAsInt() : ofPage.orElse(usual);
  }

  private Optional<WaveOrder> order(Span span) {
    if (request.order().isEmpty()) {
      return Optional.of(page.order().orElse(WaveOrder.USUAL));
    }
    WaveOrder.Read read = WaveOrder.read(request.order().get());
    if (read.order().isEmpty()) {
      problems.error(
          span,
          "bad-value",
          "the order that was given is none: " + read.why(),
          "write it like `" + WaveOrder.USUAL.text() + "`");
    }
    return read.order();
  }

  private Optional<List<String>> hosts(String name, Span span) {
    Map<String, List<String>> known = new LinkedHashMap<>();
    page.groups().forEach((each, group) -> known.put(each, group.hosts()));
    known.putAll(request.groups());
    if (!known.containsKey(name)) {
      problems.error(
          span,
          "unknown-group",
          "there is no group `" + name + "`",
          Nearest.didYouMean(name, known.keySet())
              .orElse(
                  "list its hosts in the front matter, `runbook: hosts: {"
                      + name
                      + ": [web1, web2]}`, or name a file of groups with --hosts"));
    }
    return Optional.ofNullable(known.get(name)).filter(hosts -> !hosts.isEmpty());
  }

  private static Stream<Command> uses(Step step) {
    return step.commandsAndChecks().filter(command -> command.where().group().isPresent());
  }

  private boolean isOneGroup(List<Step> steps) {
    String first = uses(steps.get(0)).findFirst().orElseThrow().where().host();
    Optional<Command> other =
        steps.stream()
            .flatMap(GroupSteps::uses)
            .filter(command -> !command.where().host().equals(first))
            .findFirst();
    other.ifPresent(
        command ->
            problems.error(
                command.span(),
                "several-groups",
                "this runs on `"
                    + command.where().host()
                    + "`, and steps before it on `"
                    + first
                    + "`: one procedure is rolled out over one group",
                "make it a procedure of its own, under a heading of its own"));
    return other.isEmpty();
  }

  private void check(Step step) {
    step.commandsAndChecks()
        .filter(command -> command.where().group().isEmpty())
        .findFirst()
        .ifPresent(
            command ->
                problems.error(
                    command.span(),
                    "group-and-host",
                    "\""
                        + step.title()
                        + "\" runs on a group and on "
                        + spoken(command.where())
                        + " at once",
                    "give what does not run on the group a block of its own, before or after"));
    if (step.kind() == StepKind.INTERACTIVE) {
      problems.error(
          step.span(),
          "group-needs-person",
          "\"" + step.title() + "\" needs a person, and would need one on each host of the group",
          "write it so that nothing asks, or give it a host of its own");
    }
  }

  private static String spoken(HostUse where) {
    return where.isHere() ? "this machine" : "`" + where.host() + "`";
  }

  /** What stands between two steps of a group would have its turn neither once nor per host. */
  private void refuseBetween(List<Step> steps) {
    List<Integer> places = new ArrayList<>();
    for (int at = 0; at < steps.size(); at++) {
      if (uses(steps.get(at)).findAny().isPresent()) {
        places.add(at);
      }
    }
    for (int at = places.isEmpty() ? 0 : places.get(0); at < last(places); at++) {
      if (!places.contains(at)) {
        Step between = steps.get(at);
        problems.error(
            between.span(),
            "between-group-steps",
            "\"" + between.title() + "\" stands between steps of a group and is none of them",
            "move it before the group's first step or after its last: there it is done once");
      }
    }
  }

  private static int last(List<Integer> places) {
    return places.isEmpty() ? 0 : places.get(places.size() - 1);
  }

  /** What a step prints is known in its own run only: hosts of a group have runs of their own. */
  private void refuseCaptures(List<Step> steps) {
    for (Step step : steps) {
      Optional<String> name = step.options().capture();
      if (name.isEmpty()) {
        continue;
      }
      Pattern used = Pattern.compile("\\$\\{?" + Pattern.quote(name.get()) + "\\b");
      steps.stream()
          .filter(other -> other.group().isPresent() != step.group().isPresent())
          .flatMap(Step::commandsAndChecks)
          .filter(command -> used.matcher(command.run()).find())
          .findFirst()
          .ifPresent(
              command ->
                  problems.error(
                      command.span(),
                      "captured-elsewhere",
                      "`$"
                          + name.get()
                          + "` is what \""
                          + step.title()
                          + "\" prints, which is not known "
                          + (step.group().isPresent() ? "after the group" : "on the group's hosts"),
                      "make it a parameter: `<" + name.get() + ">`"));
    }
  }

  /**
   * Danger beyond a host cannot be confirmed for many: what its target is called there, nobody can
   * say before the host is asked, or it is one and the same for all of them.
   */
  static List<Problem> targetsBeyond(Plan plan) {
    if (plan.rollout().isEmpty()) {
      return List.of();
    }
    Optional<String> wanted = Optional.of(plan.rollout().get().word());
    return Stream.concat(plan.steps().stream(), plan.rollback().stream())
        .filter(step -> step.group().isPresent())
        .filter(step -> step.isDanger() || step.options().secondPerson())
        .filter(step -> plan.unbound(List.of(step)).isEmpty())
        .filter(step -> !plan.targets(step).word().equals(wanted))
        .distinct()
        .map(step -> targetBeyond(plan, step))
        .toList();
  }

  private static Problem targetBeyond(Plan plan, Step step) {
    StepTargets targets = plan.targets(step);
    String what =
        targets
            .word()
            .map(word -> "acts on `" + word + "`, once from each host of the group")
            .orElseGet(
                () ->
                    "acts on "
                        + targets.planned()
                        + ", which may be another thing on each host of the group");
    return Problem.error(
            plan.procedure().source(),
            step.span(),
            "group-target",
            "\"" + step.title() + "\" " + what)
        .withHint("give it one host that it runs on, before or after the steps of the group");
  }
}
