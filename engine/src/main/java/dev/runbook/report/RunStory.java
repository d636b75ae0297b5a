package dev.runbook.report;

import dev.runbook.journal.JournalRecord;
import dev.runbook.journal.PastRun;
import dev.runbook.journal.RunSummary;
import dev.runbook.journal.event.JournalEvent;
import dev.runbook.journal.event.JournalRunEvent;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * A past run, part by part and turn by turn.
 *
 * @param run the run
 * @param parts one, and one more for each time that it went on
 * @param times how points in time are told
 */
record RunStory(PastRun run, List<RunPart> parts, Times times) {
  static RunStory of(PastRun run) {
    return of(run, Times.UTC);
  }

  static RunStory of(PastRun run, Times times) {
    List<JournalRecord> records = run.contents().records();
    Risks risks = Risks.of(run.folder(), beginnings(records));
    List<RunPart> parts = new ArrayList<>();
    boolean rollback = false; // A rollback that was cut off goes on in the next part.
    for (JournalRecord record : records) {
      if (record.event() instanceof JournalRunEvent.Beginning beginning) {
        parts.add(new RunPart(parts.size() + 1, beginning, record));
      } else {
        rollback =
            record.event() instanceof JournalRunEvent.RollbackStarted
                || rollback && !(record.event() instanceof JournalRunEvent.RollbackFinished);
        parts.get(parts.size() - 1).add(record, risks, rollback);
      }
    }
    RunStory story = new RunStory(run, List.copyOf(parts), times);
    if (story.isInFlight()) {
      story.turns().stream().reduce((earlier, later) -> later).ifPresent(StepHistory::goesOn);
    }
    return story;
  }

  private static int beginnings(List<JournalRecord> records) {
    return (int)
        records.stream().filter(each -> each.event() instanceof JournalRunEvent.Beginning).count();
  }

  /** Whether somebody plays it now. */
  boolean isInFlight() {
    return run.summary().state() == RunSummary.State.IN_FLIGHT;
  }

  /** The steps' turns, in the order in which they were played. */
  List<StepHistory> turns() {
    return parts.stream().flatMap(part -> part.turns().stream()).toList();
  }

  /** How the run began. */
  JournalRunEvent.RunStarted started() {
    return (JournalRunEvent.RunStarted) parts.get(0).beginning();
  }

  RunPart lastPart() {
    return parts.get(parts.size() - 1);
  }

  /** The part that another one followed. */
  RunPart before(RunPart resumed) {
    return parts.get(resumed.number() - 2);
  }

  /** How long it was played, without the time in which nobody did. */
  Duration played() {
    return parts.stream().map(RunPart::length).reduce(Duration.ZERO, Duration::plus);
  }

  /** The events of one type in the whole run. */
  <E extends JournalEvent> List<E> all(Class<E> type) {
    return run.contents().records().stream()
        .map(JournalRecord::event)
        .filter(type::isInstance)
        .map(type::cast)
        .toList();
  }

  /** The highest risk of the steps that were played, here and on the hosts of a group. */
  String risk() {
    List<String> risks = new ArrayList<>(turns().stream().map(StepHistory::risk).toList());
    if (!all(JournalRunEvent.HostStarted.class).isEmpty()) {
      Risks planned = Risks.of(run.folder(), parts.size());
      all(JournalRunEvent.RolloutPlanned.class).stream()
          .flatMap(rollout -> rollout.contents().keySet().stream())
          .forEach(step -> risks.add(planned.of(step)));
    }
    return risks.contains(Risks.DANGER)
        ? Risks.DANGER
        : risks.contains(Risks.CAUTION) ? Risks.CAUTION : Risks.NONE;
  }
}
