package dev.runbook.replay;

import dev.runbook.graph.Step;
import dev.runbook.graph.StepKind;
import dev.runbook.host.mock.ReceivedCommand;
import dev.runbook.replay.Difference.Detail;
import dev.runbook.run.RunResult;
import dev.runbook.run.StepOutcome;
import dev.runbook.shell.Risk;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The result of a page that is played a second time, on the hosts as the first play left them.
 *
 * @param scenario the scenario
 * @param played the second play
 * @param end the step at which it ended early; empty where it came to its end
 * @param steps what each step did
 */
public record SecondPlay(
    Scenario scenario, Played played, Optional<Step> end, List<StepAgain> steps) {
  /** Copies the list. */
  public SecondPlay {
    steps = List.copyOf(steps);
  }

  /** What a step does in a second play, in words. */
  public record StepAgain(Step step, String what) {}

  static SecondPlay of(ReadyScenario scenario, Replay second) {
    Played played = second.play();
    List<StepAgain> steps = new ArrayList<>();
    for (Step step : scenario.plan().steps()) {
      steps.add(new StepAgain(step, what(played, step)));
    }
    boolean early = played.ended().result() != RunResult.DONE;
    return new SecondPlay(
        scenario.scenario(),
        played,
        early ? second.lastShown().flatMap(played.plan()::step) : Optional.empty(),
        steps);
  }

  private static String what(Played played, Step step) {
    boolean unknown =
        played.sent().stream()
            .filter(sent -> sent.step().id().equals(step.id()))
            .anyMatch(sent -> sent.received().kind() == ReceivedCommand.Kind.UNFIT);
    if (unknown) {
      return "is sent commands for which the mock has no reply left";
    }
    StepOutcome outcome = played.outcome(step.id());
    if (step.kind() == StepKind.MANUAL && outcome == StepOutcome.OK) {
      return "is to be done again";
    }
    return switch (outcome) {
      case OK -> step.risk() == Risk.NONE ? "looks again" : "does the same again";
      case ASSUMED -> "is assumed to be done";
      case SKIPPED, LEFT_OUT -> "does nothing (" + outcome.word() + ")";
      case NOT_REACHED -> "is not reached";
      default -> "ends as " + outcome.word();
    };
  }

  /** The id of the step at which it ended early; nothing where it came to its end. */
  public String at() {
    return end.map(Step::id).orElse("");
  }

  /** How it differs from what is expected of it. */
  Optional<Difference> difference(Expectation.Resumed again) {
    boolean same =
        again.exit().value() == played.exit()
            && again.at().filter(at -> !isAt(at.value())).isEmpty();
    if (same) {
      return Optional.empty();
    }
    String wanted =
        "exit " + again.exit().value() + again.at().map(at -> " at " + at.value()).orElse("");
    String came = "exit " + played.exit() + end.map(step -> " at " + step.id()).orElse("");
    List<Detail> why =
        played.ended().detail().isEmpty()
            ? List.of()
            : List.of(Detail.of("because", played.mask().text(played.ended().detail())));
    return Optional.of(
        new DifferentText(
            "again",
            new SourcePlace(
                scenario.source(), again.at().map(PlacedValue::span).orElse(again.exit().span())),
            "played a second time, it ended differently than expected",
            wanted,
            came,
            why,
            List.of("`runbook test --again` shows what each step does in a second play")));
  }

  private boolean isAt(String name) {
    return end.filter(step -> step.id().equals(name) || step.id().endsWith("/" + name)).isPresent();
  }
}
