package dev.runbook.journal;

import dev.runbook.run.RunMode;
import dev.runbook.run.RunResult;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Finds when each procedure last worked: played for real, to its end, without a failure.
 *
 * <p>A procedure is known by its page's path and its target's name. Plays against mocks do not
 * count.
 */
public final class LastWorked {
  private final Map<String, Entry> entries = new LinkedHashMap<>();

  /**
   * A procedure that was played.
   *
   * @param latest its latest run
   * @param worked the latest run of it that worked
   */
  public record Entry(RunSummary latest, Optional<RunSummary> worked) {}

  private LastWorked() {}

  /** What some runs tell, in whatever order they come. */
  public static LastWorked of(List<RunSummary> runs) {
    LastWorked last = new LastWorked();
    for (RunSummary run : runs) {
      if (run.is(RunMode.REAL) && run.isWholeRun()) {
        last.add(run);
      }
    }
    return last;
  }

  private void add(RunSummary run) {
    Optional<RunSummary> worked =
        run.outcome().equals(RunResult.DONE.word()) && run.whole()
            ? Optional.of(run)
            : Optional.empty();
    entries.merge(
        key(run.page().file(), run.target()),
        new Entry(run, worked),
        (one, other) ->
            new Entry(
                later(one.latest(), other.latest()),
                one.worked().isPresent() && other.worked().isPresent()
                    ? Optional.of(later(one.worked().get(), other.worked().get()))
                    : one.worked().or(other::worked)));
  }

  private static RunSummary later(RunSummary one, RunSummary other) {
    return other.start().isAfter(one.start()) ? other : one;
  }

  /** A text, since Java takes ten milliseconds to make the hash of the first record. */
  private static String key(Path page, String target) {
    return page.toAbsolutePath().normalize() + "\0" + target;
  }

  /** The latest run of a procedure that worked; empty where none is known. */
  public Optional<RunSummary> of(Path page, String target) {
    return entries.isEmpty()
        ? Optional.empty()
        : Optional.ofNullable(entries.get(key(page, target))).flatMap(Entry::worked);
  }

  /** Every procedure that was played, in the order in which the runs came. */
  public List<Entry> procedures() {
    return new ArrayList<>(entries.values());
  }
}
