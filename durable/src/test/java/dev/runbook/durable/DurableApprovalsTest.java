package dev.runbook.durable;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.runbook.approval.ApprovalText;
import dev.runbook.approval.SignedApproval;
import dev.runbook.approval.SshSignatures;
import dev.runbook.play.PlayFlags;
import dev.runbook.play.RemotePlay;
import dev.runbook.run.Answer;
import dev.runbook.run.Gate;
import dev.runbook.run.Question;
import dev.runbook.run.RunEnd;
import dev.runbook.run.RunResult;
import io.temporal.api.history.v1.HistoryEvent;
import io.temporal.client.WorkflowUpdateException;
import io.temporal.testing.WorkflowReplayer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A second person approves a step of a durable run, by name and by key another one than plays. */
@Timeout(value = 100, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class DurableApprovalsTest {
  private static final String PAGE =
      """
      # Wipe

      ```bash {host=web1}
      # Look
      look

      # Wipe it
      wipe <which>
      ```

      """;

  private static final String GROUP =
      """
      ---
      runbook:
        hosts:
          web: [web1, web2]
        order: canary 1, then 100 %
      ---
      # Wipe

      ```bash {host=group:web name=wipe confirm=second-person}
      rm -rf /srv/web
      ```
      """;

  private static final String HOSTS =
      """
      hosts:
        web1: {identity: {hostname: web1, user: ops}, otherwise: ok}
        web2: {identity: {hostname: web2, user: ops}, otherwise: ok}
      """;

  @TempDir Path folder;
  private TemporalHarness temporal;
  private Map<String, String> environment;
  private Path anna;
  private Path stranger;
  private Path ops;
  private int signed;

  @BeforeEach
  void start() throws Exception {
    Process found = new ProcessBuilder("sh", "-c", "command -v ssh-keygen").start();
    assumeTrue(found.waitFor() == 0, "skipped: there is no ssh-keygen here");
    anna = key("anna");
    stranger = key("stranger");
    ops = key("ops");
    Path config = Files.createDirectories(folder.resolve(".config/runbook"));
    Files.writeString(config.resolve("allowed_signers"), line("anna") + line("ops"));
    environment = Map.of("HOME", folder.toString(), "PATH", System.getenv("PATH"));
    temporal =
        new TemporalHarness(folder, HOSTS, List.of("runs", "host:web1", "host:web2"), environment);
  }

  private Path key(String name) throws Exception {
    Path file = folder.resolve(name);
    List<String> made =
        List.of("ssh-keygen", "-q", "-t", "ed25519", "-N", "", "-C", "", "-f", file.toString());
    assertThat(new ProcessBuilder(made).inheritIO().start().waitFor()).isZero();
    return file;
  }

  private String line(String name) throws IOException {
    return name + "@example.org " + Files.readString(folder.resolve(name + ".pub"));
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

  private RemotePlay begin(boolean attended) {
    String page = PAGE.replace("bash {host=web1}", "bash {host=web1 confirm=second-person}");
    PlayFlags flags =
        attended ? PlayFlags.unattended() : PlayFlags.unattended().confirming("wipe/wipe-it@web1");
    return temporal.begin(temporal.plan(page, Map.of("which", "cache")), flags, attended);
  }

  private ApprovalText waiting(RemotePlay play) throws InterruptedException {
    while (true) {
      Optional<String> text = temporal.looker().requested(play.id());
      if (text.isPresent()) {
        return ApprovalText.read(text.get()).orElseThrow();
      }
      Thread.sleep(50);
    }
  }

  /** Lets the first step run, which then waits for its approval. */
  private ApprovalText askedFor(RemotePlay play) throws InterruptedException {
    answer(play, "step", Answers.of(new Answer.Run(true)), "ops");
    return waiting(play);
  }

  private void answer(RemotePlay play, String kind, String answer, String by)
      throws InterruptedException {
    DurableRun run = temporal.client().newWorkflowStub(DurableRun.class, play.id());
    LogPage page = run.log(0);
    while (page.open() == null || !page.open().kind().equals(kind)) {
      Thread.sleep(20);
      page = run.log(0);
    }
    String plan = run.input().planSha256();
    run.answer(new GivenAnswer(page.length(), plan, page.open().step(), answer, by));
  }

  private String approval(ApprovalText asked, Path key, Duration holds) throws IOException {
    Instant now = Instant.now().truncatedTo(ChronoUnit.SECONDS);
    Instant made = holds.isNegative() ? now.minus(Duration.ofHours(9)) : now;
    String id = String.format("%032x", ++signed);
    return signed(asked.given(made, now.plus(holds), id).text(), key);
  }

  private String signed(String text, Path key) throws IOException {
    return new SignedApproval(text, new SshSignatures(environment).sign(text, key)).file();
  }

  private String changed(ApprovalText asked, UnaryOperator<String> change) throws IOException {
    String text = approval(asked, anna, Duration.ofHours(1));
    return signed(change.apply(text.substring(0, text.indexOf("-----BEGIN"))), anna);
  }

  /** Says yes to everything; at an approval it looks again. */
  private class Patient implements Gate {
    final List<String> asked = new ArrayList<>();
    final List<String> confirmed = new ArrayList<>();

    @Override
    public boolean isPerson() {
      return true;
    }

    @Override
    public Answer mayRun(Question.MayRun question) {
      return new Answer.Run(true);
    }

    @Override
    public String confirm(Question.Confirm question) {
      confirmed.add(question.step().id());
      return question.expected();
    }

    @Override
    public String confirmWave(Question.OfWave question) {
      confirmed.add("wave " + question.wave().number());
      return question.expected();
    }

    @Override
    public Optional<String> approval(Question.Approve question) {
      asked.add(String.join(" ", question.how()));
      return Optional.of("");
    }
  }

  /** Approves whatever is waited for, from another process. */
  private Thread approver(RemotePlay play, int times) {
    return approver(play, times, () -> true);
  }

  private Thread approver(RemotePlay play, int times, BooleanSupplier may) {
    Thread thread =
        new Thread(
            () -> {
              try {
                while (!may.getAsBoolean()) {
                  Thread.sleep(20);
                }
                for (int i = 0; i < times; i++) {
                  String approval = approval(waiting(play), anna, Duration.ofHours(1));
                  assertThat(temporal.looker().approve(play.id(), approval)).isEmpty();
                }
              } catch (IOException | InterruptedException e) {
                throw new IllegalStateException(e);
              }
            });
    thread.start();
    return thread;
  }

  @Test
  void runsWhatASecondPersonHasApprovedAndNothingBefore() throws Exception {
    RemotePlay play = begin(true);
    Patient person =
        new Patient() {
          private Thread second;

          @Override
          public Optional<String> approval(Question.Approve question) {
            if (second == null) {
              assertThat(received("web1")).isEmpty();
              second = approver(play, 2);
            }
            return super.approval(question);
          }
        };
    assertThat(temporal.follow(play, person).result()).isEqualTo(RunResult.DONE);
    assertThat(received("web1")).containsExactly("look", "wipe cache");
    assertThat(person.asked)
        .contains("runbook approve " + play.id() + " wipe/look --on temporal:test");
    WorkflowReplayer.replayWorkflowExecution(
        temporal.client().fetchHistory(play.id()), DurableRunWorkflow.class);
    assertThat(temporal.follow(temporal.runs.follow(play.id()), new Patient()).result())
        .isEqualTo(RunResult.DONE);
  }

  @Test
  void aBatchWaitsForIt() throws Exception {
    RemotePlay play = begin(false);
    Thread second = approver(play, 2, () -> !temporal.told.isEmpty());
    assertThat(temporal.follow(play, Gate.nobody())).isEqualTo(new RunEnd(RunResult.DONE, ""));
    second.join();
    assertThat(temporal.told).anyMatch(each -> each.contains("waits for a second person's"));
    assertThat(received("web1")).containsExactly("look", "wipe cache");
  }

  @Test
  void everyWaveIsApprovedByItself() throws Exception {
    RemotePlay play = temporal.begin(temporal.plan(GROUP, Map.of()), PlayFlags.unattended(), true);
    Thread second = approver(play, 2);
    Patient person = new Patient();
    assertThat(temporal.follow(play, person).result()).isEqualTo(RunResult.DONE);
    second.join();
    assertThat(person.confirmed).containsExactly("wave 1", "wave 2");
    assertThat(received("web2")).containsExactly("rm -rf /srv/web");
  }

  @Test
  void refusesWhatDoesNotCountWithTheReasonAndWithoutATrace() throws Exception {
    temporal.keys.add(fingerprint(stranger));
    RemotePlay play = begin(true);
    ApprovalText asked = askedFor(play);
    Duration hour = Duration.ofHours(1);
    String good = approval(asked, anna, hour);
    refused(play, approval(asked, ops, hour), "it is the operator's own: ops@example.org is ops");
    refused(play, approval(asked, stranger, hour), "which is not one of");
    refused(play, approval(asked, anna, Duration.ofHours(-1)), "it expired at");
    refused(play, approval(asked, anna, Duration.ofDays(9)), "it is valid for longer than 7 days");
    refused(play, asked.text(), "nobody has signed it");
    refused(play, good.replace("title: Look", "title: Loot"), "its signature does not fit");
    refused(play, with(asked, "step: wipe/look", "step: wipe/wipe-it"), "it is for the step");
    refused(play, with(asked, "run: " + play.id(), "run: any"), "it is for any run of the plan");
    refused(play, with(asked, "run: " + play.id(), "run: 20250101-000000-abcd"), "another one");
    refused(play, with(asked, "web1 is ops@web1", "web1 is ops@web7"), "a host is another one");
    refused(play, with(asked, "which=cache", "which=all"), "a value is another one");
    refused(play, with(asked, "web1 $ look", "web1 $ loot"), "the step would run something else");
    refused(play, with(asked, "operator: ops", "operator: eve"), "it was given to eve");
    refused(
        play,
        changed(asked, text -> text.replaceAll("plan: [0-9a-f]{64}", "plan: " + "0".repeat(64))),
        "it is for another plan");
    refused(
        play,
        changed(asked, text -> text.replaceAll("does: [0-9a-f]{64}", "does: " + "0".repeat(64))),
        "the step does something else");
    assertThat(temporal.client().fetchHistory(play.id()).getEvents())
        .filteredOn(HistoryEvent::hasWorkflowExecutionUpdateAcceptedEventAttributes)
        .as("the answer to the question whether the step may run")
        .hasSize(1);
    assertThat(received("web1")).isEmpty();
    used(play, good);
  }

  /** An approval is good for one step, once. */
  private void used(RemotePlay play, String good) throws Exception {
    DurableRun run = temporal.client().newWorkflowStub(DurableRun.class, play.id());
    run.approve(good);
    answer(play, "step", Answers.of(new Answer.Run(true)), "ops");
    waiting(play);
    refused(play, good, "it is for the step `wipe/look`");
    String faked =
        Answers.of(
            new GroupMember.Approved(
                "wipe/wipe-it", "0".repeat(32), "anna", "k", "2026-01-01", "2026-01-02", "x"));
    LogPage page = run.log(0);
    assertThatThrownBy(
            () ->
                run.answer(
                    new GivenAnswer(
                        page.length(), run.input().planSha256(), "wipe/wipe-it", faked, "eve")))
        .isInstanceOf(WorkflowUpdateException.class)
        .hasStackTraceContaining("only what a second person has signed");
  }

  private String with(ApprovalText asked, String here, String there) throws IOException {
    assertThat(asked.text()).contains(here);
    return changed(asked, text -> text.replace(here, there));
  }

  private void refused(RemotePlay play, String approval, String why) {
    assertThat(temporal.looker().approve(play.id(), approval))
        .hasValueSatisfying(said -> assertThat(said).contains(why));
  }

  private String fingerprint(Path key) throws IOException {
    Process shown =
        new ProcessBuilder("ssh-keygen", "-l", "-f", key + ".pub")
            .redirectErrorStream(true)
            .start();
    return new String(shown.getInputStream().readAllBytes()).split(" ")[1];
  }

  @Test
  void refusesTheApprovalByAKeyThatTheOperatorSignsWith() throws Exception {
    temporal.keys.add(fingerprint(anna));
    RemotePlay play = begin(true);
    refused(
        play, approval(askedFor(play), anna, Duration.ofHours(1)), "is one that ops signs with");
  }

  @Test
  void refusesTheApprovalBySomebodyWhoHasAnsweredQuestionsOfTheRun() throws Exception {
    String page =
        PAGE.replace("# Wipe it", "# DANGER: wipe it").replace("wipe <which>", "rm -rf /x");
    RemotePlay play =
        temporal.begin(
            temporal.plan(page, Map.of()), PlayFlags.unattended().requiringApproval(), true);
    answer(play, "step", Answers.of(new Answer.Run(true)), "ops");
    answer(play, "step", Answers.of(new Answer.Run(true)), "anna");
    refused(
        play,
        approval(waiting(play), anna, Duration.ofHours(1)),
        "anna@example.org is anna, who has answered questions of this run");
  }

  @Test
  void whoHasApprovedAStepDoesNotConfirmIt() throws Exception {
    RemotePlay play = temporal.begin(temporal.plan(GROUP, Map.of()), PlayFlags.unattended(), true);
    DurableRun run = temporal.client().newWorkflowStub(DurableRun.class, play.id());
    run.approve(approval(waiting(play), anna, Duration.ofHours(1)));
    assertThatThrownBy(() -> answer(play, "wave", Answers.ofTyped("web:1"), "anna"))
        .isInstanceOf(WorkflowUpdateException.class)
        .hasStackTraceContaining("cannot confirm it, too");
  }
}
