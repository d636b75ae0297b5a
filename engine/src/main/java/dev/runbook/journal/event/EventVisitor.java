package dev.runbook.journal.event;

/**
 * Whoever has an answer to each event.
 *
 * @param <R> the answer
 */
public interface EventVisitor<R> {
  /** The run began. */
  R runStarted(JournalEvent.RunStarted event);

  /** Another process went on. */
  R runResumed(JournalEvent.RunResumed event);

  /** A step's turn came. */
  R stepShown(JournalEvent.StepShown event);

  /** The gate decided. */
  R stepAnswered(JournalEvent.StepAnswered event);

  /** It was decided how a step stands. */
  R stepSettled(JournalEvent.StepSettled event);

  /** A step's first command is about to start. */
  R stepStarted(JournalEvent.StepStarted event);

  /** A command is about to start. */
  R commandStarted(JournalEvent.CommandStarted event);

  /** A command ended. */
  R commandFinished(JournalEvent.CommandFinished event);

  /** A step ended. */
  R stepFinished(JournalEvent.StepFinished event);

  /** The run ends early, and something is to be done as well. */
  R runEndsEarly(JournalEvent.RunEndsEarly event);

  /** Values were changed on the way. */
  R valuesChanged(JournalEvent.ValuesChanged event);

  /** A rollback begins. */
  R rollbackStarted(JournalEvent.RollbackStarted event);

  /** A rollback came to its last step. */
  R rollbackFinished(JournalEvent.RollbackFinished event);

  /** Something was said that changes nothing. */
  R remark(JournalEvent.Remark event);

  /** The run ended. */
  R runFinished(JournalEvent.RunFinished event);

  /** The record could not be written any more. */
  R runAborted(JournalEvent.RunAborted event);
}
