package dev.runbook.host.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.runbook.host.Invocation;
import dev.runbook.host.OutputSink;
import dev.runbook.testkit.Eventually;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** When this Java process dies, whatever it was running dies with it. */
@Timeout(60)
class LocalLifelineTest {
  @TempDir Path root;
  private final List<Process> victims = new ArrayList<>();

  /** Runs one command, in a Java process that somebody kills. */
  static final class Victim {
    private Victim() {}

    public static void main(String[] args) {
      Path folder = Path.of(args[0]);
      new LocalHost(System.getenv(), folder, folder)
          .open(OutputSink.discard())
          .run(Invocation.of(args[1]), OutputSink.discard());
    }
  }

  @AfterEach
  void endVictims() {
    victims.forEach(Process::destroyForcibly);
  }

  @Test
  void aKilledJavaTakesItsStepAlong() throws Exception {
    Process java =
        victim(
            "sleep 61 & (sleep 62; touch later) & echo $$ $! >pids; mv pids go; sleep 63; touch"
                + " later");
    Eventually.await("the step runs", () -> Files.exists(root.resolve("go")));
    List<ProcessHandle> step = processes();
    // The mv that has made the file may be among them, on its way out.
    assertThat(step.stream().filter(ProcessHandle::isAlive)).hasSizeGreaterThanOrEqualTo(3);
    java.destroyForcibly().waitFor();
    for (ProcessHandle process : step) {
      Eventually.await("the end of " + process.info().command(), () -> !process.isAlive());
    }
    assertThat(root.resolve("later")).doesNotExist();
  }

  @ParameterizedTest
  @ValueSource(strings = {"KILL", "TERM", "HUP"})
  void itTakesAlongWhatHasHiddenFromItToo(String signal) throws Exception {
    assumeTrue(Files.isDirectory(Path.of("/proc/self")), "there is no /proc here to look in");
    assumeTrue(!signal.equals("HUP") || !ignoresHangUp(), "started by nohup, Java ignores HUP");
    Process java = victim(NineProcesses.TEXT);
    List<ProcessHandle> nine = NineProcesses.in(root);
    assertThat(nine).hasSize(9);
    new ProcessBuilder("kill", "-" + signal, Long.toString(java.pid())).start().waitFor();
    java.waitFor();
    Eventually.await("all nine are gone", () -> NineProcesses.left(nine).isEmpty());
    assertThat(root.resolve("later")).doesNotExist();
  }

  @Test
  @Timeout(600)
  void nobodyIsLeftOfAShellThatWasStillStarting() throws Exception {
    assumeTrue(Files.isDirectory(Path.of("/proc/self")), "there is no /proc here to look in");
    int tries = Boolean.getBoolean("soak") ? 300 : 10;
    Random random = new Random(20261124);
    for (int i = 0; i < tries; i++) {
      Path folder = Files.createDirectory(root.resolve("shell-" + i));
      Process java = victim(folder, "sleep 61");
      // It has begun: its private folder is the first thing that a shell needs.
      Eventually.await("a shell begins", () -> folder.toFile().list().length > 0);
      TimeUnit.MICROSECONDS.sleep(random.nextInt(200_000));
      java.destroyForcibly().waitFor();
      Eventually.await("the end of everything in " + folder, () -> nobodyIsIn(folder));
    }
  }

  /** Nobody stands in a folder, nor in one that has been deleted there. */
  private static boolean nobodyIsIn(Path folder) {
    return ProcessHandle.allProcesses()
        .map(process -> Path.of("/proc", Long.toString(process.pid()), "cwd"))
        .noneMatch(
            cwd -> {
              try {
                return Files.readSymbolicLink(cwd).startsWith(folder);
              } catch (IOException e) {
                return false; // It has ended, or is somebody else's.
              }
            });
  }

  private Process victim(String text) throws IOException {
    return victim(root, text);
  }

  private Process victim(Path folder, String text) throws IOException {
    Process victim =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                System.getProperty("java.class.path"),
                Victim.class.getName(),
                folder.toString(),
                text)
            .inheritIO()
            .start();
    victims.add(victim);
    return victim;
  }

  /** A child inherits that its parent ignores a signal. */
  private static boolean ignoresHangUp() throws IOException {
    return Files.readAllLines(Path.of("/proc/self/status")).stream()
        .filter(line -> line.startsWith("SigIgn:"))
        .anyMatch(line -> (Long.parseUnsignedLong(line.substring(8).strip(), 16) & 1) == 1);
  }

  private List<ProcessHandle> processes() throws IOException {
    String[] pids = Files.readString(root.resolve("go")).strip().split(" ");
    return Arrays.stream(pids)
        .map(pid -> ProcessHandle.of(Long.parseLong(pid)).orElseThrow())
        .flatMap(process -> Stream.concat(Stream.of(process), process.descendants()))
        .toList();
  }
}
