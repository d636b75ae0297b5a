package dev.runbook.run;

import dev.runbook.graph.Command;
import dev.runbook.graph.Step;
import dev.runbook.host.Outcome;
import dev.runbook.run.StepExecutor.Execution;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;

/** Runs the conditions of steps, and remembers which of them hold. */
final class StepConditions {
  /** Not executable, not found, and what ssh says of itself: no answer of a command's own. */
  private static final Set<Integer> NO_ANSWERS = Set.of(126, 127, 255);

  private final Asking asking;
  private final Set<String> held = new HashSet<>();

  /**
   * What a condition came to.
   *
   * @param outcome how it ended, any status being fine
   * @param status its exit status, where there is one
   * @param refusal how the run ends where it was not sent
   */
  record Answer(Outcome outcome, Optional<Integer> status, Optional<RunResult> refusal) {}

  /** Runs a step's condition. */
  @FunctionalInterface
  interface Asking {
    Answer run(Step step, Command condition);
  }

  StepConditions(Asking asking) {
    this.asking = asking;
  }

  /** Whether an exit status is an answer, yes or no, of the command that was asked. */
  static boolean isAnswer(int status) {
    return !NO_ANSWERS.contains(status);
  }

  /** Whether a step's condition was asked last and holds. */
  boolean hold(Step step) {
    return held.contains(step.id());
  }

  /**
   * Asks the condition of a step: what becomes of it where that does not hold, or does not answer.
   * Any status of its own is a yes or a no; what is in doubt is no "no".
   */
  Optional<Execution> ask(Step step) {
    held.remove(step.id());
    Optional<Command> condition = step.options().condition();
    if (condition.isEmpty()) {
      return Optional.empty();
    }
    String text = condition.get().text();
    Answer answer = asking.run(step, condition.get());
    int status = answer.status().orElse(1);
    if (!answer.outcome().isOk() || !isAnswer(status)) {
      Outcome doubt = answer.outcome().isOk() ? Outcome.failed(status) : answer.outcome();
      return Optional.of(new Execution(new StepResult.Ran(doubt), -1, text, answer.refusal()));
    }
    if (status != 0) {
      StepResult skipped = new StepResult.Skipped("its condition does not hold: " + text);
      return Optional.of(new Execution(skipped, -1, text, answer.refusal()));
    }
    held.add(step.id());
    return Optional.empty();
  }
}
