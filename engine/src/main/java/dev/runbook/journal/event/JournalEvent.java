package dev.runbook.journal.event;

/**
 * The event of one journal line. The components of each event are its fields in the journal.
 *
 * <p>An event says itself what a transcript tells of it. A new one either changes how a run or a
 * step stands, and then the visitor beside it has a method for it, or it is a {@link
 * JournalRemark}. In each case it is one record in one of three files.
 */
public sealed interface JournalEvent permits JournalRunEvent, JournalStepEvent, JournalRemark {
  /** Passes it to the method that is meant for it. */
  <R> R accept(Visitor<R> visitor);

  /** What transcripts call it, in a word; empty where they tell nothing of it. */
  String label();

  /** What it says, for people; not yet harmless. */
  String sentence();

  /** Whether it must be on the disk before anything else happens. */
  default boolean isForced() {
    return true;
  }

  /**
   * Whether it may reach the disk together with the next record that is forced, where nobody is
   * asked in between: nothing happens outside before that one.
   */
  default boolean mayWait() {
    return false;
  }

  /** Whether the run departed from its page by it. */
  default boolean isDeviation() {
    return false;
  }

  /**
   * A reader that has an answer to each event.
   *
   * @param <R> the answer
   */
  interface Visitor<R> extends JournalRunEvent.RunVisitor<R>, JournalStepEvent.StepVisitor<R> {
    /** Something was said that changes nothing. */
    R remark(JournalRemark event);
  }
}
