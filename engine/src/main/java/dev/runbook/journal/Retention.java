package dev.runbook.journal;

import dev.runbook.run.RunResult;
import dev.runbook.source.UnreadableException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Removes old runs whose end is known.
 *
 * <p>Never a run that is in flight or was cut off, one of which nobody can say what it did, or one
 * whose journal is damaged: these are evidence, and some can be resumed. A step that was in flight
 * and was settled since is known.
 */
public final class Retention {
  /** What a run's folder is called while it is removed, before its id. */
  private static final String LEAVING = ".removed-";

  private final RunStore store;

  /** Of the runs in a store. */
  public Retention(RunStore store) {
    this.store = store;
  }

  /**
   * A run that stays although it is old.
   *
   * @param id the run's id
   * @param why what keeps it
   */
  public record Kept(String id, String why) {}

  /**
   * What would become of old runs.
   *
   * @param leaving those that may go
   * @param kept those that may not, and why
   */
  public record Selected(List<RunSummary> leaving, List<Kept> kept) {
    /** Copies the lists. */
    public Selected {
      leaving = List.copyOf(leaving);
      kept = List.copyOf(kept);
    }
  }

  /** Sorts the runs that began before a time; touches nothing. */
  public Selected olderThan(Instant time) {
    RunStore.Listing listing = store.list();
    List<RunSummary> leaving = new ArrayList<>();
    List<Kept> kept = new ArrayList<>();
    for (RunSummary run : listing.runs()) {
      if (!run.start().isBefore(time)) {
        continue;
      }
      Optional<String> why = reasonToKeep(run.id());
      if (why.isPresent()) {
        kept.add(new Kept(run.id(), why.get()));
      } else {
        leaving.add(run);
      }
    }
    listing.unreadable().forEach(run -> kept.add(new Kept(run.id(), "it cannot be read")));
    return new Selected(leaving, kept);
  }

  /**
   * Removes a run, after another look at it.
   *
   * @return what keeps it, where it stays after all
   * @throws UnreadableException when its files may not be removed
   */
  public Optional<String> remove(String id) {
    Optional<RunFolder> folder = exactly(id);
    if (folder.isEmpty()) {
      return Optional.of("it is not there any more");
    }
    try (RunLock lock =
        RunLock.take(folder.get().lock(), ProcessHandle.current().pid()).orElse(null)) {
      Optional<String> why =
          lock == null ? Optional.of("another process writes to it") : reasonToKeep(id);
      if (why.isEmpty()) {
        remove(folder.get());
      }
      return why;
    } catch (IOException e) {
      throw new UnreadableException(
          folder.get().path().toString(),
          "unreadable",
          "cannot be removed: " + PrivateFiles.why(e));
    }
  }

  /** Under another name first, so that half a run is never taken for a run. */
  private static void remove(RunFolder folder) throws IOException {
    Path leaving = folder.path().resolveSibling(LEAVING + folder.id());
    Files.move(folder.path(), leaving, StandardCopyOption.ATOMIC_MOVE);
    try (Stream<Path> files = Files.walk(leaving)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(file);
      }
    }
    PrivateFiles.syncFolder(folder.path().getParent());
  }

  private Optional<RunFolder> exactly(String id) {
    return store.find(id).stream().filter(folder -> folder.id().equals(id)).findFirst();
  }

  private Optional<String> reasonToKeep(String id) {
    Optional<RunFolder> folder = exactly(id);
    if (folder.isEmpty()) {
      return Optional.of("it is not there any more");
    }
    try {
      PastRun run = PastRun.read(folder.get());
      return reasonToKeep(run).or(() -> reasonOfLeader(run));
    } catch (UnreadableException e) {
      return Optional.of("it cannot be read");
    }
  }

  /** Whoever goes on with a rollout must find what its hosts have done. */
  private Optional<String> reasonOfLeader(PastRun run) {
    return run.summary()
        .part()
        .flatMap(part -> exactly(part.run()))
        .filter(leader -> !PastRun.read(leader).summary().outcome().equals(RunResult.DONE.word()))
        .map(leader -> "run " + leader.id() + ", which it is a part of, is not done");
  }

  private static Optional<String> reasonToKeep(PastRun run) {
    if (run.summary().state() == RunSummary.State.IN_FLIGHT) {
      return Optional.of("it is in flight");
    }
    if (run.contents().damage().isPresent()) {
      return Optional.of("its journal is damaged");
    }
    if (run.summary().state() == RunSummary.State.CUT_OFF) {
      return Optional.of("it was cut off");
    }
    boolean unknown =
        run.summary().outcome().equals(RunSummary.UNKNOWN)
            || !RunProgress.of(run.folder(), run.contents().records()).unknownSteps().isEmpty();
    return unknown ? Optional.of("the outcome of one of its steps is unknown") : Optional.empty();
  }
}
