package dev.runbook.report;

import dev.runbook.journal.JournalRecord;
import dev.runbook.journal.PastRun;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A past run, turn by turn.
 *
 * @param run the run
 * @param before what was recorded before the first turn, the run's start included
 * @param turns the steps' turns, in the order in which they were played
 * @param end the record of the run's end, where there is one
 */
record Story(
    PastRun run, List<JournalRecord> before, List<Turn> turns, Optional<JournalRecord> end) {
  static Story of(PastRun run) {
    Risks risks = Risks.of(run.folder());
    List<JournalRecord> before = new ArrayList<>();
    List<Turn> turns = new ArrayList<>();
    Optional<JournalRecord> end = Optional.empty();
    for (JournalRecord record : run.contents().records()) {
      if (record.event().equals("step.shown")) {
        turns.add(new Turn(record, risks.of(record)));
        continue;
      }
      if (record.event().equals("run.finished")) {
        end = Optional.of(record);
        continue;
      }
      if (record.event().equals("run.resumed")) {
        end = Optional.empty();
      }
      if (turns.isEmpty()) {
        before.add(record);
      } else {
        turns.get(turns.size() - 1).add(record);
      }
    }
    return new Story(run, List.copyOf(before), List.copyOf(turns), end);
  }

  /** The record of the run's start. */
  JournalRecord started() {
    return run.contents().records().get(0);
  }

  /** The records of one event in the whole run. */
  List<JournalRecord> all(String event) {
    return run.contents().records().stream()
        .filter(record -> record.event().equals(event))
        .toList();
  }

  /** The highest risk of the steps that were played. */
  String risk() {
    List<String> risks = turns.stream().map(Turn::risk).toList();
    return risks.contains(Risks.DANGER)
        ? Risks.DANGER
        : risks.contains(Risks.CAUTION) ? Risks.CAUTION : Risks.NONE;
  }
}
