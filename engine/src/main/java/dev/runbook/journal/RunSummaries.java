package dev.runbook.journal;

import dev.runbook.journal.event.Player;
import dev.runbook.source.CacheFolder;
import dev.runbook.source.FileStamp;
import dev.runbook.source.UnreadableException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Predicate;

/**
 * The summaries of runs that have ended or were cut off, kept in the operator's cache folder.
 *
 * <p>A summary counts while its journal's {@linkplain FileStamp stamp} is the same, and the process
 * of a run that was cut off is gone. A journal only grows, so that its size alone tells of a change
 * within the same tick of the file system's clock. A summary is there for lists; whoever goes on
 * with a run, or tells of one, reads its journal.
 */
final class RunSummaries {
  private static final long MOST_BYTES = 64 << 20;

  /** Of so many bytes journals are read at the end of a play, where nobody has asked for it yet. */
  private static final long MOST_AHEAD = 256 << 10;

  private final CacheFolder cache;
  private final String identity;
  private final String name;
  private final Liveness liveness;
  private final Map<String, Kept> known = new HashMap<>();
  private final List<Kept> kept = new ArrayList<>();
  private boolean changed;
  private long ahead;

  /**
   * What is kept of a run.
   *
   * @param stamp its journal's; that of no file where only its beginning was read
   * @param summary what that says
   * @param pid the process that played it last, where it has not said how it ended
   * @param since when that began
   */
  record Kept(FileStamp stamp, RunSummary summary, OptionalLong pid, Optional<Instant> since) {
    boolean isFinished() {
      return summary.state() == RunSummary.State.FINISHED;
    }
  }

  /**
   * Those of a store.
   *
   * @param identity the program, which decides what a summary says of the same journal
   * @param root the store's folder
   */
  RunSummaries(CacheFolder cache, String identity, Path root) {
    this(cache, identity, root, Liveness.ofThisMachine());
  }

  RunSummaries(CacheFolder cache, String identity, Path root, Liveness liveness) {
    this.cache = cache;
    this.identity = identity;
    this.liveness = liveness;
    this.name = "runs-" + Integer.toHexString(root.toAbsolutePath().toString().hashCode());
    for (Kept each : RunSummariesFile.read(cache.read(name, MOST_BYTES), identity)) {
      known.put(each.summary.id(), each);
    }
  }

  /**
   * The summary of a run.
   *
   * @throws dev.runbook.source.UnreadableException as {@link PastRun#read}
   */
  RunSummary of(RunFolder folder) {
    Optional<FileStamp> stamp = FileStamp.of(folder.journal());
    Optional<Kept> before = known(folder.id(), stamp);
    if (before.isPresent()) {
      kept.add(before.get());
      return before.get().summary;
    }
    PastRun run = PastRun.read(folder, liveness);
    RunSummary summary = run.summary();
    if (stamp.isPresent() && summary.state() != RunSummary.State.IN_FLIGHT) {
      kept.add(kept(stamp.get(), run));
      changed = true;
    }
    return summary;
  }

  private static Kept kept(FileStamp stamp, PastRun run) {
    if (run.summary().state() == RunSummary.State.FINISHED) {
      return new Kept(stamp, run.summary(), OptionalLong.empty(), Optional.empty());
    }
    Player by = RunState.after(run.contents().records()).latest().by();
    return new Kept(stamp, run.summary(), by.pid(), by.since());
  }

  /** When a run began, where that is known; its journal's first record stays what it is. */
  Optional<Instant> start(String id) {
    return Optional.ofNullable(known.get(id)).map(each -> each.summary.start());
  }

  /** Whether anything was kept of a run; it may have changed since. */
  boolean isKnown(String id) {
    return known.containsKey(id);
  }

  /**
   * Keeps what is known of a run without a look at its journal, if that is good enough.
   *
   * @param enough decides by what may be old, though a run's start, target and page stay what they
   *     were
   */
  boolean keepUnseen(String id, Predicate<RunSummary> enough) {
    Kept before = known.get(id);
    boolean unseen = before != null && enough.test(before.summary);
    if (unseen) {
      kept.add(before);
    }
    return unseen;
  }

  /**
   * Keeps the beginning of a run of which nothing is known, if that is good enough.
   *
   * @param enough decides by a summary of which a run's start, target and page are true
   */
  boolean keepBeginning(RunFolder folder, Predicate<RunSummary> enough) {
    if (isKnown(folder.id())) {
      return false;
    }
    Optional<RunSummary> beginning =
        RunBeginning.of(folder).map(RunSummary::of).filter(enough::test);
    beginning.ifPresent(
        summary -> {
          kept.add(new Kept(FileStamp.NONE, summary, OptionalLong.empty(), Optional.empty()));
          changed = true;
        });
    return beginning.isPresent();
  }

  /** Keeps what a run has come to, for the next list, where that is soon done. */
  void keepAhead(RunFolder folder) {
    try {
      if (keepUnseen(folder.id(), known -> true)) {
        return;
      }
      long bytes = Files.size(folder.journal());
      if (ahead + bytes <= MOST_AHEAD) {
        ahead += bytes;
        of(folder);
      }
    } catch (IOException | UnreadableException e) {
      return; // the next list says so
    }
  }

  private Optional<Kept> known(String id, Optional<FileStamp> stamp) {
    Kept before = known.get(id);
    return before != null
            && stamp.filter(before.stamp::equals).isPresent()
            && (before.isFinished() || !isAlive(before))
        ? Optional.of(before)
        : Optional.empty();
  }

  private boolean isAlive(Kept run) {
    return run.pid.isPresent() && liveness.isAlive(run.pid.getAsLong(), run.since);
  }

  /** Keeps what was asked for, and nothing else. */
  void write() {
    if (changed || kept.size() != known.size()) {
      cache.write(name, RunSummariesFile.write(kept, identity));
    }
  }
}
