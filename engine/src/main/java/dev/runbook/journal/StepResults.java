package dev.runbook.journal;

import dev.runbook.journal.event.JournalStepEvent;
import dev.runbook.run.RunResult;
import dev.runbook.run.StepOutcome;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;

/** The last result of each step of a run. */
final class StepResults {
  private final Map<String, StepOutcome> last = new LinkedHashMap<>();
  private final Set<String> passedOver = new LinkedHashSet<>();

  void started(JournalStepEvent.StepStarted event) {
    last.remove(event.step());
    passedOver.remove(event.step());
  }

  void commandStarted(JournalStepEvent.CommandStarted event) {
    last.put(event.step(), StepOutcome.UNKNOWN);
  }

  void commandFinished(JournalStepEvent.CommandFinished event) {
    if (event.ended() != StepOutcome.UNKNOWN) {
      last.remove(event.step(), StepOutcome.UNKNOWN);
    }
  }

  /** What was passed over keeps its end, whatever version 0.1 wrote of it afterwards. */
  void finished(JournalStepEvent.StepFinished event) {
    if (!passedOver.contains(event.step()) || !event.isWithoutRunning()) {
      last.put(event.step(), event.ended());
      passedOver.remove(event.step());
    }
  }

  void settled(JournalStepEvent.StepSettled event) {
    last.remove(event.step(), StepOutcome.UNKNOWN);
  }

  /** The run goes on although the step has failed. */
  void passedOver(String step) {
    last.putIfAbsent(step, StepOutcome.NOT_STARTED);
    passedOver.add(step);
  }

  /** How the run ended, where its end was recorded so: what was passed over counts. */
  String ended(String recorded) {
    if (!recorded.equals(RunResult.DONE.word()) || passedOver.isEmpty()) {
      return recorded;
    }
    boolean unknown = passedOver.stream().map(last::get).anyMatch(StepOutcome.UNKNOWN::equals);
    return (unknown ? RunResult.UNKNOWN : RunResult.DONE_WITH_FAILURES).word();
  }

  RunSummary.Steps counts() {
    long failed = last.values().stream().filter(StepOutcome::isFailure).count();
    return new RunSummary.Steps(
        count(StepOutcome.OK),
        failed,
        count(StepOutcome.SKIPPED),
        count(StepOutcome.UNKNOWN),
        count(StepOutcome.LEFT_OUT),
        count(StepOutcome.ASSUMED));
  }

  private long count(StepOutcome outcome) {
    return last.values().stream().filter(outcome::equals).count();
  }
}
