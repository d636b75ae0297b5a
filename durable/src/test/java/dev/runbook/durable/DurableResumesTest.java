package dev.runbook.durable;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.runbook.play.PlayFlags;
import dev.runbook.play.RefusedException;
import dev.runbook.play.RemotePlay;
import dev.runbook.run.AfterFailure;
import dev.runbook.run.Answer;
import dev.runbook.run.Gate;
import dev.runbook.run.Question;
import dev.runbook.run.RunEnd;
import dev.runbook.run.RunResult;
import io.temporal.testing.WorkflowReplayer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A durable run that has ended with something left goes on as another part of the same run. */
@Timeout(value = 100, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class DurableResumesTest {
  private static final String PAGE =
      """
      # Move

      ```bash {host=web1}
      # One
      one

      # Two
      two

      # Three
      three
      ```
      """;

  private static final String GROUP =
      """
      ---
      runbook:
        hosts:
          web: [web1, web2, web3]
        order: 100 %
        concurrency: 1
      ---
      # Upgrade

      ```bash {host=group:web}
      # Take it
      take

      # Look
      two
      ```
      """;

  private static final String HOSTS =
      """
      hosts:
        web1: {identity: {hostname: web1, user: ops}, otherwise: ok}
        web2:
          identity: {hostname: web2, user: ops}
          commands:
            - {run: two, replies: [{exit: 3, times: 1}, {stdout: "done"}]}
          otherwise: ok
        web3: {identity: {hostname: web3, user: ops}, otherwise: ok}
      """;

  @TempDir Path folder;
  private TemporalHarness temporal;

  @BeforeEach
  void start() {
    List<String> queues = List.of("runs", "host:web1", "host:web2", "host:web3");
    temporal = new TemporalHarness(folder, HOSTS, queues, Map.of());
  }

  @AfterEach
  void close() {
    temporal.close();
  }

  private List<String> received(String host) {
    return temporal.mocks.received().getOrDefault(host, List.of());
  }

  private static class Agreeing implements Gate {
    @Override
    public boolean isPerson() {
      return true;
    }

    @Override
    public Answer mayRun(Question.MayRun question) {
      return new Answer.Run(true);
    }

    @Override
    public String confirmWave(Question.OfWave question) {
      return question.expected();
    }
  }

  @Test
  void goesOnWithWhatFailedAndRepeatsNothingThatIsDone() throws Exception {
    String page = PAGE.replace("web1", "web2");
    RemotePlay play = temporal.begin(temporal.plan(page, Map.of()), PlayFlags.unattended(), true);
    assertThat(temporal.follow(play, new Agreeing()).result()).isEqualTo(RunResult.FAILED);
    assertThat(received("web2")).containsExactly("one", "two");
    Gate again =
        new Agreeing() {
          @Override
          public AfterFailure afterFailure(Question.Failed question) {
            return new AfterFailure.Retry();
          }
        };
    RunEnd ended = temporal.goOn(play.id(), again, PlayFlags.unattended(), true, List.of());
    assertThat(ended.result()).isEqualTo(RunResult.DONE);
    assertThat(received("web2")).containsExactly("one", "two", "two", "three");
    String journal = Files.readString(temporal.copied(play.id()).journal());
    assertThat(journal.lines().filter(line -> line.contains("run.started"))).hasSize(1);
    assertThat(journal.lines().filter(line -> line.contains("run.resumed"))).hasSize(1);
    WorkflowReplayer.replayWorkflowExecution(
        temporal.client().fetchHistory(play.id()), DurableRunWorkflow.class);
  }

  @Test
  void aRunThatGoesOnIsNotBegunOnceMore() {
    RemotePlay play = temporal.begin(temporal.plan(PAGE, Map.of()), PlayFlags.unattended(), true);
    assertThatThrownBy(
            () -> temporal.goOn(play.id(), new Agreeing(), PlayFlags.unattended(), true, List.of()))
        .isInstanceOf(RefusedException.class)
        .hasMessageContaining("is there already, and goes on");
  }

  @Test
  void theRunOfOneHostGoesOnByItselfAndTheRolloutAfterIt() throws Exception {
    RemotePlay play = temporal.begin(temporal.plan(GROUP, Map.of()), PlayFlags.unattended(), false);
    temporal.follow(play, Gate.nobody());
    String member = temporal.memberOf(play.id(), "web2");
    Gate again =
        new Agreeing() {
          @Override
          public AfterFailure afterFailure(Question.Failed question) {
            return new AfterFailure.Retry();
          }
        };
    assertThat(temporal.goOn(member, again, PlayFlags.unattended(), true, List.of()).result())
        .isEqualTo(RunResult.DONE);
    assertThat(received("web2")).containsExactly("take", "two", "two");
    RunEnd ended =
        temporal.goOn(play.id(), Gate.nobody(), PlayFlags.unattended(), false, List.of());
    assertThat(ended.result()).isEqualTo(RunResult.DONE);
    assertThat(received("web2")).hasSize(3);
    assertThat(received("web3")).containsExactly("take", "two");
  }

  @Test
  void aRolloutGoesOnWithTheHostsThatAreLeft() throws Exception {
    RemotePlay play = temporal.begin(temporal.plan(GROUP, Map.of()), PlayFlags.unattended(), false);
    assertThat(temporal.follow(play, Gate.nobody()).result()).isEqualTo(RunResult.FAILED);
    assertThat(received("web3")).isEmpty();
    RunEnd ended =
        temporal.goOn(
            play.id(), Gate.nobody(), PlayFlags.unattended(), false, List.of("upgrade/look"));
    assertThat(ended).isEqualTo(new RunEnd(RunResult.DONE, ""));
    assertThat(received("web1")).containsExactly("take", "two");
    assertThat(received("web2")).containsExactly("take", "two", "two");
    assertThat(received("web3")).containsExactly("take", "two");
    WorkflowReplayer.replayWorkflowExecution(
        temporal.client().fetchHistory(play.id()), DurableRunWorkflow.class);
  }
}
