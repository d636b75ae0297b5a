package dev.runbook.host.local;

import dev.runbook.testkit.Eventually;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** A step that starts nine processes, each of which tries in its own way to be forgotten. */
final class NineProcesses {
  /** Each says its process id in a file of its own; {@code go} appears when all have done so. */
  static final String TEXT =
      """
      mkdir pids
      say='echo $$ >pids/$0; exec sleep "$1"'
      bash -c "$say" background 1001 &
      nohup bash -c "$say" nohup 1002 >/dev/null 2>&1 &
      setsid bash -c "$say" setsid 1003 </dev/null >/dev/null 2>&1 &
      (bash -c "$say" subshell 1004; touch later) &
      bash -c "$say" pipe 1005 | cat &
      ( (bash -c "$say" orphan 1006 &) )
      (setsid nohup bash -c "$say" daemon 1007 >/dev/null 2>&1 &)
      ( (trap '' INT TERM HUP; echo $BASHPID >pids/deaf; while :; do read -t 1 x <>/dev/zero; done) & )
      setsid env -i PATH="$PATH" bash -c "$say" cleared 1008 &
      while [ "$(ls pids | wc -l)" -lt 9 ]; do sleep 0.05; done
      touch go
      sleep 1009
      touch later
      """;

  private NineProcesses() {}

  /** Them, once they are all there. */
  static List<ProcessHandle> in(Path folder) {
    Eventually.await("nine processes are there", () -> Files.exists(folder.resolve("go")));
    try (Stream<Path> files = Files.list(folder.resolve("pids"))) {
      return files.map(NineProcesses::process).toList();
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  /** What of them still lives. One that has ended and that nobody has asked how does not. */
  static List<String> left(List<ProcessHandle> processes) {
    return processes.stream()
        .filter(ProcessHandle::isAlive)
        .map(process -> stat(process.pid()))
        .filter(stat -> !stat.isEmpty() && !stat.contains(") Z "))
        .toList();
  }

  private static String stat(long pid) {
    try {
      return Files.readString(Path.of("/proc", Long.toString(pid), "stat"));
    } catch (IOException e) {
      return "";
    }
  }

  private static ProcessHandle process(Path file) {
    try {
      return ProcessHandle.of(Long.parseLong(Files.readString(file).strip())).orElseThrow();
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }
}
