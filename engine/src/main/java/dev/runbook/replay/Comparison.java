package dev.runbook.replay;

import dev.runbook.graph.Step;
import dev.runbook.plan.CompleteMachine;
import dev.runbook.plan.Plan;
import dev.runbook.replay.Expectation.Entry;
import dev.runbook.run.OutputPattern;
import dev.runbook.run.RunResult;
import dev.runbook.run.StepOutcome;
import dev.runbook.source.Nearest;
import dev.runbook.source.Problem;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Compares the result of a play with the expectation of its scenario; the first cause comes first.
 */
final class Comparison {
  private final Scenario scenario;
  private final Played played;
  private final Plan plan;

  Comparison(Scenario scenario, Played played) {
    this.scenario = scenario;
    this.played = played;
    this.plan = played.plan();
  }

  /** All differences. */
  List<Difference> all() {
    Expectation expected = scenario.expected();
    boolean refused = played.ended().result() == RunResult.REFUSED;
    if (refused && expected.exit().value() != played.exit()) {
      List<Difference> errors =
          plan.errors().stream()
              .map(problem -> (Difference) new PlanRefused(nearer(problem)))
              .toList();
      return errors.isEmpty() ? List.of(exit()) : errors;
    }
    List<Difference> found = new ArrayList<>(ofCommands());
    expected.outcomes().forEach(entry -> outcome(entry).ifPresent(found::add));
    expected.turns().forEach(entry -> turn(entry).ifPresent(found::add));
    asked().ifPresent(found::add);
    expected.output().forEach(entry -> output(entry).ifPresent(found::add));
    expected.captured().forEach(entry -> captured(entry).ifPresent(found::add));
    if (expected.exit().value() != played.exit()) {
      found.add(exit());
    }
    expected
        .state()
        .forEach(
            host ->
                host.values()
                    .forEach(entry -> state(host.host().value(), entry).ifPresent(found::add)));
    return found;
  }

  /** What shows in commands, in the order in which they came. */
  private List<Difference> ofCommands() {
    List<CommandComparison.At> found = new ArrayList<>();
    new MockComplaints(scenario, played)
        .all()
        .forEach((number, each) -> found.add(new CommandComparison.At(number, each)));
    found.addAll(CommandComparison.of(scenario, played));
    return found.stream()
        .sorted(Comparator.comparing(CommandComparison.At::number))
        .map(CommandComparison.At::difference)
        .toList();
  }

  private SourcePlace place(PlacedValue<?> placed) {
    return new SourcePlace(scenario.source(), placed.span());
  }

  /** A host that the mock does not have may be one that it has, misspelt. */
  private Problem nearer(Problem problem) {
    if (!problem.code().equals("unknown-host")
        || !(plan.machine() instanceof CompleteMachine machine)) {
      return problem;
    }
    return plan.hosts().stream()
        .filter(host -> !machine.hasHost(host) && problem.message().contains("`" + host + "`"))
        .flatMap(host -> Nearest.didYouMean(host, machine.hosts().orElse(Set.of())).stream())
        .findFirst()
        .map(problem::withHint)
        .orElse(problem);
  }

  private Difference exit() {
    String came = played.exit() + " (" + played.word() + ")";
    Optional<PlacedValue<CutPoint>> cut = scenario.sequel().cut();
    List<Difference.Detail> why = new ArrayList<>();
    if (!played.ended().detail().isEmpty()) {
      why.add(Difference.Detail.of("because", shown(played.ended().detail())));
    }
    if (cut.isPresent() && !played.word().equals("cut")) {
      why.add(
          Difference.Detail.of(
              "cut",
              "it was to be cut off " + cut.get().value().words() + ", and never came there"));
    }
    return new DifferentText(
        "exit",
        place(scenario.expected().exit()),
        "the run did not end as expected",
        "exit " + scenario.expected().exit().value(),
        "exit " + came,
        why,
        List.of(
            scenario.expected().exit().value() == 0
                ? "correct the page or the mock, or write `exit: " + played.exit() + "` yourself"
                : "correct the page, or accept it: runbook test --update=expect "
                    + scenario.path()));
  }

  private Optional<Difference> outcome(Entry entry) {
    Step step = played.step(entry.name().value());
    StepOutcome came = played.outcome(step.id());
    return came.word().equals(entry.value().value())
        ? Optional.empty()
        : Optional.of(
            new DifferentText(
                "outcome",
                place(entry.value()),
                step.id() + " did not end as expected",
                entry.value().value(),
                came.word(),
                List.of(Difference.Detail.of("step", pagePlace(step).at())),
                List.of()));
  }

  private Optional<Difference> turn(Entry entry) {
    String host = entry.name().value();
    String came = played.turn(host);
    return came.equals(entry.value().value())
        ? Optional.empty()
        : Optional.of(
            new DifferentText(
                "outcome",
                place(entry.value()),
                "the turn of " + host + " did not end as expected",
                entry.value().value(),
                came,
                List.of(),
                List.of()));
  }

  private Optional<Difference> asked() {
    return scenario
        .expected()
        .asked()
        .filter(asked -> !ids(asked.value()).equals(played.asked()))
        .map(
            asked ->
                new DifferentList(
                    "asked",
                    place(asked),
                    "other steps were confirmed than expected",
                    ids(asked.value()),
                    played.asked(),
                    List.of(),
                    List.of()));
  }

  private List<String> ids(List<PlacedValue<String>> names) {
    return names.stream().map(name -> played.step(name.value()).id()).toList();
  }

  private Optional<Difference> output(Entry entry) {
    Step step = played.step(entry.name().value());
    String came = shown(played.output().getOrDefault(step.id(), ""));
    String wanted = entry.value().value();
    return OutputPattern.of(wanted).fits(came)
        ? Optional.empty()
        : Optional.of(
            new DifferentText(
                "output",
                place(entry.value()),
                step.id() + " printed something else than expected",
                shown(wanted),
                came,
                List.of(Difference.Detail.of("step", pagePlace(step).at())),
                List.of()));
  }

  /** What the last step that ended well has captured under a name, as later steps find it. */
  private Optional<Difference> captured(Entry entry) {
    String name = entry.name().value();
    String came =
        plan.steps().stream()
            .filter(step -> step.options().capture().equals(Optional.of(name)))
            .filter(step -> played.outcome(step.id()) == StepOutcome.OK)
            .reduce((first, last) -> last)
            .map(step -> shown(played.output().getOrDefault(step.id(), "")))
            .map(text -> text.replaceAll("\\n+\\z", ""))
            .orElse("nothing");
    return came.equals(entry.value().value())
        ? Optional.empty()
        : Optional.of(
            new DifferentText(
                "captured",
                place(entry.value()),
                name + " has another captured value than expected",
                entry.value().value(),
                came,
                List.of(),
                List.of()));
  }

  private Optional<Difference> state(String host, Entry entry) {
    Map<String, String> states = played.state().getOrDefault(host, Map.of());
    String name = entry.name().value();
    String came = states.getOrDefault(name, "nothing");
    return came.equals(entry.value().value())
        ? Optional.empty()
        : Optional.of(
            new DifferentText(
                "state",
                place(entry.value()),
                host + " ended in another state than expected",
                name + ": " + entry.value().value(),
                name + ": " + came,
                List.of(),
                List.of()));
  }

  private SourcePlace pagePlace(Step step) {
    return new SourcePlace(plan.procedure().source(), step.span());
  }

  private String shown(String text) {
    return played.mask().text(text);
  }
}
