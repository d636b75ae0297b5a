package dev.runbook.journal;

import dev.runbook.run.RunMode;
import dev.runbook.run.RunResult;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
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
  private final boolean ofAllPages;
  private final Map<Path, Page> paths = new HashMap<>();
  private final Map<String, Page> pages = new HashMap<>();
  private final List<PlayedProcedure> procedures = new ArrayList<>();

  /**
   * A procedure that was played.
   *
   * @param latest its latest run
   * @param worked the latest run of it that worked
   */
  public record Entry(RunSummary latest, Optional<RunSummary> worked) {}

  /** A page, with those of its procedures that were played, by their targets. */
  private static final class Page {
    final boolean wanted;
    final Map<String, PlayedProcedure> procedures = new HashMap<>();

    Page(boolean wanted) {
      this.wanted = wanted;
    }
  }

  private static final class PlayedProcedure {
    RunSummary latest;
    Optional<RunSummary> worked = Optional.empty();

    PlayedProcedure(RunSummary first) {
      latest = first;
    }

    void add(RunSummary run) {
      latest = later(latest, run);
      if (run.outcome().equals(RunResult.DONE.word()) && run.whole()) {
        worked = Optional.of(worked.isPresent() ? later(worked.get(), run) : run);
      }
    }

    private static RunSummary later(RunSummary one, RunSummary other) {
      return other.start().isAfter(one.start()) ? other : one;
    }
  }

  private LastWorked(boolean ofAllPages) {
    this.ofAllPages = ofAllPages;
  }

  /** What some runs tell, in whatever order they come. */
  public static LastWorked of(List<RunSummary> runs) {
    LastWorked last = new LastWorked(true);
    runs.forEach(last::add);
    return last;
  }

  /** Nothing yet, and never anything of other pages than these. */
  static LastWorked about(Collection<Path> pages) {
    LastWorked last = new LastWorked(false);
    pages.forEach(page -> last.pages.put(absolute(page), new Page(true)));
    return last;
  }

  /**
   * Whether a run changes nothing, however it may have gone on since this was known of it. An
   * earlier run does not, once its procedure has worked.
   */
  boolean isSettled(RunSummary run) {
    if (!counts(run)) {
      return true;
    }
    PlayedProcedure played = page(run.page().file()).procedures.get(run.target());
    return played != null
        && played.worked.isPresent()
        && !run.start().isAfter(played.worked.get().start());
  }

  private boolean counts(RunSummary run) {
    return run.is(RunMode.REAL) && run.isWholeRun() && page(run.page().file()).wanted;
  }

  void add(RunSummary run) {
    if (!counts(run)) {
      return;
    }
    Map<String, PlayedProcedure> ofPage = page(run.page().file()).procedures;
    PlayedProcedure played = ofPage.get(run.target());
    if (played == null) {
      played = new PlayedProcedure(run);
      ofPage.put(run.target(), played);
      procedures.add(played);
    }
    played.add(run);
  }

  private Page page(Path path) {
    Page page = paths.get(path);
    if (page == null) {
      page = pages.computeIfAbsent(absolute(path), other -> new Page(ofAllPages));
      paths.put(path, page);
    }
    return page;
  }

  private static String absolute(Path page) {
    return page.toAbsolutePath().normalize().toString();
  }

  /** The latest run of a procedure that worked; empty where none is known. */
  public Optional<RunSummary> of(Path page, String target) {
    if (procedures.isEmpty()) {
      return Optional.empty();
    }
    PlayedProcedure played = page(page).procedures.get(target);
    return played == null ? Optional.empty() : played.worked;
  }

  /** Every procedure that was played, in the order in which the runs came. */
  public List<Entry> procedures() {
    return procedures.stream().map(each -> new Entry(each.latest, each.worked)).toList();
  }
}
