package dev.runbook.journal;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/** A real file system of a few pages in memory, mounted for a test. */
record SmallDisk(Path folder) implements AutoCloseable {
  private static final int PAGE = 4096;

  /** Mounts one; empty where this process may not. */
  static Optional<SmallDisk> mount(Path folder, int pages) throws IOException {
    String size = "size=" + pages * PAGE;
    return succeeds("mount", "-t", "tmpfs", "-o", size, "tmpfs", folder.toString())
        ? Optional.of(new SmallDisk(folder))
        : Optional.empty();
  }

  /** Leaves room for so many pages and no more. */
  void fillBut(int pages) {
    Path filler = folder.resolve("filler");
    try {
      try (OutputStream out = Files.newOutputStream(filler)) {
        while (free() > 0) {
          out.write(new byte[PAGE]);
        }
      }
      try (FileChannel channel = FileChannel.open(filler, StandardOpenOption.WRITE)) {
        channel.truncate(Math.max(0, channel.size() - (long) pages * PAGE));
      }
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  private long free() throws IOException {
    return Files.getFileStore(folder).getUsableSpace();
  }

  private static boolean succeeds(String... command) throws IOException {
    try {
      Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
      process.getInputStream().readAllBytes();
      return process.waitFor(20, TimeUnit.SECONDS) && process.exitValue() == 0;
    } catch (InterruptedException e) {
      throw new AssertionError(e);
    } catch (IOException e) {
      return false; // There is no such program here.
    }
  }

  @Override
  public void close() throws IOException {
    succeeds("umount", "-l", folder.toString());
  }
}
