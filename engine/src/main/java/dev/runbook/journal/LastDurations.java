package dev.runbook.journal;

import dev.runbook.journal.event.JournalStepEvent;
import dev.runbook.run.RunMode;
import dev.runbook.run.StepOutcome;
import dev.runbook.source.UnreadableException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The durations of a page's steps, from the last time that each ended well. */
public final class LastDurations {
  /** Older runs are not looked into: whoever is about to play does not wait for them. */
  private static final int RUNS = 40;

  /** Nor are more, once journals of so many bytes have been read. */
  private static final long BYTES = 4 << 20;

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
    return of(runs.newest(RUNS), page, mode.word(), steps);
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
    List<RunFolder> earlier =
        runs.newest(RUNS).stream().filter(run -> run.id().compareTo(summary.id()) < 0).toList();
    return of(earlier, summary.page().file(), summary.mode(), steps);
  }

  private static Map<String, Long> of(
      List<RunFolder> newest, Path page, String mode, List<String> steps) {
    Path wanted = page.toAbsolutePath().normalize();
    Map<String, Long> last = new HashMap<>();
    long read = 0;
    for (RunFolder folder : newest) {
      if (read > BYTES || last.keySet().containsAll(steps)) {
        break;
      }
      try {
        if (isOf(folder, wanted, mode)) {
          durations(PastRun.read(folder)).forEach(last::putIfAbsent);
          read += Files.size(folder.journal());
        }
      } catch (IOException | UnreadableException e) {
        continue; // `runbook runs` says so; here it only means that nothing is known from it.
      }
    }
    return last;
  }

  /** What a run began with says so: the rest of a journal may be long. */
  private static boolean isOf(RunFolder run, Path page, String mode) {
    return RunBeginning.of(run)
        .filter(
            began ->
                began.mode().equals(mode) && began.page().toAbsolutePath().normalize().equals(page))
        .isPresent();
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
