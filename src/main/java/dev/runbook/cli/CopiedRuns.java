package dev.runbook.cli;

import dev.runbook.journal.ReopenedRun;
import dev.runbook.journal.RunStore;
import dev.runbook.play.RemotePlay;
import dev.runbook.play.RemoteRuns;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/**
 * The folder of copies of runs that are played outside this process. It is gone when this process
 * has ended: the runs themselves are kept where they are played.
 */
final class CopiedRuns implements AutoCloseable {
  private final Path folder;
  private final RunStore store;

  private CopiedRuns(Path folder, RunStore store) {
    this.folder = folder;
    this.store = store;
  }

  /** Copies with the times of the runs themselves. */
  static CopiedRuns in(ProcessContext world, RemoteRuns runs) {
    try {
      Path folder = Files.createTempDirectory(world.temp(), "runbook-copies-");
      return new CopiedRuns(
          folder, new RunStore(folder.resolve("runs"), runs.clock(), new SecureRandom()));
    } catch (IOException e) {
      throw new UsageException("no folder can be made in " + world.temp() + ": " + e.getMessage());
    }
  }

  /** The same folder, with the times of other runs. */
  CopiedRuns at(RemoteRuns runs) {
    return new CopiedRuns(folder, store.at(runs.clock()));
  }

  RunStore store() {
    return store;
  }

  /** Opens the earlier parts of a run, to which its last one is added. */
  ReopenedRun reopen(RemotePlay play) {
    return play.earlier().orElseThrow().reopen(play.id(), folder.resolve("runs"), store);
  }

  @Override
  public void close() {
    try (Stream<Path> files = Files.walk(folder)) {
      List<Path> all = files.sorted(Comparator.reverseOrder()).toList();
      for (Path file : all) {
        Files.deleteIfExists(file);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
