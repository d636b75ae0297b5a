package dev.runbook.host.jshell.remote;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Set;
import java.util.stream.Stream;

/**
 * All processes that snippets have started: the descendants of this process, and those that lost
 * their parent. The latter have, under {@code /proc}, the environment variable that this process
 * was started with.
 */
final class StartedProcesses {
  private static final String VARIABLE = "RUNBOOK_SHELL";

  /** A process may fork while the list is read. */
  private static final int ROUNDS = 20;

  private StartedProcesses() {}

  /** Ends all of it, without asking. */
  static void kill() {
    Set<ProcessHandle> found = living();
    for (int round = 0; round < ROUNDS && !found.isEmpty(); round++) {
      found.forEach(ProcessHandle::destroyForcibly);
      found = living();
    }
  }

  private static Set<ProcessHandle> living() {
    ProcessHandle self = ProcessHandle.current();
    Set<ProcessHandle> found = new HashSet<>();
    String mark = System.getenv(VARIABLE);
    Stream.concat(
            Stream.of(self),
            ProcessHandle.allProcesses().filter(process -> mark != null && has(process, mark)))
        .forEach(
            process ->
                Stream.concat(Stream.of(process), process.descendants()).forEach(found::add));
    found.remove(self);
    return found;
  }

  private static boolean has(ProcessHandle process, String mark) {
    Path environment = Path.of("/proc", Long.toString(process.pid()), "environ");
    try {
      String text = new String(Files.readAllBytes(environment), StandardCharsets.ISO_8859_1);
      return ("\0" + text).contains("\0" + VARIABLE + "=" + mark + "\0");
    } catch (IOException e) {
      return false; // It has ended, or belongs to somebody else, or there is no such folder here.
    }
  }
}
