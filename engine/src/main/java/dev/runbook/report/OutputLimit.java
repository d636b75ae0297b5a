package dev.runbook.report;

import dev.runbook.journal.JournalRecord;
import dev.runbook.journal.PastRun;
import dev.runbook.journal.event.JournalStepEvent;
import dev.runbook.journal.event.Tally;
import java.util.stream.Stream;

/** The limit of each stream of a command in a transcript, in bytes. */
public final class OutputLimit {
  private static final long ALL = 8L << 20;
  private static final int LEAST = 1024;

  private OutputLimit() {}

  /**
   * The usual limit, or less where all streams together would exceed 8 MiB with it; never less than
   * 1 KiB.
   */
  public static int of(PastRun run) {
    long streams =
        run.contents().records().stream()
            .map(JournalRecord::event)
            .filter(JournalStepEvent.CommandFinished.class::isInstance)
            .map(JournalStepEvent.CommandFinished.class::cast)
            .flatMap(command -> Stream.of(command.stdout(), command.stderr()))
            .filter(Tally::isSomething)
            .count();
    return of(streams);
  }

  static int of(long streams) {
    long share = ALL / Math.max(1, streams);
    return (int) Math.max(LEAST, Math.min(TextTranscript.DEFAULT_OUTPUT_LIMIT, share));
  }
}
