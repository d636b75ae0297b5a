package dev.runbook.host.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.runbook.host.Invocation;
import dev.runbook.host.Invocation.Terminal;
import dev.runbook.host.Outcome;
import dev.runbook.host.process.Programs;
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

/** Commands that want a terminal: one made for them, or the operator's own. */
@Timeout(60)
class LocalTerminalTest {
  @TempDir Path root;
  private Bench bench;

  @BeforeEach
  void open() {
    bench = new Bench(root);
  }

  @AfterEach
  void close() {
    bench.close();
  }

  @Test
  void aPseudoTerminalIsATerminalWithNobodyAtIt() {
    needScript();
    assertThat(on(Terminal.PSEUDO, "[ -t 0 ] && [ -t 1 ] && echo yes; cat; exit 3"))
        .isEqualTo(Outcome.failed(3));
    assertThat(bench.sink.out()).isEqualTo("yes\r\n");
  }

  @Test
  void exportsAndTheFolderReachIt() {
    needScript();
    bench.run("export A='x y'; mkdir d; cd d");
    assertThat(on(Terminal.PSEUDO, "echo \"$A ${PWD##*/} $SHELL\"")).isEqualTo(Outcome.ok());
    assertThat(bench.sink.out()).isEqualTo("x y d " + bench.out("printf %s \"$SHELL\"") + "\r\n");
  }

  @Test
  void aPipelineThereFailsAsElsewhere() {
    needScript();
    assertThat(bench.run(pseudo("(exit 4) | cat").asPipeline())).isEqualTo(Outcome.failed(4));
    assertThat(bench.run(pseudo("yes | head -1").asPipeline())).isEqualTo(Outcome.ok());
    assertThat(bench.run(pseudo("true | (exit 6)").asPipeline())).isEqualTo(Outcome.failed(6));
  }

  @Test
  void itCanBeInterruptedAndTimed() {
    needScript();
    assertThat(bench.run(pseudo("sleep 30; touch later").within(Duration.ofMillis(300))))
        .isEqualTo(Outcome.timedOut(Duration.ofMillis(300)));
    assertThat(bench.file("later")).doesNotExist();
    assertThat(bench.out("echo on")).isEqualTo("on\n");
  }

  @Test
  void theOperatorsTerminalGetsTheShellsFolderExportsAndFunctions() {
    bench.run(
        "export A='x y'; plain=1; mkdir 'd e'; cd 'd e'; f() { echo \"f $A ${plain-unset}\"; }");
    assertThat(on(Terminal.OPERATOR, "f >out; pwd >>out; cd /; exit 5"))
        .isEqualTo(Outcome.failed(5));
    assertThat(bench.out("cat out")).isEqualTo("f x y unset\n" + bench.file("d e") + "\n");
  }

  @Test
  void whatRunsThereLeavesTheShellAsItWas() {
    bench.run("(exit 8)");
    on(Terminal.OPERATOR, "true");
    assertThat(bench.out("echo $?")).isEqualTo("8\n");
  }

  @Test
  void whatRunsThereCanBeInterrupted() {
    CompletableFuture<Outcome> outcome =
        Background.start(() -> on(Terminal.OPERATOR, "touch go; sleep 30; touch later"));
    Eventually.await("it is going", () -> Files.exists(bench.file("go")));
    bench.shell.interrupt();
    assertThat(outcome.join()).isEqualTo(Outcome.signalled("INT"));
    assertThat(bench.file("later")).doesNotExist();
  }

  private Outcome on(Terminal terminal, String text) {
    return bench.run(with(terminal, text));
  }

  private static Invocation pseudo(String text) {
    return with(Terminal.PSEUDO, text);
  }

  private static Invocation with(Terminal terminal, String text) {
    return Invocation.of(text).at(terminal);
  }

  private static void needScript() {
    assumeTrue(
        Programs.find("script", System.getenv()).isPresent(),
        "the script program of util-linux is not here");
  }
}
