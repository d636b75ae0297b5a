package dev.runbook.host.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.runbook.host.Invocation;
import dev.runbook.host.Outcome;
import dev.runbook.testkit.Background;
import dev.runbook.testkit.Eventually;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A cancelled step leaves nothing of itself behind, and everything of the others. */
@Timeout(60)
class LocalCleanUpTest {
  @TempDir Path root;
  private Bench bench;

  @BeforeEach
  void open() {
    assumeTrue(Files.isDirectory(Path.of("/proc/self")), "there is no /proc here to look in");
    bench = new Bench(root);
  }

  @AfterEach
  void close() {
    bench.close();
  }

  @Test
  void anInterruptedStepOfNineProcessesLeavesNone() {
    CompletableFuture<Outcome> outcome = start(NineProcesses.TEXT);
    List<ProcessHandle> nine = NineProcesses.in(bench.folder);
    assertThat(nine).hasSize(9);
    bench.shell.interrupt();
    assertThat(outcome.join()).isEqualTo(Outcome.signalled("INT"));
    assertThat(NineProcesses.left(nine)).isEmpty();
    assertThat(bench.file("later")).doesNotExist();
    assertThat(bench.out("echo on")).isEqualTo("on\n");
  }

  @Test
  void soDoesOneWhoseTimeIsUp() {
    Duration limit = Duration.ofSeconds(3);
    CompletableFuture<Outcome> outcome =
        Background.start(() -> bench.run(Invocation.of(NineProcesses.TEXT).within(limit)));
    List<ProcessHandle> nine = NineProcesses.in(bench.folder);
    assertThat(nine).hasSize(9);
    assertThat(outcome.join()).isEqualTo(Outcome.timedOut(limit));
    assertThat(NineProcesses.left(nine)).isEmpty();
    assertThat(bench.file("later")).doesNotExist();
  }

  @Test
  void whatHasClearedItsEnvironmentAndLostItsParentGoesToo() throws Exception {
    CompletableFuture<Outcome> outcome =
        start(
            "(env -i PATH=\"$PATH\" bash -c 'echo $$ >pid; exec sleep 1010' &);"
                + " until [ -s pid ]; do sleep 0.05; done; touch go; sleep 1011");
    Eventually.await("it is going", () -> Files.exists(bench.file("go")));
    String pid = Files.readString(bench.file("pid")).strip();
    ProcessHandle orphan = ProcessHandle.of(Long.parseLong(pid)).orElseThrow();
    bench.shell.interrupt();
    assertThat(outcome.join()).isEqualTo(Outcome.signalled("INT"));
    assertThat(NineProcesses.left(List.of(orphan))).isEmpty();
  }

  @Test
  void soDoesOneThatIsDeafToEverything() {
    CompletableFuture<Outcome> outcome =
        start("trap '' INT TERM; touch go; while :; do read -t 1 x <>/dev/zero; done");
    Eventually.await("it is going", () -> Files.exists(bench.file("go")));
    bench.shell.interrupt();
    outcome.join();
    assertThat(bench.shell.isOpen()).isFalse();
  }

  @Test
  void whatAnEarlierStepLeftRunningIsNotTouched() {
    List<String> pids =
        bench
            .out(
                """
                (setsid bash -c 'while :; do sleep 0.1; done' >/dev/null 2>&1 & echo $!)
                (exec >/dev/null 2>&1; while :; do sleep 0.1; done) & echo $!
                sleep 1010 >/dev/null 2>&1 & echo $!
                ( (exec >/dev/null 2>&1; echo $BASHPID >pid; while :; do sleep 0.1; done) & )
                until [ -s pid ]; do sleep 0.05; done; cat pid
                """)
            .lines()
            .toList();
    List<ProcessHandle> others =
        pids.stream().map(pid -> ProcessHandle.of(Long.parseLong(pid)).orElseThrow()).toList();
    bench.out("sleep 0.3"); // Old enough not to be taken for one of the next command.
    CompletableFuture<Outcome> outcome = start("touch go; sleep 1011");
    Eventually.await("it is going", () -> Files.exists(bench.file("go")));
    bench.shell.interrupt();
    assertThat(outcome.join()).isEqualTo(Outcome.signalled("INT"));
    assertThat(others).hasSize(4).allMatch(ProcessHandle::isAlive);
    others.forEach(ProcessHandle::destroyForcibly);
  }

  @Test
  void jobsInTheBackgroundLiveOnAfterAnOrderlyEnd() {
    String pid = bench.out("sleep 1012 >/dev/null 2>&1 & echo $!").strip();
    ProcessHandle job = ProcessHandle.of(Long.parseLong(pid)).orElseThrow();
    bench.close();
    assertThat(job.isAlive()).isTrue();
    job.destroyForcibly();
  }

  private CompletableFuture<Outcome> start(String text) {
    return Background.start(() -> bench.run(text));
  }
}
