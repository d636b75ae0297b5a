package dev.runbook.play;

import static org.assertj.core.api.Assertions.assertThat;

import dev.runbook.EngineConfig;
import dev.runbook.Runbooks;
import dev.runbook.host.mock.MockFile;
import dev.runbook.host.mock.MockHosts;
import dev.runbook.journal.RunStore;
import dev.runbook.plan.Plan;
import dev.runbook.run.Answer;
import dev.runbook.run.Gate;
import dev.runbook.run.Question;
import dev.runbook.run.RunEvent;
import dev.runbook.run.RunResult;
import dev.runbook.run.Runner;
import dev.runbook.source.Problems;
import dev.runbook.source.Source;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A run goes on that ended while it waited, or that did what is always to be done. */
class ResumedWaitTest {
  @TempDir Path folder;

  private MockHosts mocks(String commands) {
    Source source = Source.of("mock.yaml", "hosts:\n  h:\n    commands:\n" + commands);
    return MockHosts.of(List.of(MockFile.alone(source, new Problems(source)).orElseThrow()));
  }

  private EngineConfig config(String page) {
    try {
      Files.writeString(folder.resolve("page.md"), page);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return EngineConfig.builder()
        .environment(Map.of())
        .folder(folder)
        .library(List.of(folder))
        .runs(() -> new RunStore(folder.resolve("runs")))
        .build();
  }

  /** Ended by TERM in the pause: the command before it is over, and only the look is made again. */
  @Test
  void goesOnWaitingAndRunsNothingTwice() {
    String page =
        "# P\n\n"
            + "```bash {name=start host=h every=1h retry=3 until=\"test -e up\"}\n"
            + "start web\n"
            + "```\n";
    MockHosts hosts =
        mocks(
            "      - {run: start web}\n"
                + "      - {run: test -e up, replies: [{exit: 1, times: 1}, {}]}\n");
    try (Runbooks runbooks = Runbooks.on(hosts, config(page))) {
      Plan plan = runbooks.plan("page", Map.of());
      AtomicReference<Runner> runner = new AtomicReference<>();
      try (PreparedRun run =
          runbooks.prepare(
              plan, new UnattendedGate(plan, PlayFlags.unattended()), PlayFlags.unattended())) {
        RunResult cut =
            run.play(
                    List.of(
                        event -> {
                          if (event instanceof RunEvent.StepWaiting) {
                            runner.get().endRun(RunResult.TERMINATED);
                          }
                        }),
                    runner::set)
                .result();
        assertThat(cut).isEqualTo(RunResult.TERMINATED);
      }
      PlayResult played = runbooks.resume("latest", PlayFlags.unattended());
      assertThat(played.result()).as(played.detail()).isEqualTo(RunResult.DONE);
      assertThat(hosts.received().get("h"))
          .containsExactly("start web", "test -e up", "test -e up");
    }
  }

  /** The app was started because the run ended: to go on, it is stopped again. */
  @Test
  void doesAgainWhatWasTakenBackBecauseTheRunEnded() {
    String page =
        """
        # P

        ```bash {name=copy host=h}
        copy it
        ```

        ```bash {name=stop host=h}
        stop web
        ```

        ```bash {name=work host=h}
        work
        ```

        ```bash {name=start host=h always needs=stop}
        start web
        ```
        """;
    MockHosts hosts =
        mocks(
            "      - {run: copy it}\n      - {run: stop web}\n      - {run: start web}\n"
                + "      - {run: work}\n");
    try (Runbooks runbooks = Runbooks.on(hosts, config(page))) {
      Plan plan = runbooks.plan("page", Map.of());
      try (PreparedRun run = runbooks.prepare(plan, new QuitsAtWork(), PlayFlags.unattended())) {
        assertThat(run.play(List.of()).result()).isEqualTo(RunResult.STOPPED);
      }
      PlayResult played = runbooks.resume("latest", PlayFlags.unattended());
      assertThat(played.result()).as(played.detail()).isEqualTo(RunResult.DONE);
      assertThat(hosts.received().get("h"))
          .containsExactly("copy it", "stop web", "start web", "stop web", "work", "start web");
    }
  }

  private static final class QuitsAtWork implements Gate {
    @Override
    public boolean isPerson() {
      return true;
    }

    @Override
    public Answer mayRun(Question.MayRun question) {
      return question.step().title().equals("work")
          ? new Answer.Quit("enough")
          : new Answer.Run(true);
    }
  }
}
