package dev.runbook.report;

import dev.runbook.journal.JournalRecord;
import dev.runbook.journal.PastRun;
import dev.runbook.journal.RunSummary;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A past run, part by part and turn by turn.
 *
 * @param run the run
 * @param parts one, and one more for each time that it went on
 */
record Story(PastRun run, List<Part> parts) {
  static Story of(PastRun run) {
    List<JournalRecord> records = run.contents().records();
    long resumed = records.stream().filter(r -> r.event().equals("run.resumed")).count();
    Risks risks = Risks.of(run.folder(), (int) resumed + 1);
    List<Part> parts = new ArrayList<>();
    for (JournalRecord record : records) {
      if (parts.isEmpty() || record.event().equals("run.resumed")) {
        parts.add(new Part(parts.size() + 1, record));
      } else {
        parts.get(parts.size() - 1).add(record, risks);
      }
    }
    Story story = new Story(run, List.copyOf(parts));
    if (run.summary().state() == RunSummary.State.IN_FLIGHT) {
      story.lastTurn().ifPresent(Turn::goesOn);
    }
    return story;
  }

  /** The steps' turns, in the order in which they were played. */
  List<Turn> turns() {
    return parts.stream().flatMap(part -> part.turns().stream()).toList();
  }

  /** The record of the run's start. */
  JournalRecord started() {
    return run.contents().records().get(0);
  }

  /** The record of the run's end, where there is one. */
  Optional<JournalRecord> end() {
    return parts.get(parts.size() - 1).end();
  }

  /** The part that another one followed. */
  Part before(Part resumed) {
    return parts.get(resumed.number() - 2);
  }

  boolean isLast(Part part) {
    return part.number() == parts.size();
  }

  /** How long it was played, without the time in which nobody did. */
  Duration played() {
    return parts.stream().map(Part::length).reduce(Duration.ZERO, Duration::plus);
  }

  /** The records of one event in the whole run. */
  List<JournalRecord> all(String event) {
    return run.contents().records().stream()
        .filter(record -> record.event().equals(event))
        .toList();
  }

  /** The highest risk of the steps that were played. */
  String risk() {
    List<String> risks = turns().stream().map(Turn::risk).toList();
    return risks.contains(Risks.DANGER)
        ? Risks.DANGER
        : risks.contains(Risks.CAUTION) ? Risks.CAUTION : Risks.NONE;
  }

  private Optional<Turn> lastTurn() {
    List<Turn> turns = turns();
    return turns.isEmpty() ? Optional.empty() : Optional.of(turns.get(turns.size() - 1));
  }
}
