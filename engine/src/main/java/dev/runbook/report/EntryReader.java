package dev.runbook.report;

import dev.runbook.journal.JournalRecord;
import dev.runbook.journal.event.EventVisitor;
import dev.runbook.journal.event.JournalEvent;
import dev.runbook.journal.event.ParamValue;
import dev.runbook.journal.event.UndoStep;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.Collectors;

/** Finds what a transcript tells of a record; nothing of one that only begins or ends something. */
final class EntryReader implements EventVisitor<Optional<Entry>> {
  private final JournalRecord record;
  private final boolean manual;

  private EntryReader(JournalRecord record, boolean manual) {
    this.record = record;
    this.manual = manual;
  }

  /**
   * What is told of a record.
   *
   * @param manual whether it is of a step that a person does
   */
  static Optional<Entry> read(JournalRecord record, boolean manual) {
    return record.event().accept(new EntryReader(record, manual));
  }

  @Override
  public Optional<Entry> runStarted(JournalEvent.RunStarted event) {
    return Optional.empty();
  }

  @Override
  public Optional<Entry> runResumed(JournalEvent.RunResumed event) {
    return Optional.empty();
  }

  @Override
  public Optional<Entry> stepShown(JournalEvent.StepShown event) {
    return Optional.empty();
  }

  @Override
  public Optional<Entry> stepAnswered(JournalEvent.StepAnswered event) {
    return said("answer", answer(event, manual), Entry.Type.PLAIN);
  }

  /** What was answered to a step, a manual one or not. */
  static String answer(JournalEvent.StepAnswered answered, boolean manual) {
    String detail = answered.detail();
    if (answered.answer().equals("deselected")) {
      return detail; // It says all of it: left out with --skip.
    }
    String word =
        switch (answered.answer()) {
          case "run" -> manual ? "done" : "run";
          case "confirmed" -> "confirmed by typing " + detail;
          case "not-confirmed" -> "not confirmed";
          case "not-approved" -> "not approved by a second person";
          case "edit" -> "run this instead";
          case "retry" -> detail.isEmpty() ? "try again" : "try again with this instead";
          case "again" ->
              detail.isEmpty() ? "this command again" : "go on with this instead of the command";
          case "with-terminal" -> "this command again, with the operator's terminal";
          case "next-command" -> "go on with the next command";
          case "skip-failed" -> "go on without it";
          case "assumed" -> "assumed to be done";
          case "back" -> "back to the step before";
          case "not-again" -> "not once more";
          case "go-to" -> "go on elsewhere";
          case "roll-back" -> "roll back";
          default -> answered.answer();
        };
    boolean told = detail.isEmpty() || answered.answer().equals("confirmed");
    return told ? word : word + ": " + detail;
  }

  @Override
  public Optional<Entry> stepSettled(JournalEvent.StepSettled event) {
    return said("settled", settled(event), Entry.Type.PLAIN);
  }

  /** How it was decided what a step had done that an earlier part of the run has left. */
  static String settled(JournalEvent.StepSettled settled) {
    String verdict =
        switch (settled.verdict()) {
          case "happened" ->
              settled.done() ? "it happened" : "what was in flight happened; the rest is to run";
          case "did-not-happen" -> "it did not happen";
          case "again" -> "it may run again";
          case "kept" -> "it is done and stays so";
          default -> settled.verdict();
        };
    String by =
        switch (settled.by()) {
          case "operator" -> "the operator says";
          case "verify" -> "its check says so";
          case "idempotent" -> "";
          default -> settled.by();
        };
    String reason = settled.reason();
    String why = by.isEmpty() || reason.isEmpty() ? by + reason : by + ": " + reason;
    return why.isEmpty() ? verdict : verdict + ", " + why;
  }

  @Override
  public Optional<Entry> stepStarted(JournalEvent.StepStarted event) {
    return event.attempt() > 1
        ? said("attempt " + event.attempt(), "", Entry.Type.PLAIN)
        : Optional.empty();
  }

  @Override
  public Optional<Entry> commandStarted(JournalEvent.CommandStarted event) {
    return Optional.of(new Entry.Began(record, event));
  }

  @Override
  public Optional<Entry> commandFinished(JournalEvent.CommandFinished event) {
    OptionalLong status = event.status();
    boolean plain = event.detail().isEmpty() && status.isPresent();
    String words =
        withReason(event.outcome(), event.detail())
            + (plain ? ", status " + status.getAsLong() : "")
            + ", "
            + TextFormat.duration(event.millis());
    return Optional.of(new Entry.Ended(record, event, words));
  }

  @Override
  public Optional<Entry> stepFinished(JournalEvent.StepFinished event) {
    String took = event.isWithoutRunning() ? "" : " after " + TextFormat.duration(event.millis());
    return said("step", withReason(event.result(), event.reason()) + took, Entry.Type.STRONG);
  }

  @Override
  public Optional<Entry> runEndsEarly(JournalEvent.RunEndsEarly event) {
    String steps = event.due().stream().map(EntryReader::undo).collect(Collectors.joining("; "));
    return said("always", "the run ends early, and is to do as well: " + steps, Entry.Type.PLAIN);
  }

  @Override
  public Optional<Entry> valuesChanged(JournalEvent.ValuesChanged event) {
    return said("values", changes(event), Entry.Type.PLAIN);
  }

  /** Which values were changed or given; of a secret only that it was. */
  static String changes(JournalEvent.ValuesChanged event) {
    return event.values().stream()
        .map(value -> change(value, Optional.ofNullable(event.before().get(value.name()))))
        .collect(Collectors.joining(", "));
  }

  private static String change(ParamValue value, Optional<String> before) {
    if (value.secret()) {
      return value.name() + (before.isEmpty() ? " was given" : " was changed");
    }
    String was = before.map(text -> " was " + text + " and is now ").orElse(" is ");
    return value.name() + was + value.value().orElse("");
  }

  @Override
  public Optional<Entry> rollbackStarted(JournalEvent.RollbackStarted event) {
    String steps =
        event.undoing().stream().map(EntryReader::undo).collect(Collectors.joining("; "));
    return said("rollback", after(event.step()) + steps, Entry.Type.PLAIN);
  }

  private static String undo(UndoStep undo) {
    String undoes =
        undo.undoes().isEmpty() ? "" : ", which undoes " + String.join(", ", undo.undoes());
    return "\"" + undo.title() + "\"" + undoes;
  }

  @Override
  public Optional<Entry> rollbackFinished(JournalEvent.RollbackFinished event) {
    String how = event.complete() ? "all of it ended well" : "not all of it ended well";
    return said("rollback", after(event.step()) + how, Entry.Type.STRONG);
  }

  private static String after(String failed) {
    return "after " + failed + " failed: ";
  }

  @Override
  public Optional<Entry> remark(JournalEvent.Remark event) {
    boolean exact =
        event instanceof JournalEvent.HostIdentified || event instanceof JournalEvent.StepApproved;
    return said(event.label(), event.sentence(), exact ? Entry.Type.EXACT : Entry.Type.PLAIN);
  }

  @Override
  public Optional<Entry> runFinished(JournalEvent.RunFinished event) {
    return Optional.empty();
  }

  @Override
  public Optional<Entry> runAborted(JournalEvent.RunAborted event) {
    return Optional.empty();
  }

  private Optional<Entry> said(String label, String words, Entry.Type type) {
    return Optional.of(new Entry.Said(record, label, words, type));
  }

  private static String withReason(String word, String why) {
    if (why.isEmpty()) {
      return word;
    }
    return why.startsWith(word) ? why : word + ": " + why;
  }
}
