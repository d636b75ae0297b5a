package dev.runbook.journal;

import dev.runbook.host.Outcome;
import dev.runbook.journal.event.JournalEvent;
import dev.runbook.run.RunResult;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;

/** How each step of a run ended last. */
final class StepResults {
  private static final String UNKNOWN = RunSummary.UNKNOWN;
  private static final String NOT_STARTED = Outcome.notStarted("").word();

  private final Map<String, String> last = new LinkedHashMap<>();
  private final Set<String> passedOver = new LinkedHashSet<>();

  void started(JournalEvent.StepStarted event) {
    last.remove(event.step());
    passedOver.remove(event.step());
  }

  void commandStarted(JournalEvent.CommandStarted event) {
    last.put(event.step(), UNKNOWN);
  }

  void commandFinished(JournalEvent.CommandFinished event) {
    if (!event.outcome().equals(UNKNOWN)) {
      last.remove(event.step(), UNKNOWN);
    }
  }

  /** What was passed over keeps its end, whatever version 0.1 wrote of it afterwards. */
  void finished(JournalEvent.StepFinished event) {
    if (!passedOver.contains(event.step()) || !event.isWithoutRunning()) {
      last.put(event.step(), event.result());
      passedOver.remove(event.step());
    }
  }

  void settled(JournalEvent.StepSettled event) {
    last.remove(event.step(), UNKNOWN);
  }

  /** The run goes on although the step has failed. */
  void passedOver(String step) {
    last.putIfAbsent(step, NOT_STARTED);
    passedOver.add(step);
  }

  /** How the run ended, where its end was recorded so: what was passed over counts. */
  String ended(String recorded) {
    if (!recorded.equals(RunResult.DONE.word()) || passedOver.isEmpty()) {
      return recorded;
    }
    boolean unknown = passedOver.stream().map(last::get).anyMatch(UNKNOWN::equals);
    return (unknown ? RunResult.UNKNOWN : RunResult.DONE_WITH_FAILURES).word();
  }

  RunSummary.Steps counts() {
    Collection<String> results = last.values();
    long done = count("ok");
    long skipped = count("skipped");
    long leftOut = count("left-out");
    long assumed = count("assumed");
    long unknown = count(UNKNOWN);
    long failed = results.size() - done - skipped - leftOut - assumed - unknown;
    return new RunSummary.Steps(done, failed, skipped, unknown, leftOut, assumed);
  }

  private long count(String result) {
    return last.values().stream().filter(result::equals).count();
  }
}
