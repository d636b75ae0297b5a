package dev.runbook.replay;

import dev.runbook.graph.AlternativeSteps;
import dev.runbook.graph.References;
import dev.runbook.graph.Step;
import dev.runbook.graph.StepKind;
import dev.runbook.graph.StepList;
import dev.runbook.plan.Plan;
import dev.runbook.plan.PlanParam;
import dev.runbook.plan.Rollout;
import dev.runbook.source.Nearest;
import dev.runbook.source.Problems;
import dev.runbook.source.Span;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Finds the steps, hosts and values in a scenario that its page does not have. */
final class ScenarioCheck {
  private final Scenario scenario;
  private final Plan plan;
  private final AlternativeSteps alternatives;
  private final Map<String, Map<String, String>> hosts;
  private final boolean isPart;
  private final Problems problems;
  private final List<Step> steps;
  private final Map<String, Answers> answers = new LinkedHashMap<>();

  /**
   * A check.
   *
   * @param plan what the scenario plays
   * @param hosts its mock hosts, each with its state
   * @param isPart whether it is a part in which a run goes on: what it has from the scenario may be
   *     for a page that has changed since
   * @param problems takes what is wrong
   */
  ScenarioCheck(
      Scenario scenario,
      Plan plan,
      Map<String, Map<String, String>> hosts,
      boolean isPart,
      Problems problems) {
    this.scenario = scenario;
    this.plan = plan;
    this.alternatives = new AlternativeSteps(plan.steps());
    this.hosts = hosts;
    this.isPart = isPart;
    this.problems = problems;
    this.steps =
        StepList.of(
            Stream.concat(plan.steps().stream(), plan.rollback().stream()).distinct().toList());
  }

  /** The answers by the ids of their steps; what is wrong is in the problems. */
  Map<String, Answers> check() {
    scenario.answers().values().stream().filter(this::isMeant).forEach(this::checkAnswer);
    scenario.fails().forEach((name, status) -> step(name, status.span()));
    scenario.given().host().ifPresent(this::checkPart);
    scenario.sequel().cut().ifPresent(this::checkCut);
    checkExpected();
    checkValues();
    plan.steps().forEach(this::checkAnswered);
    return answers;
  }

  private boolean isMeant(Answers answer) {
    Span own = scenario.name().span();
    boolean inherited =
        isPart && (answer.keySpan().start() < own.start() || answer.keySpan().end() > own.end());
    return !inherited || References.named(steps, answer.step()).size() == 1;
  }

  private void checkAnswer(Answers answer) {
    String id = step(answer.step(), answer.keySpan());
    if (!id.isEmpty()) {
      answers.put(id, answer);
    }
  }

  /** Of a group one host's part can be played alone. */
  private void checkPart(PlacedValue<String> part) {
    List<String> known =
        plan
            .procedure()
            .page()
            .document()
            .frontMatter()
            .settings()
            .rollout()
            .groups()
            .values()
            .stream()
            .flatMap(group -> group.hosts().stream())
            .distinct()
            .toList();
    if (plan.steps().isEmpty() || !known.contains(part.value())) {
      String why =
          plan.steps().isEmpty()
              ? "nothing in `" + plan.target() + "` runs on a group of hosts"
              : "no group of the page has a host `" + part.value() + "`";
      problems.error(
          part.span(),
          "not-in-group",
          why,
          "`host:` plays the part of one host of a group; leave it out to play the whole");
    }
  }

  private void checkCut(PlacedValue<CutPoint> cut) {
    String id = step(cut.value().step(), cut.span());
    if (plan.rollout().isPresent()
        && plan.step(id).filter(step -> step.group().isPresent()).isPresent()) {
      problems.error(
          cut.span(),
          "cut-on-group",
          "`" + id + "` runs on a group of hosts, and a cut there would be one on each of them",
          "add `host: "
              + plan.rollout().get().hosts().get(0)
              + "`, which plays one host's part;"
              + " or cut at a step before or after the group");
    }
    boolean manual = plan.step(id).filter(step -> step.commands().isEmpty()).isPresent();
    if (manual && cut.value().when() == CutPoint.When.IN) {
      problems.error(
          cut.span(),
          "no-command",
          "`" + id + "` has no command in which a run can be cut off",
          "write `cut: {before: " + id + "}` or `{after: " + id + "}`");
    }
  }

  private void checkExpected() {
    Expectation expected = scenario.expected();
    expected.asked().stream()
        .flatMap(asked -> asked.value().stream())
        .forEach(name -> step(name.value(), name.span()));
    expected.outcomes().forEach(entry -> step(entry.name().value(), entry.name().span()));
    expected.output().forEach(entry -> step(entry.name().value(), entry.name().span()));
    expected.captured().forEach(entry -> captured(entry.name()));
    expected.again().flatMap(Expectation.Resumed::at).ifPresent(at -> step(at.value(), at.span()));
    expected.turns().forEach(entry -> turn(entry.name()));
    expected.state().forEach(this::state);
    expected.commands().stream()
        .flatMap(commands -> commands.value().stream())
        .forEach(entry -> host(entry.host()));
  }

  private void captured(PlacedValue<String> name) {
    List<String> names =
        steps.stream().flatMap(step -> step.options().capture().stream()).distinct().toList();
    if (!names.contains(name.value())) {
      problems.error(
          name.span(),
          "unknown-capture",
          "no step of `" + plan.target() + "` captures `" + name.value() + "`",
          Nearest.didYouMean(name.value(), names)
              .orElse(
                  names.isEmpty()
                      ? "none of its steps has `capture=NAME`"
                      : "they capture " + String.join(", ", names)));
    }
  }

  /** The id of the step that a name means; empty, and a problem, where it means none or several. */
  private String step(String name, Span span) {
    List<Step> found = References.named(steps, name);
    if (found.size() == 1) {
      return found.get(0).id();
    }
    List<String> ids = steps.stream().map(Step::id).toList();
    String message =
        found.isEmpty()
            ? "`" + plan.target() + "` has no step called `" + name + "`"
            : "several steps are called `" + name + "`";
    String hint =
        found.isEmpty()
            ? Nearest.didYouMean(name, names()).orElse("its steps are " + String.join(", ", ids))
            : "write one of " + String.join(", ", found.stream().map(Step::id).toList());
    problems.error(span, found.isEmpty() ? "unknown-step" : "ambiguous-step", message, hint);
    return "";
  }

  private List<String> names() {
    List<String> names = new ArrayList<>();
    for (Step step : steps) {
      names.add(step.id());
      names.add(step.id().substring(step.id().lastIndexOf('/') + 1));
    }
    return names;
  }

  private void turn(PlacedValue<String> host) {
    List<String> group = plan.rollout().map(Rollout::hosts).orElse(List.of());
    if (!group.contains(host.value())) {
      problems.error(
          host.span(),
          "not-in-group",
          "`" + host.value() + "` has no turn: it is no host of a group that is played",
          Nearest.didYouMean(host.value(), group)
              .orElse(
                  group.isEmpty()
                      ? "nothing in `" + plan.target() + "` is rolled out over a group"
                      : "its hosts are " + String.join(", ", group)));
    }
  }

  private void state(Expectation.HostState expected) {
    host(expected.host());
    Map<String, String> known = hosts.get(expected.host().value());
    for (Expectation.Entry entry : expected.values()) {
      String key = entry.name().value();
      if (known != null && !known.containsKey(key)) {
        problems.error(
            entry.name().span(),
            "unknown-state",
            "`state` of " + expected.host().value() + " does not declare `" + key + "`",
            Nearest.didYouMean(key, known.keySet())
                .orElse(
                    known.isEmpty()
                        ? "it declares nothing"
                        : "it declares " + String.join(", ", known.keySet())));
      }
    }
  }

  private void host(PlacedValue<String> host) {
    if (!hosts.containsKey(host.value())) {
      problems.error(
          host.span(),
          "unknown-host",
          "the mock has no host `" + host.value() + "`",
          Nearest.didYouMean(host.value(), hosts.keySet())
              .orElse("it has " + String.join(", ", hosts.keySet())));
    }
  }

  private void checkValues() {
    Set<String> known = ScenarioPlans.names(plan);
    scenario
        .given()
        .params()
        .forEach(
            (name, value) -> {
              if (!isPart && !known.contains(name)) {
                problems.error(
                    value.span(),
                    "unknown-param",
                    "nothing in `" + plan.target() + "` asks for a value called `" + name + "`",
                    Nearest.didYouMean(name, known)
                        .orElse(
                            known.isEmpty()
                                ? "it asks for no values"
                                : "it asks for " + String.join(", ", known)));
              }
            });
    List<Step> running =
        plan.steps().stream()
            .filter(step -> !step.optional() || answers.containsKey(step.id()))
            .toList();
    for (PlanParam missing : plan.missing(running)) {
      problems.error(
          scenario.name().span(),
          "missing-param",
          "`" + plan.target() + "` needs a value for `" + missing.name() + "`",
          "write `params: {" + missing.name() + ": …}`");
    }
  }

  /** What only a person can decide needs an answer before anything is played. */
  private void checkAnswered(Step step) {
    List<Step> group = alternatives.of(step);
    boolean first = !group.isEmpty() && group.get(0).id().equals(step.id());
    boolean isPicked = group.stream().anyMatch(each -> answers.containsKey(each.id()));
    if (first && !isPicked) {
      String all = group.stream().map(Step::id).collect(Collectors.joining("`, `", "`", "`"));
      unanswered(step, all + " are alternatives", "{pick: STEP}");
    } else if (step.pickOne() && !answers.containsKey(step.id())) {
      unanswered(step, "of `" + step.id() + "` one command is picked", "{pick: HOST}");
    } else if (step.kind() == StepKind.INTERACTIVE
        && group.isEmpty()
        && !step.optional()
        && !answers.containsKey(step.id())) {
      unanswered(step, "`" + step.id() + "` is interactive", "{type: [LINE, …]}");
    }
  }

  private void unanswered(Step step, String what, String answer) {
    problems.error(
        scenario.name().span(),
        "missing-answer",
        what + " and the scenario does not answer (" + place(step) + ")",
        "write `answers: {" + step.id() + ": " + answer + "}`");
  }

  private String place(Step step) {
    return plan.procedure().source().name() + ":" + step.line();
  }
}
