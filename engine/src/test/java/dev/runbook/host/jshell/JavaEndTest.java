package dev.runbook.host.jshell;

import static org.assertj.core.api.Assertions.assertThat;

import dev.runbook.host.Invocation;
import dev.runbook.host.Outcome;
import dev.runbook.testkit.Background;
import dev.runbook.testkit.Eventually;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** How blocks end when they do not end by themselves. */
@Timeout(120)
class JavaEndTest {
  private static final String GO = "Files.createFile(Path.of(\"go\"));\n";

  @TempDir Path folder;
  private JavaBench bench;

  @BeforeEach
  void open() {
    bench = new JavaBench(folder);
    assertThat(bench.run("int kept = 7;")).isEqualTo(Outcome.ok());
  }

  @AfterEach
  void close() {
    bench.close();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "while (true) { }\nFiles.createFile(Path.of(\"later\"));",
        "Thread.sleep(60_000);\nFiles.createFile(Path.of(\"later\"));",
        "synchronized (\"x\") { \"x\".wait(); }\nFiles.createFile(Path.of(\"later\"));",
        "int spin() { int n = 0; while (true) n++; }\nspin();"
      })
  void whatIsInterruptedStopsAndTheRestOfTheStateLives(String block) throws Exception {
    CompletableFuture<Outcome> run = Background.start(() -> bench.run(GO + block));
    Eventually.await("the block runs", () -> Files.exists(folder.resolve("go")));
    bench.shell().interrupt();
    assertThat(run.get()).isEqualTo(Outcome.signalled("INT"));
    assertThat(folder.resolve("later")).doesNotExist();
    assertThat(bench.err()).isEmpty();
    assertThat(bench.run("kept == 7")).isEqualTo(Outcome.ok());
  }

  @Test
  void whatDoesNotObeyIsKilled() throws Exception {
    String deaf =
        "while (true) { try { while (true) Thread.sleep(1000); } catch (Throwable e) { } }";
    CompletableFuture<Outcome> run = Background.start(() -> bench.run(GO + deaf));
    Eventually.await("the block runs", () -> Files.exists(folder.resolve("go")));
    bench.shell().interrupt();
    assertThat(run.get()).isEqualTo(Outcome.signalled("INT"));
    assertThat(bench.run("1 == 1")).isEqualTo(Outcome.ok());
  }

  @Test
  void whatTakesTooLongIsStopped() {
    Duration limit = Duration.ofMillis(300);
    assertThat(bench.run(Invocation.of("while (true) { }").within(limit)))
        .isEqualTo(Outcome.timedOut(limit));
    assertThat(bench.run("kept == 7")).isEqualTo(Outcome.ok());
  }

  @Test
  void whatWaitsForTheNetworkIsStopped() throws Exception {
    String block =
        "var server = new java.net.ServerSocket(0, 1, java.net.InetAddress.getLoopbackAddress());\n"
            + GO
            + "server.accept();";
    CompletableFuture<Outcome> run = Background.start(() -> bench.run(block));
    Eventually.await("the block runs", () -> Files.exists(folder.resolve("go")));
    bench.shell().interrupt();
    assertThat(run.get()).isEqualTo(Outcome.signalled("INT"));
  }

  @Test
  void aProgramThatASnippetStartedGoesWithIt() throws Exception {
    String block =
        """
        var sleep = new ProcessBuilder("sleep", "61").start();
        Files.writeString(Path.of("pid.tmp"), "" + sleep.pid());
        Files.move(Path.of("pid.tmp"), Path.of("pid"));
        sleep.waitFor();
        """;
    CompletableFuture<Outcome> run = Background.start(() -> bench.run(block));
    Eventually.await("the program runs", () -> Files.exists(folder.resolve("pid")));
    ProcessHandle sleep =
        ProcessHandle.of(Long.parseLong(Files.readString(folder.resolve("pid")))).orElseThrow();
    assertThat(sleep.isAlive()).isTrue();
    bench.shell().interrupt();
    assertThat(run.get()).isEqualTo(Outcome.signalled("INT"));
    assertThat(sleep.isAlive()).isFalse();
    assertThat(bench.run("kept == 7")).isEqualTo(Outcome.ok());
  }

  @ParameterizedTest
  @ValueSource(strings = {"setsid sleep 63", "nohup sleep 63"})
  void whatHasLeftTheSnippetGoesWithItToo(String command) throws Exception {
    ProcessHandle before = startHidden("sleep 64", "before");
    String block = hiding(command, "hidden") + "Thread.sleep(60_000);";
    CompletableFuture<Outcome> run = Background.start(() -> bench.run(block));
    ProcessHandle hidden = awaitProcess("hidden");
    bench.shell().interrupt();
    assertThat(run.get()).isEqualTo(Outcome.signalled("INT"));
    Eventually.await("the end of what was hidden", () -> !hidden.isAlive());
    assertThat(before.isAlive()).isTrue();
    before.destroyForcibly();
  }

  private ProcessHandle startHidden(String command, String name) throws Exception {
    assertThat(bench.run(hiding(command, name))).isEqualTo(Outcome.ok());
    return awaitProcess(name);
  }

  /** A snippet that starts a program which loses its parent. */
  private static String hiding(String command, String name) {
    String script = "%s >hidden.log 2>&1 & echo $! >%s.tmp; mv %s.tmp %s";
    return "new ProcessBuilder(\"sh\", \"-c\", \"%s\").start().waitFor();\n"
        .formatted(script.formatted(command, name, name, name));
  }

  private ProcessHandle awaitProcess(String name) throws Exception {
    Eventually.await(name + " runs", () -> Files.exists(folder.resolve(name)));
    String pid = Files.readString(folder.resolve(name)).strip();
    return ProcessHandle.of(Long.parseLong(pid)).orElseThrow();
  }

  @Test
  void aJShellThatIsKilledIsSaidToBe() {
    String pid = "\"\" + ProcessHandle.current().pid()";
    String block = "new ProcessBuilder(\"kill\", \"-KILL\", " + pid + ").start().waitFor();\n";
    assertThat(bench.run(block + "Thread.sleep(60_000);")).isEqualTo(Outcome.signalled("KILL"));
    assertThat(bench.shell().isOpen()).isFalse();
  }

  @Test
  void nothingIsLeftBehind() throws Exception {
    bench.run("System.out.print(ProcessHandle.current().pid());");
    ProcessHandle java = ProcessHandle.of(Long.parseLong(bench.out())).orElseThrow();
    bench.close();
    Eventually.await("the end of the Java process", () -> !java.isAlive());
    try (var files = Files.list(folder)) {
      assertThat(files.filter(file -> file.getFileName().toString().startsWith("runbook-")))
          .isEmpty();
    }
  }
}
