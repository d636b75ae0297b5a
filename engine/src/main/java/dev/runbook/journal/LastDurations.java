package dev.runbook.journal;

import dev.runbook.journal.event.JournalStepEvent;
import dev.runbook.run.RunMode;
import dev.runbook.run.StepOutcome;
import dev.runbook.source.UnreadableException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;

/** The durations of a page's steps, from the last time that each ended well. */
public final class LastDurations {
  /** Older runs are not looked into: whoever is about to play does not wait for them. */
  private static final int RUNS = 40;

  private LastDurations() {}

  /**
   * Looks them up in the newest runs.
   *
   * @param runs the store
   * @param page the page's path
   * @param mode of the runs that count
   * @param steps the ids of the steps that matter; when all are known, no older run is read
   * @return milliseconds, by the steps' ids
   */
  public static Map<String, Long> of(RunStore runs, Path page, RunMode mode, List<String> steps) {
    return of(runs, page, run -> run.summary().is(mode), steps);
  }

  /**
   * Looks them up for a run that somebody plays: in those of its page and its mode before it.
   *
   * @param runs the store
   * @param playing the run
   * @return milliseconds, by the steps' ids
   */
  public static Map<String, Long> before(RunStore runs, PastRun playing) {
    RunSummary summary = playing.summary();
    List<String> steps =
        RecordedPlan.read(playing.folder().plan()).steps().stream()
            .map(RecordedPlan.PlannedStep::id)
            .toList();
    return of(
        runs,
        summary.page().file(),
        run ->
            run.summary().mode().equals(summary.mode())
                && run.summary().id().compareTo(summary.id()) < 0,
        steps);
  }

  private static Map<String, Long> of(
      RunStore runs, Path page, Predicate<PastRun> counts, List<String> steps) {
    Path wanted = page.toAbsolutePath().normalize();
    Map<String, Long> last = new HashMap<>();
    for (RunFolder folder : runs.newest(RUNS)) {
      if (last.keySet().containsAll(steps)) {
        break;
      }
      try {
        PastRun run = PastRun.read(folder);
        boolean ofPage = run.summary().page().file().toAbsolutePath().normalize().equals(wanted);
        if (ofPage && counts.test(run)) {
          durations(run).forEach(last::putIfAbsent);
        }
      } catch (UnreadableException e) {
        continue; // `runbook runs` says so; here it only means that nothing is known from it.
      }
    }
    return last;
  }

  private static Map<String, Long> durations(PastRun run) {
    Map<String, Long> durations = new HashMap<>();
    for (JournalRecord record : run.contents().records()) {
      if (record.event() instanceof JournalStepEvent.StepFinished finished
          && finished.ended() == StepOutcome.OK) {
        finished.millis().ifPresent(millis -> durations.put(finished.step(), millis));
      }
    }
    return durations;
  }
}
