package dev.runbook.journal;

import dev.runbook.journal.event.JournalEvent;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;

/** How each step of a run ended last. */
final class StepResults {
  private static final String UNKNOWN = RunSummary.UNKNOWN;

  private final Map<String, String> last = new LinkedHashMap<>();

  void started(JournalEvent.StepStarted event) {
    last.remove(event.step());
  }

  void commandStarted(JournalEvent.CommandStarted event) {
    last.put(event.step(), UNKNOWN);
  }

  void commandFinished(JournalEvent.CommandFinished event) {
    if (!event.outcome().equals(UNKNOWN)) {
      last.remove(event.step(), UNKNOWN);
    }
  }

  void finished(JournalEvent.StepFinished event) {
    last.put(event.step(), event.result());
  }

  void settled(JournalEvent.StepSettled event) {
    last.remove(event.step(), UNKNOWN);
  }

  RunSummary.Steps counts() {
    Collection<String> results = last.values();
    long done = results.stream().filter("ok"::equals).count();
    long skipped = results.stream().filter("skipped"::equals).count();
    long unknown = results.stream().filter(UNKNOWN::equals).count();
    return new RunSummary.Steps(done, last.size() - done - skipped - unknown, skipped, unknown);
  }
}
