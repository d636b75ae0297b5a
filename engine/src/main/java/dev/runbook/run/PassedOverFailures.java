package dev.runbook.run;

import dev.runbook.graph.Step;
import dev.runbook.host.Outcome;
import dev.runbook.plan.Plan;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * The failures after which a run went on. They stay failures, and the end of the run shows them.
 */
final class PassedOverFailures {
  private final Map<String, Failure> failures = new LinkedHashMap<>();

  /** A step's failure: how it ended follows its title in a sentence. */
  record Failure(String title, String ending, boolean unknown) {
    static Failure of(Step step, Outcome outcome) {
      return new Failure(step.title(), outcome.sentence(), outcome instanceof Outcome.Unknown);
    }

    /** One that an earlier part of the run has left. */
    static Failure of(Step step, PastStep past) {
      return new Failure(step.title(), past.failure(), false);
    }

    private String sentence() {
      return "\"" + title + "\" " + ending + ", and was passed over";
    }
  }

  /** Those of the earlier parts of a run. */
  static PassedOverFailures before(Plan plan, Resumption past) {
    PassedOverFailures passedOver = new PassedOverFailures();
    plan.steps().stream()
        .filter(step -> past.keeps(plan, step))
        .filter(step -> past.of(step).filter(PastStep::hasFailed).isPresent())
        .forEach(step -> passedOver.add(step, Failure.of(step, past.of(step).orElseThrow())));
    return passedOver;
  }

  void add(Step step, Failure failure) {
    failures.put(step.id(), failure);
  }

  /** It had another turn, in which it did not fail. */
  void remove(Step step) {
    failures.remove(step.id());
  }

  /** How a run ends that came to its last step; what nobody knows weighs more than a failure. */
  RunEnd ended() {
    if (failures.isEmpty()) {
      return new RunEnd(RunResult.DONE, "");
    }
    Optional<Failure> unknown = failures.values().stream().filter(Failure::unknown).findFirst();
    String sentences =
        failures.values().stream().map(Failure::sentence).collect(Collectors.joining("; "));
    return new RunEnd(
        unknown.isPresent() ? RunResult.UNKNOWN : RunResult.DONE_WITH_FAILURES, sentences);
  }
}
