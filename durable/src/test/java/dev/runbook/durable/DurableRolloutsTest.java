package dev.runbook.durable;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.runbook.host.Identity;
import dev.runbook.play.PlayFlags;
import dev.runbook.play.RemotePlay;
import dev.runbook.run.Answer;
import dev.runbook.run.Gate;
import dev.runbook.run.HostOutcome;
import dev.runbook.run.Question;
import dev.runbook.run.RunEnd;
import dev.runbook.run.RunEvent;
import dev.runbook.run.RunResult;
import io.temporal.testing.WorkflowReplayer;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A durable run over a group of hosts is the rollout that it would be here. */
@Timeout(value = 100, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class DurableRolloutsTest {
  private static final String HEAD =
      """
      ---
      runbook:
        hosts:
          web: [%s]
        order: %s
        concurrency: %d
        stop-after-errors: %d
      ---
      # Upgrade

      """;

  private static final String STEPS =
      """
      ```bash {host=lb}
      # Begin
      begin
      ```

      ```bash {host=group:web}
      # Take it
      take

      # Look
      look
      ```

      ```bash {host=lb}
      # End
      end
      ```
      """;

  private static final String TAKE = "```bash {host=group:web}\n# Take it\ntake\n```\n\n";

  private static final String WIPE = "```bash {host=group:web name=wipe}\nrm -rf /srv/web\n```\n";

  @TempDir Path folder;
  private TemporalHarness temporal;

  private static List<String> names(int hosts) {
    return IntStream.rangeClosed(1, hosts).mapToObj(i -> "web" + i).toList();
  }

  private String page(int hosts, String order, int atOnce, int errors, String steps) {
    return HEAD.formatted(String.join(", ", names(hosts)), order, atOnce, errors) + steps;
  }

  private void start(int hosts, List<Integer> sick, String delay) {
    StringBuilder mock = new StringBuilder("hosts:\n  lb: {otherwise: ok}\n");
    for (int i = 1; i <= hosts; i++) {
      mock.append("  web").append(i).append(":\n    identity: {hostname: web").append(i);
      mock.append(", user: ops}\n    commands:\n      - {run: look, stdout: \"seen\\n\"");
      mock.append(sick.contains(i) ? ", exit: 3" : "").append("}\n      - {run: take, delay: ");
      mock.append(delay).append("}\n    otherwise: ok\n");
    }
    List<String> queues = new ArrayList<>(List.of("runs", "host:lb"));
    names(hosts).forEach(name -> queues.add("host:" + name));
    temporal = new TemporalHarness(folder, mock.toString(), queues, Map.of());
  }

  @AfterEach
  void close() {
    if (temporal != null) {
      temporal.close();
    }
  }

  private List<String> received(String host) {
    return temporal.mocks.received().getOrDefault(host, List.of());
  }

  private List<HostOutcome> outcomes() {
    return temporal.seen.stream()
        .filter(RunEvent.HostFinished.class::isInstance)
        .map(event -> ((RunEvent.HostFinished) event).outcome())
        .toList();
  }

  private RemotePlay begin(String page, PlayFlags flags, boolean attended) {
    return temporal.begin(temporal.plan(page, Map.of()), flags, attended);
  }

  private RunEnd unattended(String page) {
    return temporal.follow(begin(page, PlayFlags.unattended(), false), Gate.nobody());
  }

  @Test
  void playsTheStepsOfAGroupOnEachHostOnceAsARunOfItsOwn() throws Exception {
    start(5, List.of(), "1ms");
    RemotePlay play =
        begin(
            page(5, "canary 1, then 50 %, then 100 %", 2, 1, STEPS), PlayFlags.unattended(), false);
    assertThat(temporal.follow(play, Gate.nobody())).isEqualTo(new RunEnd(RunResult.DONE, ""));
    assertThat(received("lb")).containsExactly("begin", "end");
    assertThat(names(5))
        .allSatisfy(web -> assertThat(received(web)).containsExactly("take", "look"));
    assertThat(outcomes()).hasSize(5).allMatch(HostOutcome::isWell);
    assertThat(temporal.printed).as("what the canary prints").hasToString("seen\n");
    for (HostOutcome each : outcomes()) {
      String id = each.run().orElseThrow();
      WorkflowReplayer.replayWorkflowExecution(
          temporal.client().fetchHistory(id), DurableRunWorkflow.class);
      assertThat(temporal.runs.follow(id).plan().member()).contains(each.host());
    }
    WorkflowReplayer.replayWorkflowExecution(
        temporal.client().fetchHistory(play.id()), DurableRunWorkflow.class);
  }

  @Test
  void isTheSameForWhoeverLooksAtItLater() {
    start(5, List.of(3), "1ms");
    RemotePlay play =
        begin(page(5, "canary 1, then 100 %", 3, 9, STEPS), PlayFlags.unattended(), false);
    RunEnd first = temporal.follow(play, Gate.nobody());
    List<HostOutcome> then = outcomes();
    temporal.seen.clear();
    RunEnd again = temporal.follow(temporal.runs.follow(play.id()), Gate.nobody());
    assertThat(again).isEqualTo(first);
    assertThat(again.result()).isEqualTo(RunResult.DONE_WITH_FAILURES);
    assertThat(outcomes())
        .usingRecursiveFieldByFieldElementComparatorIgnoringFields("millis")
        .isEqualTo(then);
    assertThat(then)
        .filteredOn(each -> !each.isWell())
        .extracting(HostOutcome::host)
        .containsExactly("web3");
  }

  @Test
  void stopsAtTheFirstErrorOfTheCanaryHoweverManyItBearsWith() {
    start(4, List.of(1), "1ms");
    RunEnd ended = unattended(page(4, "canary 1, then 100 %", 4, 9, STEPS));
    assertThat(ended.result()).isEqualTo(RunResult.FAILED);
    assertThat(ended.detail()).contains("3 not begun", "web1");
    assertThat(List.of("web2", "web3", "web4")).allMatch(web -> received(web).isEmpty());
    assertThat(received("lb")).containsExactly("begin");
  }

  @Test
  void beginsNoFurtherHostWhenTooManyHaveFailed() {
    start(6, List.of(1, 2), "1ms");
    RunEnd ended = unattended(page(6, "50 %, then 100 %", 1, 2, STEPS));
    assertThat(ended.result()).isEqualTo(RunResult.FAILED);
    assertThat(List.of("web3", "web4", "web5", "web6")).allMatch(web -> received(web).isEmpty());
  }

  @Test
  void leavesOutAHostThatSomebodyHasNamed() {
    start(3, List.of(), "1ms");
    var plan =
        temporal.plan(page(3, "canary 1, then 100 %", 3, 1, STEPS), Map.of(), List.of("web2"));
    RunEnd ended =
        temporal.follow(temporal.begin(plan, PlayFlags.unattended(), false), Gate.nobody());
    assertThat(ended.result()).isEqualTo(RunResult.DONE);
    assertThat(received("web2")).isEmpty();
    assertThat(received("web3")).containsExactly("take", "look");
  }

  private static class Waving implements Gate {
    final List<String> asked = new ArrayList<>();

    @Override
    public Answer mayRun(Question.MayRun question) {
      return new Answer.Run(true);
    }

    @Override
    public String confirmWave(Question.OfWave question) {
      asked.add(question.wave().number() + ": " + question.expected());
      return question.expected();
    }
  }

  @Test
  void asksAPersonBeforeEachWave() {
    start(3, List.of(), "1ms");
    Waving person = new Waving();
    RemotePlay play =
        begin(page(3, "canary 1, then 100 %", 3, 1, TAKE + WIPE), PlayFlags.unattended(), true);
    assertThat(temporal.follow(play, person).result()).isEqualTo(RunResult.DONE);
    assertThat(person.asked).containsExactly("1: web:1", "2: web:2");
    assertThat(names(3)).allMatch(web -> received(web).contains("rm -rf /srv/web"));
  }

  @Test
  void aWaveThatNobodyLetsGoDoesNotBegin() {
    start(3, List.of(), "1ms");
    Waving person =
        new Waving() {
          @Override
          public String confirmWave(Question.OfWave question) {
            return question.wave().number() == 1 ? super.confirmWave(question) : "no";
          }
        };
    RemotePlay play =
        begin(page(3, "canary 1, then 100 %", 3, 1, STEPS), PlayFlags.unattended(), true);
    assertThat(temporal.follow(play, person))
        .isEqualTo(new RunEnd(RunResult.STOPPED, "stopped before wave 2"));
    assertThat(received("web2")).isEmpty();
  }

  @Test
  void sendsDangerToNoHostThatIsAnotherOneSinceItsWaveWasConfirmed() {
    start(3, List.of(), "1ms");
    Waving person =
        new Waving() {
          @Override
          public String confirmWave(Question.OfWave question) {
            temporal.mocks.setIdentity("web2", new Identity("db1", "ops"));
            return super.confirmWave(question);
          }
        };
    RemotePlay play = begin(page(3, "100 %", 1, 1, WIPE), PlayFlags.unattended(), true);
    assertThat(temporal.follow(play, person).result()).isEqualTo(RunResult.UNCONFIRMED);
    assertThat(received("web2")).isEmpty();
    assertThat(received("web3")).isEmpty();
  }

  @Test
  void runsNothingTwiceOnFortyHostsWhereTheirWorkersAreKilled() throws Exception {
    killed(40, 1);
  }

  @Test
  @Timeout(1800)
  void runsNothingTwiceOnTwoHundredHostsWhereTheirWorkersAreKilledThreeTimes() throws Exception {
    assumeTrue(Boolean.getBoolean("soak"), "-Dsoak=true runs it");
    killed(200, 3);
  }

  private void assertOnce(int hosts) {
    assertThat(outcomes()).hasSize(hosts);
    assertThat(names(hosts)).allSatisfy(web -> assertThat(received(web)).doesNotHaveDuplicates());
    for (HostOutcome each : outcomes()) {
      if (each.isWell()) {
        assertThat(received(each.host())).containsExactly("take", "look");
      }
    }
  }

  /** What a worker had begun, of that nobody knows whether it happened. */
  private void killed(int hosts, int times) throws Exception {
    start(hosts, List.of(), "20ms");
    RemotePlay play =
        begin(
            page(hosts, "canary 1, then 10 %, then 100 %", 5, hosts, STEPS),
            PlayFlags.unattended(),
            false);
    CompletableFuture<RunEnd> ended =
        CompletableFuture.supplyAsync(() -> temporal.follow(play, Gate.nobody()));
    for (int kill = 1; kill <= times; kill++) {
      while (sent() < kill * hosts / times / 2 && !ended.isDone()) {
        Thread.sleep(5);
      }
      temporal.killReachers();
    }
    RunResult result = ended.get(25, TimeUnit.MINUTES).result();
    assertThat(result).isIn(RunResult.DONE, RunResult.UNKNOWN, RunResult.FAILED);
    assertOnce(hosts);
  }

  private int sent() {
    return temporal.mocks.received().values().stream().mapToInt(List::size).sum();
  }
}
