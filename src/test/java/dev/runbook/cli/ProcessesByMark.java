package dev.runbook.cli;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** Processes that a test started, directly or not: known by what stands in their environment. */
final class ProcessesByMark {
  private static final String NAME = "RUNBOOK_TEST_MARK";
  private static final Path PROCESSES = Path.of("/proc");

  private final String mark = UUID.randomUUID().toString();

  /** Puts the mark into the environment of a process to be. */
  void into(Map<String, String> environment) {
    environment.put(NAME, mark);
  }

  /** Waits until none is left; those that are still there after a minute are orphans. */
  void awaitNobody() throws InterruptedException, IOException {
    for (int tries = 0; tries < 3_000 && !left().isEmpty(); tries++) {
      Thread.sleep(20);
    }
    List<String> orphans = left();
    if (!orphans.isEmpty()) {
      throw new AssertionError("left behind: " + orphans);
    }
  }

  private List<String> left() throws IOException {
    List<String> found = new ArrayList<>();
    if (!Files.exists(PROCESSES.resolve("self/environ"))) {
      return found; // There is no way to look on this system.
    }
    try (var processes = Files.newDirectoryStream(PROCESSES, "[0-9]*")) {
      for (Path process : processes) {
        if (text(process.resolve("environ")).contains(mark)) {
          found.add(
              process.getFileName() + " " + text(process.resolve("cmdline")).replace('\0', ' '));
        }
      }
    }
    return found;
  }

  private static String text(Path file) {
    try {
      return new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1);
    } catch (IOException e) {
      return ""; // It has ended, or is somebody else's.
    }
  }
}
