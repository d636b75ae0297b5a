package dev.runbook.report;

import dev.runbook.journal.JournalRecord;
import dev.runbook.journal.event.JournalRemark;
import dev.runbook.journal.event.JournalRunEvent;
import dev.runbook.journal.event.JournalStepEvent;
import dev.runbook.journal.event.OmittedStep;
import dev.runbook.run.StepAnswer;
import dev.runbook.run.StepOutcome;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiFunction;

/**
 * The change record of a run, as lists: confirmations, hosts, parameters, deviations, settlements,
 * verification.
 */
final class ChangeRecord {
  private final RunStory story;

  ChangeRecord(RunStory story) {
    this.story = story;
  }

  /**
   * A list of a change record.
   *
   * @param title what it lists
   * @param items none where there was nothing of the kind
   */
  record Section(String title, List<Item> items) {}

  /**
   * An item of a list.
   *
   * @param pieces its text, piece by piece
   */
  record Item(List<Piece> pieces) {
    static Item text(String text) {
      return new Item(List.of(new Piece(text, false)));
    }

    static Item exact(String text) {
      return new Item(List.of(new Piece(text, true)));
    }
  }

  /**
   * A piece of text; not yet harmless.
   *
   * @param exact whether it is to be shown in the type of code
   */
  record Piece(String text, boolean exact) {}

  Section confirmations() {
    return new Section(
        "Confirmations",
        records(
            (turn, record) -> {
              if (record.event() instanceof JournalRemark.WaveAnswered wave) {
                return Optional.of(": " + wave.sentence());
              }
              return record.event() instanceof JournalStepEvent.StepAnswered answered
                      && (answered.is(StepAnswer.CONFIRMED)
                          || answered.is(StepAnswer.NOT_CONFIRMED))
                  ? turn.map(of -> ", " + of.name() + ": " + answer(answered, of))
                  : Optional.empty();
            }));
  }

  /** What a second person has approved, and which approvals were refused. */
  Section approvals() {
    return new Section(
        "Approvals by a second person",
        records(
            (turn, record) -> {
              if (record.event() instanceof JournalRemark.StepApproved approved) {
                return Optional.of(name(turn, approved.step()) + "approved " + approved.sentence());
              }
              return record.event() instanceof JournalRemark.ApprovalMissing missing
                      && !missing.reasons().isEmpty()
                  ? Optional.of(name(turn, missing.step()) + missing.sentence())
                  : Optional.empty();
            }));
  }

  /** A step on a group of hosts has no turn in the run that leads them. */
  private static String name(Optional<StepHistory> turn, String step) {
    return ", "
        + turn.filter(of -> of.shown().step().equals(step)).map(StepHistory::name).orElse(step)
        + ": ";
  }

  /** What is said of the run's records, each with its time and the turn in which it was written. */
  private List<Item> records(
      BiFunction<Optional<StepHistory>, JournalRecord, Optional<String>> said) {
    List<Item> all = new ArrayList<>();
    Map<JournalRecord, StepHistory> turns = new HashMap<>();
    story.turns().forEach(turn -> turn.records().forEach(record -> turns.put(record, turn)));
    for (JournalRecord record : story.run().contents().records()) {
      said.apply(Optional.ofNullable(turns.get(record)), record)
          .map(what -> Item.text(story.times().time(record.time()) + what))
          .ifPresent(all::add);
    }
    return all;
  }

  Section hosts() {
    return new Section(
        "Hosts",
        story.all(JournalRemark.HostIdentified.class).stream()
            .map(JournalRemark.HostIdentified::sentence)
            .distinct()
            .map(Item::exact)
            .toList());
  }

  Section parameters() {
    return new Section(
        "Parameters", GivenValue.of(story).stream().map(ChangeRecord::given).toList());
  }

  private static Item given(GivenValue given) {
    return new Item(
        List.of(
            new Piece(given.name(), true),
            new Piece(" = ", false),
            new Piece(given.value(), true),
            new Piece(given.since(), false)));
  }

  Section deviations() {
    List<Item> items = new ArrayList<>();
    String began = story.times().time(story.run().summary().start());
    for (OmittedStep left : story.started().omitted()) {
      String step = ", step " + left.position() + " (" + left.title() + "): ";
      items.add(Item.text(began + step + "left out with " + left.flag()));
    }
    for (JournalRecord record : story.run().contents().records()) {
      if (record.event() instanceof JournalRunEvent.HostLeftOut left) {
        items.add(Item.text(story.times().time(record.time()) + ": " + left.sentence()));
      }
    }
    items.addAll(turns(ChangeRecord::deviation));
    return new Section("Deviations from the page", items);
  }

  private static Optional<String> deviation(StepHistory turn, JournalRecord record) {
    boolean ofStep = !(record.event() instanceof JournalRunEvent.HostLeftOut);
    if (!ofStep || !record.event().isDeviation()) {
      return Optional.empty();
    }
    return record.event() instanceof JournalStepEvent.StepAnswered answered
        ? Optional.of(answer(answered, turn))
        : TranscriptEntryReader.read(record, turn.shown().isManual())
            .filter(TranscriptEntry.Remark.class::isInstance)
            .map(entry -> ((TranscriptEntry.Remark) entry).words());
  }

  private static String answer(JournalStepEvent.StepAnswered answered, StepHistory turn) {
    return answered.sentence(turn.shown().isManual());
  }

  Section settled() {
    return new Section(
        "Steps in flight, settled",
        turns(
            (turn, record) ->
                record.event() instanceof JournalStepEvent.StepSettled settled
                    ? Optional.of(settled.sentence())
                    : Optional.empty()));
  }

  /** What was undone after a failure, and whether all of it was. */
  Section rollback() {
    return new Section(
        "Rollback",
        story.turns().stream()
            .flatMap(turn -> turn.records().stream())
            .filter(
                record ->
                    record.event() instanceof JournalRunEvent.RollbackStarted
                        || record.event() instanceof JournalRunEvent.RollbackFinished)
            .flatMap(record -> TranscriptEntryReader.read(record, false).stream())
            .filter(TranscriptEntry.Remark.class::isInstance)
            .map(TranscriptEntry.Remark.class::cast)
            .map(said -> Item.text(story.times().time(said.time()) + ", " + said.words()))
            .toList());
  }

  /** Steps that ended well, and why that says less than it seems to. */
  Section unproven() {
    return new Section(
        "Unproven successes",
        turns(
            (turn, record) ->
                record.event() instanceof JournalRemark.StepUnproven unproven
                        && turn.result().equals(StepOutcome.OK.word())
                    ? Optional.of(unproven.sentence())
                    : Optional.empty()));
  }

  /** The steps' own checks, then what the record itself is worth. */
  Section verification() {
    List<Item> items = new ArrayList<>();
    story.turns().forEach(turn -> checks(turn, items));
    Verification.of(story.run().folder()).sentences().stream().map(Item::text).forEach(items::add);
    return new Section("Verification", items);
  }

  private void checks(StepHistory turn, List<Item> items) {
    Optional<JournalStepEvent.CommandStarted> check = Optional.empty();
    for (TranscriptEntry entry : turn.entries()) {
      if (entry instanceof TranscriptEntry.Began began) {
        check = Optional.of(began.command()).filter(JournalStepEvent.CommandStarted::check);
      } else if (entry instanceof TranscriptEntry.Ended ended) {
        check
            .map(started -> at(ended.record(), turn, started.text() + ": " + ended.words()))
            .ifPresent(items::add);
        check = Optional.empty();
      }
    }
  }

  private List<Item> turns(BiFunction<StepHistory, JournalRecord, Optional<String>> said) {
    List<Item> all = new ArrayList<>();
    for (StepHistory turn : story.turns()) {
      for (JournalRecord record : turn.records()) {
        said.apply(turn, record).map(what -> at(record, turn, what)).ifPresent(all::add);
      }
    }
    return all;
  }

  private Item at(JournalRecord record, StepHistory turn, String said) {
    return Item.text(story.times().time(record.time()) + ", " + turn.name() + ": " + said);
  }
}
