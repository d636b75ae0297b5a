package dev.runbook.durable;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.runbook.plan.Plan;
import dev.runbook.play.PlayFlags;
import dev.runbook.play.RemotePlay;
import dev.runbook.play.RemoteRuns.Detached;
import dev.runbook.run.AfterFailure;
import dev.runbook.run.Answer;
import dev.runbook.run.Gate;
import dev.runbook.run.Question;
import dev.runbook.run.RunEnd;
import dev.runbook.run.RunResult;
import io.temporal.api.history.v1.HistoryEvent;
import io.temporal.client.WorkflowUpdateException;
import io.temporal.common.WorkflowExecutionHistory;
import io.temporal.testing.WorkflowReplayer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A run on Temporal is the run that it would be here. */
class DurableRunsTest {
  private static final String PAGE =
      """
      # Move

      ```bash
      # One
      ssh web1 "one"

      # Two
      ssh web1 "two-a"
      ssh web1 "rm -rf /srv/two"

      # Three
      ssh web1 "three"
      ```
      """;

  private static final List<String> ALL = List.of("one", "two-a", "rm -rf /srv/two", "three");
  private static final List<String> QUEUES = List.of("runs", "host:web1", "host:local");

  private static final String HOSTS =
      """
      hosts:
        web1:
          identity: {hostname: web1, user: ops}
          commands:
            - {run: three, stdout: "third\\n"}
            - {run: fails, exit: 3}
            - {run: hangs, fault: hang}
            - {run: tells, output: [{out: "first\\n"}, {out: "second\\n", after: 4s}]}
          otherwise: ok
        local: {otherwise: ok}
      """;

  @TempDir Path folder;
  private TemporalHarness temporal;

  private TemporalHarness start(List<String> queues, Map<String, String> environment) {
    temporal = new TemporalHarness(folder, HOSTS, queues, environment);
    return temporal;
  }

  @AfterEach
  void close() {
    temporal.close();
  }

  private List<String> received() {
    return temporal.mocks.received().getOrDefault("web1", List.of());
  }

  /** Says yes to everything, and keeps what it was asked. */
  private static class Agreeing implements Gate {
    final List<String> asked = new ArrayList<>();

    @Override
    public Answer mayRun(Question.MayRun question) {
      asked.add(question.step().id());
      return new Answer.Run(true);
    }

    @Override
    public String confirm(Question.Confirm question) {
      asked.add("danger: " + question.expected());
      return question.expected();
    }
  }

  private Plan move() {
    return temporal.plan(PAGE, Map.of());
  }

  private static PlayFlags confirmed() {
    return PlayFlags.unattended().confirming("move/two@web1");
  }

  @Test
  void runsEachCommandOnceWhereNobodyIsAsked() {
    start(QUEUES, Map.of());
    RemotePlay play = temporal.begin(move(), confirmed(), false);
    assertThat(temporal.follow(play, Gate.nobody())).isEqualTo(new RunEnd(RunResult.DONE, ""));
    assertThat(received()).isEqualTo(ALL);
    assertThat(temporal.printed).hasToString("third\n");
  }

  @Test
  void refusesDangerThatWasNotConfirmedBeforeAnythingRuns() {
    start(QUEUES, Map.of());
    RemotePlay play = temporal.begin(move(), PlayFlags.unattended(), false);
    assertThat(temporal.follow(play, Gate.nobody()).result()).isEqualTo(RunResult.UNCONFIRMED);
    assertThat(received()).isEmpty();
  }

  @Test
  void asksAPersonBeforeEachStep() {
    start(QUEUES, Map.of());
    RemotePlay play = temporal.begin(move(), PlayFlags.unattended(), true);
    Agreeing person = new Agreeing();
    assertThat(temporal.follow(play, person).result()).isEqualTo(RunResult.DONE);
    assertThat(person.asked).containsExactly("move/one", "move/two", "danger: web1", "move/three");
    assertThat(received()).isEqualTo(ALL);
  }

  @Test
  void waitsForADayAndGoesOnWithAnotherPersonWhoIsNotAskedAgain() {
    start(QUEUES, Map.of());
    RemotePlay play = temporal.begin(move(), PlayFlags.unattended(), true);
    Agreeing first = new Agreeing();
    assertThatThrownBy(() -> temporal.follow(play, first, () -> first.asked.contains("move/three")))
        .isInstanceOf(Detached.class)
        .hasMessageContaining("goes on without you");
    temporal.temporal.sleep(Duration.ofHours(24));

    Agreeing second = new Agreeing();
    RemotePlay again = temporal.runs.follow(play.id());
    assertThat(temporal.follow(again, second).result()).isEqualTo(RunResult.DONE);
    assertThat(second.asked).containsExactly("move/three");
    assertThat(received()).isEqualTo(ALL);
  }

  @Test
  void isNotAnsweredByWhoeverOnlyLooks() {
    start(QUEUES, Map.of());
    RemotePlay play = temporal.begin(move(), PlayFlags.unattended(), true);
    temporal.runs.stopAtTheEnd();
    for (int i = 0; i < 5; i++) {
      RemotePlay look = temporal.runs.follow(play.id());
      temporal.runs.stopAtTheEnd();
      assertThatThrownBy(() -> temporal.follow(look, new Agreeing()))
          .isInstanceOf(Detached.class)
          .hasMessageContaining("goes on");
    }
    assertThat(received()).isEmpty();
  }

  @Test
  void refusesAnswersToOtherQuestionsAndOtherPlansWithoutATrace() throws Exception {
    start(QUEUES, Map.of());
    Plan plan = move();
    RemotePlay play = temporal.begin(plan, PlayFlags.unattended(), true);
    DurableRun run = temporal.client().newWorkflowStub(DurableRun.class, play.id());
    while (run.log(0).open() == null) {
      Thread.sleep(20);
    }
    int at = run.log(0).length();
    String hash = run.input().planSha256();
    String yes = Answers.of(new Answer.Run(true));
    for (GivenAnswer wrong :
        List.of(
            new GivenAnswer(at, "0".repeat(64), "move/one", yes, "eve"),
            new GivenAnswer(at, hash, "move/two", yes, "eve"),
            new GivenAnswer(at + 1, hash, "move/one", yes, "eve"),
            new GivenAnswer(at - 1, hash, "move/one", yes, "eve"))) {
      assertThatThrownBy(() -> run.answer(wrong)).isInstanceOf(WorkflowUpdateException.class);
    }
    assertThat(history(play).getEvents())
        .noneMatch(HistoryEvent::hasWorkflowExecutionUpdateAcceptedEventAttributes);
    assertThat(received()).isEmpty();
  }

  @Test
  void refusesWhatIsNotTheNameThatMustBeTyped() throws Exception {
    start(QUEUES, Map.of());
    RemotePlay play = temporal.begin(move(), PlayFlags.unattended(), true);
    DurableRun run = temporal.client().newWorkflowStub(DurableRun.class, play.id());
    Agreeing person =
        new Agreeing() {
          @Override
          public String confirm(Question.Confirm question) {
            int at = run.log(0).length();
            String hash = run.input().planSha256();
            GivenAnswer wrong =
                new GivenAnswer(at, hash, "move/two", Answers.ofTyped("web2"), "eve");
            assertThatThrownBy(() -> run.answer(wrong)).isInstanceOf(WorkflowUpdateException.class);
            return "web2";
          }

          @Override
          public Answer mayRun(Question.MayRun question) {
            return question.step().id().equals("move/two") && asked.contains("move/two")
                ? new Answer.Quit("enough")
                : super.mayRun(question);
          }
        };
    assertThat(temporal.follow(play, person).result()).isEqualTo(RunResult.STOPPED);
    assertThat(received()).containsExactly("one");
  }

  @Test
  void tellsAPersonWhyAnAnswerWasNotTaken() {
    start(QUEUES, Map.of());
    RemotePlay play = temporal.begin(move(), PlayFlags.unattended(), true);
    DurableRun run = temporal.client().newWorkflowStub(DurableRun.class, play.id());
    Agreeing slow =
        new Agreeing() {
          @Override
          public Answer mayRun(Question.MayRun question) {
            if (asked.isEmpty()) {
              int at = run.log(0).length();
              String yes = Answers.of(new Answer.Run(true));
              run.answer(new GivenAnswer(at, run.input().planSha256(), "move/one", yes, "eve"));
            }
            return super.mayRun(question);
          }
        };
    assertThat(temporal.follow(play, slow).result()).isEqualTo(RunResult.DONE);
    assertThat(temporal.told)
        .containsExactly(
            "that was not taken as an answer: the run does not wait with this question any more");
    assertThat(received()).isEqualTo(ALL);
  }

  @Test
  void saysThatNothingBeganWhereNoWorkerReachesAHost() {
    WorkerTimes impatient = new WorkerTimes(Duration.ofSeconds(2), Duration.ofSeconds(5));
    temporal = new TemporalHarness(folder, HOSTS, List.of("runs"), Map.of(), impatient);
    RemotePlay play = temporal.begin(move(), confirmed(), false);
    RunEnd ended = temporal.follow(play, Gate.nobody());
    assertThat(ended.result()).isEqualTo(RunResult.FAILED);
    assertThat(ended.detail())
        .contains("web1 cannot be reached: no worker of host:web1 took it within 2 s");
    assertThat(received()).isEmpty();
  }

  @Test
  void showsWhatACommandPrintsWhileItRunsAndEachByteOnce() {
    start(QUEUES, Map.of());
    Plan plan = temporal.plan("# Tell\n\n```bash\n# One\nssh web1 \"tells\"\n```\n", Map.of());
    RemotePlay play = temporal.begin(plan, PlayFlags.unattended(), false);
    List<String> meanwhile = new ArrayList<>();
    CompletableFuture<Void> looks =
        CompletableFuture.runAsync(
            () -> {
              while (temporal.printed.isEmpty()) {
                pause();
              }
              meanwhile.add(temporal.printed.toString());
            });
    assertThat(temporal.follow(play, Gate.nobody()).result()).isEqualTo(RunResult.DONE);
    looks.join();
    assertThat(meanwhile).containsExactly("first\n");
    assertThat(temporal.printed).hasToString("first\nsecond\n");
  }

  @Test
  void endsACommandThatAPersonInterruptsAndAsksWhatNow() {
    start(QUEUES, Map.of());
    Plan plan = temporal.plan("# Wait\n\n```bash\n# One\nssh web1 \"hangs\"\n```\n", Map.of());
    RemotePlay play = temporal.begin(plan, PlayFlags.unattended(), true);
    List<String> failures = new ArrayList<>();
    Agreeing person =
        new Agreeing() {
          @Override
          public AfterFailure afterFailure(Question.Failed question) {
            failures.add(question.outcome().word());
            return new AfterFailure.Stop();
          }
        };
    DurableRun run = temporal.client().newWorkflowStub(DurableRun.class, play.id());
    CompletableFuture<Void> hand =
        CompletableFuture.runAsync(
            () -> {
              while (!received().contains("hangs")) {
                pause();
              }
              run.interrupt(run.log(0).length());
            });
    RunEnd ended = temporal.follow(play, person);
    hand.join();
    assertThat(failures).containsExactly("signalled");
    assertThat(ended.result()).isNotEqualTo(RunResult.DONE);
  }

  private static void pause() {
    try {
      Thread.sleep(20);
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  @Test
  void asksAgainAfterAFailure() {
    start(QUEUES, Map.of());
    Plan plan =
        temporal.plan(
            "# Fail\n\n```bash\n# One\nssh web1 \"fails\"\n\n# Two\nssh web1 \"two\"\n```\n",
            Map.of());
    RemotePlay play = temporal.begin(plan, PlayFlags.unattended(), true);
    List<String> failures = new ArrayList<>();
    Agreeing person =
        new Agreeing() {
          @Override
          public AfterFailure afterFailure(Question.Failed question) {
            failures.add(question.outcome().sentence());
            return failures.size() < 2
                ? new AfterFailure.Retry()
                : new AfterFailure.Skip("not needed");
          }
        };
    temporal.follow(play, person);
    assertThat(failures).containsExactly("failed with status 3", "failed with status 3");
    assertThat(received()).containsExactly("fails", "fails", "two");
  }

  @Test
  void carriesNoSecretThroughTheServer() throws Exception {
    String secret = "gr\"een'ho$use 42";
    start(QUEUES, Map.of("RUNBOOK_PARAM_TOKEN", secret));
    Plan plan =
        temporal.plan(
            """
            ---
            params:
              token: {secret: true}
            ---

            # Tell

            ```bash
            # One
            ssh web1 "tell <token>"
            ```
            """,
            Map.of("token", PlayInput.word("token")));
    RemotePlay play = temporal.begin(plan, PlayFlags.unattended(), false);
    assertThat(temporal.follow(play, Gate.nobody()).result()).isEqualTo(RunResult.DONE);
    assertThat(received()).hasSize(1);
    assertThat(received().get(0)).contains("42").doesNotContain("runbook_secret");
    assertThat(history(play).toJson(false)).doesNotContain("een'ho", "use 42");
  }

  @Test
  void doesNotRunWhatLacksItsSecret() {
    start(QUEUES, Map.of());
    Plan plan =
        temporal.plan(
            "---\nparams:\n  token: {secret: true}\n---\n\n# Tell\n\n```bash\n# One\nssh web1"
                + " \"tell <token>\"\n```\n",
            Map.of("token", PlayInput.word("token")));
    RemotePlay play = temporal.begin(plan, PlayFlags.unattended(), false);
    RunEnd ended = temporal.follow(play, Gate.nobody());
    assertThat(ended.result()).isEqualTo(RunResult.FAILED);
    assertThat(ended.detail()).contains("lacks RUNBOOK_PARAM_TOKEN");
    assertThat(received()).isEmpty();
  }

  private static final String PATTERNED =
      """
      ---
      runbook:
        params:
          token: {type: secret, pattern: "tok-[0-9]{8}"}
      ---

      # Tell

      ```bash
      # One
      ssh web1 "tell {{token}}"
      ```
      """;

  private RunEnd told(String secret) {
    start(QUEUES, Map.of("RUNBOOK_PARAM_TOKEN", secret));
    Plan plan = temporal.plan(PATTERNED, Map.of("token", PlayInput.word("token")));
    return temporal.follow(temporal.begin(plan, PlayFlags.unattended(), false), Gate.nobody());
  }

  @Test
  void fillsInASecretThatItsWorkerKnowsToFitItsPattern() {
    assertThat(told("tok-12345678").result()).isEqualTo(RunResult.DONE);
    assertThat(received()).hasSize(1);
    assertThat(received().get(0)).contains("tok-12345678");
  }

  @Test
  void doesNotRunWhatHasASecretThatDoesNotFitItsPattern() {
    RunEnd ended = told("no-token-at-all");
    assertThat(ended.result()).isEqualTo(RunResult.FAILED);
    assertThat(ended.detail())
        .contains("the value of `token` cannot be used: it must match tok-[0-9]{8}")
        .doesNotContain("no-token-at-all");
    assertThat(received()).isEmpty();
  }

  @Test
  void comesToTheSameAgainFromItsHistory() throws Exception {
    start(QUEUES, Map.of());
    RemotePlay play = temporal.begin(move(), PlayFlags.unattended(), true);
    temporal.follow(play, new Agreeing());
    WorkflowReplayer.replayWorkflowExecution(history(play), DurableRunWorkflow.class);
  }

  /**
   * Workers of today go on with the runs of yesterday. Where the runner has to change what it wants
   * of hosts, and in which order, this fails: the version changes then, and old runs need old
   * workers.
   */
  @ParameterizedTest
  @ValueSource(strings = {"attended.json", "unattended.json"})
  void goesOnWithRunsThatEarlierWorkersHavePlayed(String name) throws Exception {
    start(QUEUES, Map.of());
    if (Boolean.getBoolean("histories.write")) {
      boolean attended = name.startsWith("attended");
      RemotePlay play =
          temporal.begin(move(), attended ? PlayFlags.unattended() : confirmed(), attended);
      temporal.follow(play, new Agreeing());
      Files.writeString(
          Path.of("src/test/resources/histories", name), history(play).toJson(true) + "\n");
    }
    WorkflowReplayer.replayWorkflowExecutionFromResource(
        "histories/" + name, DurableRunWorkflow.class);
  }

  private WorkflowExecutionHistory history(RemotePlay play) {
    return temporal.client().fetchHistory(play.id());
  }
}
