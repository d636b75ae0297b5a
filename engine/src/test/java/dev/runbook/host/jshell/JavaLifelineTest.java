package dev.runbook.host.jshell;

import static org.assertj.core.api.Assertions.assertThat;

import dev.runbook.host.Identity;
import dev.runbook.host.Invocation;
import dev.runbook.host.OutputSink;
import dev.runbook.testkit.Eventually;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** When this Java process dies, its JShell dies with it, and what snippets have started. */
@Timeout(60)
class JavaLifelineTest {
  @TempDir Path root;

  /** Runs one block, in a Java process that somebody kills. */
  static final class Victim {
    private Victim() {}

    public static void main(String[] args) {
      Path folder = Path.of(args[0]);
      new JShellHost(
              Path.of(System.getProperty("java.home")),
              System.getenv(),
              folder,
              folder,
              () -> new Identity("laptop", "op"))
          .open(OutputSink.discard())
          .run(Invocation.of(args[1]), OutputSink.discard());
    }
  }

  /** Ends at once, while its JShell still starts. */
  static final class Hasty {
    private Hasty() {}

    public static void main(String[] args) throws Exception {
      Path folder = Path.of(args[0]);
      new JShellHost(
              Path.of(System.getProperty("java.home")),
              System.getenv(),
              folder,
              folder,
              () -> new Identity("laptop", "op"))
          .open(OutputSink.discard());
      Eventually.await("a child", () -> ProcessHandle.current().children().findAny().isPresent());
      Runtime.getRuntime().halt(0);
    }
  }

  @Test
  void oneThatDiesWhileItsJShellStartsLeavesNothing() throws Exception {
    new ProcessBuilder(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-cp",
            System.getProperty("java.class.path"),
            Hasty.class.getName(),
            root.toString())
        .inheritIO()
        .start()
        .waitFor();
    Eventually.await(
        "the end of the JShell", () -> ProcessHandle.allProcesses().noneMatch(this::isOurs));
    assertThat(root.toFile().list()).isEmpty();
  }

  @Test
  void oneThatIsClosedWhileItStartsLeavesNothing() throws Exception {
    new JavaBench(root).close();
    Eventually.await(
        "the end of the JShell", () -> ProcessHandle.allProcesses().noneMatch(this::isOurs));
    assertThat(root.toFile().list()).isEmpty();
  }

  private boolean isOurs(ProcessHandle process) {
    return process
        .info()
        .arguments()
        .filter(arguments -> String.join(" ", arguments).contains(root + "/runbook-"))
        .isPresent();
  }

  @Test
  void aKilledJavaTakesItsJShellAlong() throws Exception {
    String block =
        """
        var sleep = new ProcessBuilder("sleep", "62").start();
        var hide = "setsid sleep 62 & echo $! >hidden";
        new ProcessBuilder("sh", "-c", hide).start().waitFor();
        var hidden = Files.readString(Path.of("hidden"));
        Files.delete(Path.of("hidden"));
        var pids = ProcessHandle.current().pid() + " " + sleep.pid() + " " + hidden.strip();
        Files.writeString(Path.of("pids"), pids);
        Files.move(Path.of("pids"), Path.of("go"));
        while (true) { }
        """;
    Process java =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                System.getProperty("java.class.path"),
                Victim.class.getName(),
                root.toString(),
                block)
            .inheritIO()
            .start();
    Eventually.await("the block runs", () -> Files.exists(root.resolve("go")));
    List<ProcessHandle> started =
        Arrays.stream(Files.readString(root.resolve("go")).split(" "))
            .map(pid -> ProcessHandle.of(Long.parseLong(pid)).orElseThrow())
            .toList();
    assertThat(started).hasSize(3).allMatch(ProcessHandle::isAlive);
    java.destroyForcibly().waitFor();
    for (ProcessHandle process : started) {
      Eventually.await("the end of " + process.info().command(), () -> !process.isAlive());
    }
    assertThat(root.toFile().list()).containsExactly("go");
  }
}
