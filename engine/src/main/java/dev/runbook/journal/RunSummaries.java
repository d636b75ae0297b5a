package dev.runbook.journal;

import dev.runbook.source.CacheFolder;
import dev.runbook.source.CacheReader;
import dev.runbook.source.CacheWriter;
import dev.runbook.source.FileStamp;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * The summaries of runs that have ended, kept in the operator's cache folder.
 *
 * <p>A summary counts while its journal's {@linkplain FileStamp stamp} is the same. It is there for
 * lists; whoever goes on with a run, or tells of one, reads its journal.
 */
final class RunSummaries {
  private static final long MOST_BYTES = 64 << 20;

  private final CacheFolder cache;
  private final String identity;
  private final String name;
  private final Clock clock;
  private final Map<String, Kept> known = new HashMap<>();
  private final List<Kept> kept = new ArrayList<>();
  private boolean changed;

  private record Kept(FileStamp stamp, RunSummary summary) {}

  /**
   * Those of a store.
   *
   * @param identity the program, which decides what a summary says of the same journal
   * @param root the store's folder
   * @param clock tells the time, as the file system's clock does
   */
  RunSummaries(CacheFolder cache, String identity, Path root, Clock clock) {
    this.cache = cache;
    this.identity = identity;
    this.clock = clock;
    this.name = "runs-" + Integer.toHexString(root.toAbsolutePath().toString().hashCode());
    CacheReader.read(cache.read(name, MOST_BYTES), identity, RunSummaries::all)
        .ifPresent(all -> all.forEach(each -> known.put(each.summary.id(), each)));
  }

  /**
   * The summary of a run.
   *
   * @throws dev.runbook.source.UnreadableException as {@link PastRun#read}
   */
  RunSummary of(RunFolder folder) {
    Optional<FileStamp> stamp = FileStamp.of(folder.journal());
    Optional<Kept> before = known(folder, stamp);
    if (before.isPresent()) {
      kept.add(before.get());
      return before.get().summary;
    }
    RunSummary summary = PastRun.read(folder).summary();
    boolean settled = stamp.filter(each -> each.isSettled(clock.instant())).isPresent();
    if (settled && summary.state() == RunSummary.State.FINISHED) {
      kept.add(new Kept(stamp.get(), summary));
      changed = true;
    }
    return summary;
  }

  /** When a run began, where that is known without reading its journal. */
  Optional<Instant> start(RunFolder folder) {
    return known(folder, FileStamp.of(folder.journal())).map(each -> each.summary.start());
  }

  private Optional<Kept> known(RunFolder folder, Optional<FileStamp> stamp) {
    Kept before = known.get(folder.id());
    return before != null && stamp.filter(before.stamp::equals).isPresent()
        ? Optional.of(before)
        : Optional.empty();
  }

  /** Keeps what was asked for, and nothing else. */
  void write() {
    if (changed || kept.size() != known.size()) {
      CacheWriter out = new CacheWriter(identity).count(kept.size());
      kept.forEach(each -> write(each, out));
      cache.write(name, out.bytes());
    }
  }

  private static void write(Kept each, CacheWriter out) {
    RunSummary run = each.summary;
    each.stamp.write(out);
    out.text(run.id()).number(run.start().getEpochSecond()).number(run.start().getNano());
    out.text(run.target()).text(run.title()).text(run.mode()).flag(run.whole());
    out.flag(run.part().isPresent());
    run.part().ifPresent(part -> out.text(part.run()).text(part.host()));
    out.text(run.operator()).text(run.machine());
    out.text(run.page().file().toString()).text(run.page().path()).text(run.page().sha256());
    out.text(run.outcome());
    write(run.exitStatus(), out);
    write(run.millis(), out);
    RunSummary.Steps steps = run.steps();
    out.number(steps.done()).number(steps.failed()).number(steps.skipped());
    out.number(steps.unknown()).number(steps.leftOut()).number(steps.assumed());
    out.flag(run.hosts().isPresent());
    run.hosts()
        .ifPresent(
            all ->
                out.number(all.all())
                    .number(all.done())
                    .number(all.failed())
                    .number(all.leftOut()));
  }

  private static void write(OptionalLong number, CacheWriter out) {
    out.flag(number.isPresent());
    number.ifPresent(out::number);
  }

  private static List<Kept> all(CacheReader in) {
    int count = in.count();
    List<Kept> all = new ArrayList<>(count);
    for (int i = 0; i < count; i++) {
      all.add(new Kept(FileStamp.read(in), summary(in)));
    }
    return all;
  }

  private static RunSummary summary(CacheReader in) {
    return new RunSummary(
        in.text(),
        Instant.ofEpochSecond(in.number(), in.number()),
        new RunSummary.Asked(in.text(), in.text(), in.text(), in.flag(), part(in)),
        in.text(),
        in.text(),
        new RunSummary.PageVersion(Path.of(in.text()), in.text(), in.text()),
        new RunSummary.Result(
            RunSummary.State.FINISHED,
            in.text(),
            number(in),
            number(in),
            new RunSummary.Steps(
                in.number(), in.number(), in.number(), in.number(), in.number(), in.number()),
            hosts(in)));
  }

  private static Optional<RunSummary.Part> part(CacheReader in) {
    return in.flag() ? Optional.of(new RunSummary.Part(in.text(), in.text())) : Optional.empty();
  }

  private static Optional<RunSummary.HostCounts> hosts(CacheReader in) {
    return in.flag()
        ? Optional.of(new RunSummary.HostCounts(in.number(), in.number(), in.number(), in.number()))
        : Optional.empty();
  }

  private static OptionalLong number(CacheReader in) {
    return in.flag() ? OptionalLong.of(in.number()) : OptionalLong.empty();
  }
}
