package dev.runbook.host.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.runbook.host.Invocation;
import dev.runbook.host.Outcome;
import dev.runbook.testkit.Eventually;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** How commands end, how the shell ends with them, and what is left afterwards. */
@Timeout(60)
class LocalEndTest {
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
  void anyFailingPartFailsAPipeline() {
    assertThat(pipeline("false | true")).isEqualTo(Outcome.failed(1));
    assertThat(pipeline("(exit 3) | (exit 4) | true")).isEqualTo(Outcome.failed(4));
    assertThat(pipeline("true | (exit 141)")).isEqualTo(Outcome.failed(141));
    assertThat(pipeline("true | true")).isEqualTo(Outcome.ok());
  }

  @Test
  void aPipeClosedByTheReaderIsNoFailure() {
    assertThat(pipeline("yes | head -1")).isEqualTo(Outcome.ok());
    assertThat(pipeline("set -o pipefail; yes | head -1")).isEqualTo(Outcome.ok());
    assertThat(pipeline("(exit 2) | yes | head -1")).isEqualTo(Outcome.failed(2));
  }

  @Test
  void aNegatedPipelineIsItsOwnNegation() {
    assertThat(pipeline("! true | false")).isEqualTo(Outcome.ok());
    assertThat(pipeline("! false | true")).isEqualTo(Outcome.failed(1));
    assertThat(pipeline("! true")).isEqualTo(Outcome.failed(1));
  }

  @Test
  void withoutThatOnlyTheStatusCounts() {
    assertThat(bench.run("false | true")).isEqualTo(Outcome.ok());
    assertThat(bench.run("sh -c 'kill -9 $$'")).isEqualTo(Outcome.failed(137));
  }

  @Test
  void exitEndsTheShellWithItsStatus() {
    bench.run("trap 'echo bye' EXIT");
    assertThat(bench.run("echo before; exit 3; echo after")).isEqualTo(Outcome.failed(3));
    assertThat(bench.sink.out()).isEqualTo("before\nbye\n");
    assertThat(bench.shell.isOpen()).isFalse();
    assertThat(bench.run("touch oops")).isInstanceOf(Outcome.NotStarted.class);
    assertThat(bench.file("oops")).doesNotExist();
  }

  @Test
  void execReplacesTheShell() {
    assertThat(bench.run("exec sh -c 'echo replaced; exit 4'")).isEqualTo(Outcome.failed(4));
    assertThat(bench.sink.out()).isEqualTo("replaced\n");
    assertThat(bench.shell.isOpen()).isFalse();
  }

  @Test
  void errexitEndsTheShellWhereItWouldEndAScript() {
    bench.run("set -e");
    assertThat(bench.run("! true")).isEqualTo(Outcome.failed(1));
    assertThat(bench.run("false || echo saved")).isEqualTo(Outcome.ok());
    assertThat(bench.run("if false; then :; fi; false && true; echo $?")).isEqualTo(Outcome.ok());
    assertThat(bench.run("echo a; (exit 6); echo b")).isEqualTo(Outcome.failed(6));
    assertThat(bench.sink.out()).isEqualTo("a\n");
    assertThat(bench.shell.isOpen()).isFalse();
  }

  @Test
  void anUnsetVariableEndsAShellThatForbidsIt() {
    bench.run("set -u");
    assertThat(bench.run("echo $__nothing; echo b")).isEqualTo(Outcome.failed(1));
    assertThat(bench.sink.out()).isEmpty();
    assertThat(bench.shell.isOpen()).isFalse();
  }

  @Test
  void aShellThatIsKilledSaysBySignal() {
    assertThat(bench.run("kill -9 $$")).isEqualTo(Outcome.signalled("KILL"));
  }

  @Test
  void aShellThatDiesBetweenCommandsIsClosed() {
    String pid = bench.out("echo $$").strip();
    ProcessHandle.of(Long.parseLong(pid)).orElseThrow().destroyForcibly();
    Eventually.await("the end", () -> !bench.shell.isOpen());
    assertThat(bench.run("touch oops")).isInstanceOf(Outcome.NotStarted.class);
  }

  @Test
  void aRemovedTemporaryFolderCostsTheShellButNotTheOutcome() {
    assertThat(bench.run("rm -rf " + bench.temporary + "/*; (exit 5)"))
        .isEqualTo(Outcome.failed(5));
    assertThat(bench.shell.isOpen()).isFalse();
  }

  @Test
  void closingRunsTheExitTrapAndLeavesNothing() throws Exception {
    bench.run("trap 'echo bye' EXIT");
    bench.close();
    bench.close();
    assertThat(bench.between.out()).isEqualTo("bye\n");
    try (Stream<Path> left = Files.list(bench.temporary)) {
      assertThat(left).isEmpty();
    }
    Eventually.await("threads to end", () -> threads().isEmpty());
    assertThat(bench.run("true")).isInstanceOf(Outcome.NotStarted.class);
  }

  @Test
  void jobsInTheBackgroundSurviveAnOrderlyEnd() {
    bench.run("sleep 600 >/dev/null 2>&1 & echo $!");
    ProcessHandle job = ProcessHandle.of(Long.parseLong(bench.sink.out().strip())).orElseThrow();
    bench.close();
    assertThat(job.isAlive()).isTrue();
    job.destroyForcibly();
  }

  @Test
  void aJobThatHoldsTheOutputIsNotWaitedFor() {
    bench.run("sleep 600 & echo $!");
    ProcessHandle job = ProcessHandle.of(Long.parseLong(bench.sink.out().strip())).orElseThrow();
    bench.close();
    assertThat(job.isAlive()).isTrue();
    Eventually.await("threads to end", () -> threads().isEmpty());
    job.destroyForcibly();
  }

  /** The faults of children that were waited for: they grow with every process, by hundreds. */
  @Test
  void aCommandOfTheShellsOwnStartsNoProcess() throws IOException {
    assumeTrue(Files.isDirectory(Path.of("/proc/self")), "there is no /proc here to look in");
    Path stat = Path.of("/proc", bench.out("echo $$").strip(), "stat");
    bench.run("true");
    long before = childFaults(stat);
    for (int i = 0; i < 100; i++) {
      bench.run("true");
    }
    assertThat(childFaults(stat)).isEqualTo(before);
    bench.run("/bin/true");
    assertThat(childFaults(stat)).isGreaterThan(before);
  }

  private static long childFaults(Path stat) throws IOException {
    String afterName = Files.readString(stat).replaceFirst("(?s)^.*\\) ", "");
    return Long.parseLong(afterName.split(" ")[8]);
  }

  private Outcome pipeline(String text) {
    return bench.run(Invocation.of(text).asPipeline());
  }

  private static List<String> threads() {
    return Thread.getAllStackTraces().keySet().stream()
        .map(Thread::getName)
        .filter(name -> name.matches("(shell|program|pump|ending|timeout).*"))
        .toList();
  }
}
