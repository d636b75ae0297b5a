package dev.runbook.host.local;

import static org.assertj.core.api.Assertions.assertThat;

import dev.runbook.host.Invocation;
import dev.runbook.host.Outcome;
import dev.runbook.testkit.Background;
import dev.runbook.testkit.Eventually;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** After an interrupt nothing more of the command runs, none of it is left, and the shell lives. */
@Timeout(60)
class LocalInterruptTest {
  @TempDir Path root;
  private Bench bench;

  @BeforeEach
  void open() {
    bench = new Bench(root);
    bench.run("kept=yes; mkdir d; cd d; keep() { echo kept; }");
  }

  @AfterEach
  void close() {
    bench.close();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "touch ../go; sleep 30; touch ../later",
        "touch ../go; sleep 30 || touch ../later; touch ../later",
        "{ touch ../go; sleep 30; touch ../later; }; touch ../later",
        "touch ../go; while true; do sleep 1; done; touch ../later",
        "f() { touch ../go; while :; do sleep 1; done; touch ../later; }\n"
            + "g() { f; touch ../later; }\nwhile :; do g; touch ../later; done",
        "touch ../go; while :; do :; done; touch ../later",
        "touch ../go; for ((;;)); do i=$((i + 1)); done; touch ../later",
        "touch ../go; until [[ a = b ]]; do ((i++)); done; touch ../later",
        "touch ../go; for i in 1 2 3; do for j in 1 2; do sleep 20; continue 2; done; done; touch"
            + " ../later",
        "touch ../go; sleep 30 | cat; touch ../later",
        "(touch ../go; sleep 30; touch ../later); touch ../later",
        "touch ../go; x=$(sleep 30; touch ../later); touch ../later",
        "touch ../go; if sleep 30; then touch ../later; else touch ../later; fi",
        "touch ../go; yes | while read -r l; do sleep 20; touch ../later; done",
        "touch ../go; eval 'sleep 30; touch ../later'; touch ../later",
        "set -e; touch ../go; sleep 30; touch ../later",
        "set -Eeuo pipefail; touch ../go; sleep 30; touch ../later",
        "touch ../go; bash -c 'sleep 30; touch ../later'; touch ../later"
      })
  void endsInEveryShape(String text) {
    interruptWhenGoing(text, Outcome.signalled("INT"));
    assertThat(bench.out("echo $kept ${PWD##*/}; keep")).isEqualTo("yes d\nkept\n");
  }

  @Test
  void jobsOfTheCommandInTheBackgroundGoToo() {
    interruptWhenGoing(
        "sleep 40 & (trap '' INT; sleep 41) & touch ../go; wait; touch ../later",
        Outcome.signalled("INT"));
    assertThat(bench.out("keep")).isEqualTo("kept\n");
  }

  @Test
  void jobsOfEarlierCommandsStay() {
    String pid = bench.out("while :; do sleep 1; done >/dev/null 2>&1 & echo $!").strip();
    ProcessHandle job = ProcessHandle.of(Long.parseLong(pid)).orElseThrow();
    CompletableFuture<Outcome> outcome = start("touch ../go; sleep 30; touch ../later");
    bench.shell.interrupt();
    assertThat(outcome.join()).isEqualTo(Outcome.signalled("INT"));
    assertThat(job.isAlive()).isTrue();
    job.destroyForcibly();
  }

  @Test
  void jobsOfEarlierCommandsOfTheSameStepGoToo() {
    bench.shell.beginStep();
    ProcessHandle before = job("sleep 43");
    bench.shell.beginStep();
    ProcessHandle job = job("sleep 41");
    ProcessHandle away = job("setsid sleep 42");
    CompletableFuture<Outcome> outcome = start("touch ../go; sleep 30; touch ../later");
    bench.shell.interrupt();
    assertThat(outcome.join()).isEqualTo(Outcome.signalled("INT"));
    assertThat(NineProcesses.left(List.of(job, away))).isEmpty();
    assertThat(before.isAlive()).isTrue();
    before.destroyForcibly();
  }

  private ProcessHandle job(String text) {
    String pid = bench.out(text + " >/dev/null 2>&1 & echo $!").strip();
    return ProcessHandle.of(Long.parseLong(pid)).orElseThrow();
  }

  @Test
  void aChildThatIgnoresIntMeetsTerm() {
    interruptWhenGoing(
        "bash -c 'trap \"\" INT; touch ../go; while :; do sleep 1; done'; touch ../later",
        Outcome.signalled("INT"));
    assertThat(bench.out("keep")).isEqualTo("kept\n");
  }

  @Test
  void aChildThatIgnoresEverythingMeetsKillAndSoDoesTheShell() {
    interruptWhenGoing(
        "bash -c 'trap \"\" INT TERM; touch ../go; while :; do sleep 1; done'; touch ../later",
        Outcome.signalled("INT"));
    assertThat(bench.shell.isOpen()).isFalse();
  }

  @Test
  void aShellThatIgnoresIntDoesNotGoOnToItsNextCommand() {
    bench.run("trap '' INT");
    interruptWhenGoing("touch ../go; sleep 30; touch ../later", Outcome.signalled("INT"));
    assertThat(bench.shell.isOpen()).isFalse();
  }

  @Test
  void norWhenItsTimeIsUp() {
    bench.run("trap '' INT");
    Invocation command = Invocation.of("sleep 30; touch ../later").within(Duration.ofMillis(300));
    assertThat(bench.run(command)).isEqualTo(Outcome.timedOut(Duration.ofMillis(300)));
    assertThat(bench.file("later")).doesNotExist();
  }

  @Test
  void theAuthorsOwnTrapWins() {
    CompletableFuture<Outcome> outcome =
        start("trap 'echo mine' INT; touch ../go; sleep 30; echo after");
    bench.shell.interrupt();
    assertThat(outcome.join()).isEqualTo(Outcome.signalled("INT"));
    assertThat(bench.sink.out()).isEqualTo("mine\nafter\n");
    bench.run("trap - INT");
    interruptWhenGoing("touch ../go; sleep 30; touch ../later", Outcome.signalled("INT"));
    assertThat(bench.out("keep")).isEqualTo("kept\n");
  }

  @Test
  void anInterruptWhileNothingRunsDoesNothing() {
    bench.shell.interrupt();
    assertThat(bench.out("keep")).isEqualTo("kept\n");
  }

  @Test
  void itCanBeDoneAgainAndAgain() {
    for (int i = 0; i < 10; i++) {
      interruptWhenGoing("touch ../go; sleep 30; touch ../later", Outcome.signalled("INT"));
      assertThat(bench.out("keep")).isEqualTo("kept\n");
    }
  }

  @Test
  void anInterruptAtAnyMomentIsSafe() throws Exception {
    for (int i = 0; i < 100; i++) {
      CompletableFuture<Outcome> outcome = Background.start(() -> bench.run("keep; keep; keep"));
      LockSupport.parkNanos(i * 40_000L);
      bench.shell.interrupt();
      assertThat(outcome.join()).isIn(Outcome.ok(), Outcome.signalled("INT"));
      assertThat(bench.out("keep")).isEqualTo("kept\n");
    }
  }

  @Test
  void aCommandThatTakesTooLongIsEnded() {
    Invocation command = Invocation.of("sleep 30; touch ../later").within(Duration.ofMillis(300));
    assertThat(bench.run(command)).isEqualTo(Outcome.timedOut(Duration.ofMillis(300)));
    assertThat(bench.file("later")).doesNotExist();
    assertThat(sleepers()).isEmpty();
    assertThat(bench.run(Invocation.of("keep").within(Duration.ofSeconds(30))))
        .isEqualTo(Outcome.ok());
  }

  @Test
  void childrenDoNotInheritTheTrap() {
    assertThat(bench.run("bash -c 'kill -INT $$; echo survived'").isOk()).isFalse();
    assertThat(bench.sink.out()).isEmpty();
  }

  private void interruptWhenGoing(String text, Outcome expected) {
    CompletableFuture<Outcome> outcome = start(text);
    bench.shell.interrupt();
    assertThat(outcome.join()).isEqualTo(expected);
    assertThat(bench.file("later")).doesNotExist();
    assertThat(sleepers()).isEmpty();
  }

  private CompletableFuture<Outcome> start(String text) {
    bench.file("go").toFile().delete();
    CompletableFuture<Outcome> outcome = Background.start(() -> bench.run(text));
    Eventually.await("the command is going", () -> Files.exists(bench.file("go")));
    return outcome;
  }

  /** What is left of commands below this Java process. */
  private static List<String> sleepers() {
    return ProcessHandle.current()
        .descendants()
        .map(process -> process.info().commandLine().orElse(""))
        .filter(line -> line.contains("sleep"))
        .toList();
  }
}
