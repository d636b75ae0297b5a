package dev.runbook.report;

import dev.runbook.journal.JournalObject;
import dev.runbook.journal.JournalRecord;
import java.util.Optional;

/**
 * How large the terminal of a recording is.
 *
 * @param columns how many characters a line has
 * @param rows how many lines there are
 */
record CastSize(long columns, long rows) {
  /** Of a run that was played without a terminal, or by a version that did not record it. */
  static final CastSize USUAL = new CastSize(100, 30);

  private static final int LARGEST = 9999;

  /** How large it was when a part of the run began. */
  static Optional<CastSize> of(JournalRecord beginning) {
    JournalObject terminal = beginning.object().object("terminal");
    long columns = terminal.number("cols").orElse(0);
    long rows = terminal.number("rows").orElse(0);
    return Math.min(columns, rows) > 0 && Math.max(columns, rows) <= LARGEST
        ? Optional.of(new CastSize(columns, rows))
        : Optional.empty();
  }
}
