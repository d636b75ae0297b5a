package dev.runbook.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** What signals do to a run. */
@Timeout(60)
class SignalsTest {
  @TempDir Path folder;
  private CommandLineRun run;

  @BeforeEach
  void prepare() {
    run =
        new CommandLineRun(folder)
            .page(
                "wait",
                "# Wait\n\n```bash\n# Sleep\nssh web1 \"sleep 60\"\n\n# Go on\nssh web1 \"true\"\n```\n")
            .mock("- {run: sleep 60, delay: 20s}");
  }

  private CompletableFuture<Integer> started(String... flags) throws InterruptedException {
    String[] args = new String[4 + flags.length];
    System.arraycopy(
        new String[] {"play", "wait", "--mock", folder.resolve("mock.yaml").toString()},
        0,
        args,
        0,
        4);
    System.arraycopy(flags, 0, args, 4, flags.length);
    CompletableFuture<Integer> status = CompletableFuture.supplyAsync(() -> run.run(args));
    while (!run.err().contains("web1 $ sleep 60") && !status.isDone()) {
      Thread.sleep(5);
    }
    Thread.sleep(200);
    return status;
  }

  @Test
  void inABatchTheyEndTheRun() throws Exception {
    CompletableFuture<Integer> interrupted = started("--yes");
    run.raise("INT");
    assertThat(interrupted.get(10, TimeUnit.SECONDS)).isEqualTo(130);
    assertThat(run.err()).contains("Wait: interrupted").doesNotContain("Go on");
  }

  @Test
  void termAndHupEndTheRunWithStatusesOfTheirOwn() throws Exception {
    CompletableFuture<Integer> terminated = started("--yes");
    run.raise("TERM");
    assertThat(terminated.get(10, TimeUnit.SECONDS)).isEqualTo(143);
    prepare();
    CompletableFuture<Integer> hungUp = started("--yes");
    run.raise("HUP");
    assertThat(hungUp.get(10, TimeUnit.SECONDS)).isEqualTo(129);
  }

  @Test
  void withAPersonCtrlCEndsTheCommandAndNotTheRun() throws Exception {
    run.answers("", "s it hangs", "");
    CompletableFuture<Integer> status = started();
    run.raise("INT");
    // What was passed over stays a failure.
    assertThat(status.get(10, TimeUnit.SECONDS)).isEqualTo(1);
    // The signal goes first, since a screen may be stuck: a command may end before the words come.
    assertThat(run.err())
        .contains("Ending this command")
        .containsSubsequence("✗", "What now?", "passed over: it hangs", "✓");
  }

  @Test
  void asksAboutTheRunAfterASecondCtrlC() throws Exception {
    run.answers("", "y");
    CompletableFuture<Integer> status = started();
    run.raise("INT");
    run.raise("INT");
    assertThat(status.get(10, TimeUnit.SECONDS)).isNotEqualTo(0);
    assertThat(run.asked()).last().asString().contains("Stop the run?");
  }
}
