package dev.runbook.cli;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileSystems;
import java.nio.file.Path;
import java.nio.file.StandardWatchEventKinds;
import java.nio.file.WatchKey;
import java.nio.file.WatchService;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** Waits until a file beside some others changes, or until Ctrl-C. */
final class TestWatch {
  /** An editor writes a file in several steps. */
  private static final long QUIET_MILLIS = 150;

  private final CountDownLatch ended = new CountDownLatch(1);

  TestWatch(ProcessContext world) {
    world.signals().on("INT", ended::countDown);
    world.signals().on("TERM", ended::countDown);
  }

  /** Whether something has changed, rather than somebody ended it. */
  boolean waitsForChange(List<Path> files) {
    try (WatchService changes = FileSystems.getDefault().newWatchService()) {
      for (Path folder :
          files.stream().map(file -> file.toAbsolutePath().getParent()).distinct().toList()) {
        folder.register(
            changes,
            StandardWatchEventKinds.ENTRY_CREATE,
            StandardWatchEventKinds.ENTRY_MODIFY,
            StandardWatchEventKinds.ENTRY_DELETE);
      }
      while (!ended.await(QUIET_MILLIS, TimeUnit.MILLISECONDS)) {
        WatchKey key = changes.poll();
        if (key != null) {
          return !ended.await(QUIET_MILLIS, TimeUnit.MILLISECONDS);
        }
      }
      return false;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }
}
