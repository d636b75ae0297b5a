package dev.runbook.journal;

/**
 * The place where a journal differs from what was written.
 *
 * @param kind what became of it
 * @param seq the number of the record that should stand there
 * @param offset where in the file it begins
 * @param message what is wrong, in one sentence
 */
public record Damage(Kind kind, long seq, long offset, String message) {
  /** What can become of a journal. */
  public enum Kind {
    /** A whole record lacks its line feed: nothing is lost. */
    UNENDED,
    /** The writing was cut off within a record, which was never acknowledged. */
    TORN,
    /**
     * A record was changed, removed or put in: the journal is evidence, and must not be added to.
     */
    CHANGED
  }
}
