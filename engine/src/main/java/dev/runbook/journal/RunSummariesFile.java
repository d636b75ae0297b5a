package dev.runbook.journal;

import dev.runbook.journal.RunSummaries.Kept;
import dev.runbook.source.CacheReader;
import dev.runbook.source.CacheWriter;
import dev.runbook.source.FileStamp;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;

/** The bytes of {@link RunSummaries}. */
final class RunSummariesFile {
  private final CacheReader in;

  /** Most runs are of a few pages, and a path takes Java longer than the rest of a summary. */
  private final Map<String, Path> paths = new HashMap<>();

  private RunSummariesFile(CacheReader in) {
    this.in = in;
  }

  /** What some bytes keep for a program; nothing where they are cut off, or another's. */
  static List<Kept> read(byte[] bytes, String identity) {
    return CacheReader.read(bytes, identity, in -> new RunSummariesFile(in).all())
        .orElse(List.of());
  }

  private List<Kept> all() {
    int count = in.count();
    List<Kept> all = new ArrayList<>(count);
    for (int i = 0; i < count; i++) {
      all.add(kept());
    }
    return all;
  }

  private Kept kept() {
    FileStamp stamp = FileStamp.read(in);
    boolean finished = in.flag();
    OptionalLong pid = number();
    Optional<Instant> since = in.flag() ? Optional.of(time()) : Optional.empty();
    return new Kept(
        stamp,
        summary(finished ? RunSummary.State.FINISHED : RunSummary.State.CUT_OFF),
        pid,
        since);
  }

  private RunSummary summary(RunSummary.State state) {
    return new RunSummary(
        in.text(),
        time(),
        new RunSummary.Asked(in.text(), in.text(), in.text(), in.flag(), part()),
        in.text(),
        in.text(),
        new RunSummary.PageVersion(path(), in.text(), in.text()),
        new RunSummary.Result(
            state,
            in.text(),
            number(),
            number(),
            new RunSummary.Steps(
                in.number(), in.number(), in.number(), in.number(), in.number(), in.number()),
            hosts()));
  }

  private Path path() {
    String text = in.text();
    Path path = paths.get(text);
    if (path == null) {
      path = Path.of(text);
      paths.put(text, path);
    }
    return path;
  }

  private Instant time() {
    return Instant.ofEpochSecond(in.number(), in.number());
  }

  private Optional<RunSummary.Part> part() {
    return in.flag() ? Optional.of(new RunSummary.Part(in.text(), in.text())) : Optional.empty();
  }

  private Optional<RunSummary.HostCounts> hosts() {
    return in.flag()
        ? Optional.of(new RunSummary.HostCounts(in.number(), in.number(), in.number(), in.number()))
        : Optional.empty();
  }

  private OptionalLong number() {
    return in.flag() ? OptionalLong.of(in.number()) : OptionalLong.empty();
  }

  /** The bytes that keep some runs for a program. */
  static byte[] write(List<Kept> all, String identity) {
    CacheWriter out = new CacheWriter(identity).count(all.size());
    all.forEach(each -> write(each, out));
    return out.bytes();
  }

  private static void write(Kept each, CacheWriter out) {
    each.stamp().write(out);
    out.flag(each.isFinished());
    write(each.pid(), out);
    out.flag(each.since().isPresent());
    each.since().ifPresent(since -> write(since, out));
    write(each.summary(), out);
  }

  private static void write(RunSummary run, CacheWriter out) {
    out.text(run.id());
    write(run.start(), out);
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

  private static void write(Instant time, CacheWriter out) {
    out.number(time.getEpochSecond()).number(time.getNano());
  }
}
