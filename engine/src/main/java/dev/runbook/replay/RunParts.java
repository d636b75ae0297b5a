package dev.runbook.replay;

import dev.runbook.journal.Journal;
import dev.runbook.journal.PlayedBy;
import dev.runbook.journal.ReopenedRun;
import dev.runbook.journal.RunFolder;
import dev.runbook.journal.RunStore;
import dev.runbook.plan.Plan;
import dev.runbook.run.Mask;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.Comparator;
import java.util.Optional;
import java.util.stream.Stream;

/** The record of a run in several parts, in a temporary folder that is deleted afterwards. */
final class RunParts implements AutoCloseable {
  private final Path folder;
  private final RunStore store;
  private Optional<RunFolder> run = Optional.empty();

  /** An empty one, by the time of the play. */
  RunParts(Clock clock) {
    try {
      this.folder = Files.createTempDirectory("runbook-test");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    this.store = new RunStore(folder.resolve("runs"), clock, new SecureRandom());
  }

  /** Begins the record. */
  Journal begin(Plan plan, Mask mask) {
    Journal journal =
        store.create(plan, plan.procedure().page().document().source(), player(), mask);
    run = Optional.of(journal.folder());
    return journal;
  }

  /** Goes on with it. */
  static Journal goOn(ReopenedRun run, Plan plan, Mask mask) {
    return run.goOn(plan, player(), mask);
  }

  private static PlayedBy player() {
    return PlayedBy.thisProcess("operator", "mock", "test", Path.of("").toAbsolutePath());
  }

  /** The record as its last part has left it; empty where nothing was recorded. */
  Optional<ReopenedRun> reopen() {
    return run.filter(folder -> Files.exists(folder.journal()))
        .map(folder -> store.reopen(folder, ProcessHandle.current().pid()));
  }

  @Override
  public void close() {
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(file);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
