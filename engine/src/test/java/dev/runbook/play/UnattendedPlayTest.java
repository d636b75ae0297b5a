package dev.runbook.play;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.runbook.EngineConfig;
import dev.runbook.Runbooks;
import dev.runbook.journal.PastRun;
import dev.runbook.journal.RunStore;
import dev.runbook.plan.Plan;
import dev.runbook.run.Answer;
import dev.runbook.run.Gate;
import dev.runbook.run.Question;
import dev.runbook.run.RequestedSteps;
import dev.runbook.run.RunEvent;
import dev.runbook.run.RunListener;
import dev.runbook.run.RunResult;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class UnattendedPlayTest {
  private static final String PAGE =
      """
      ---
      runbook:
        params:
          day: {description: Which day}
      ---
      # Clean

      ```bash
      # Look
      ssh db1 "look '{{day}}'"

      # Drop it
      ssh db1 "psql -c 'DROP TABLE orders'"

      # Tell (optional)
      ssh db1 "tell"
      ```

          ssh db1 "indented"
      """;

  private static final String HOSTS =
      """
      hosts:
        db1:
          identity: {hostname: db1, user: ops}
          commands:
            - {run: "look 'monday'", stdout: "the token is open-sesame-42"}
          otherwise: ok
      """;

  private static final PlayFlags CONFIRMED = PlayFlags.unattended().confirming("drop-it@db1");

  @TempDir Path folder;

  @BeforeEach
  void write() throws IOException {
    Files.writeString(folder.resolve("clean.md"), PAGE);
    Files.writeString(folder.resolve("hosts.yaml"), HOSTS);
  }

  @Test
  void playsAPageWhoseDangerIsConfirmedAndRecordsIt() {
    PlayResult played = play(config(), CONFIRMED);

    assertThat(played.result()).as(played.detail()).isEqualTo(RunResult.DONE);
    PastRun run = PastRun.read(played.record().orElseThrow());
    assertThat(run.summary().steps().done()).isEqualTo(2);
    assertThat(run.summary().steps().leftOut()).isEqualTo(2);
    assertThat(run.summary().operator()).isEqualTo("ana");
  }

  @Test
  void runsAnOptionalStepThatIsNamed() {
    RequestedSteps chosen =
        new RequestedSteps(List.of("tell-optional"), List.of(), List.of(), Optional.empty());
    PlayResult played = play(config(), CONFIRMED.choosing(chosen));

    assertThat(PastRun.read(played.record().orElseThrow()).summary().steps().done()).isEqualTo(3);
  }

  @Test
  void runsNothingWhileDangerIsNotConfirmed() {
    PlayResult played = play(config(), PlayFlags.unattended());

    assertThat(played.result()).isEqualTo(RunResult.UNCONFIRMED);
    assertThat(played.detail()).contains("--confirm clean/drop-it@db1");
    assertThat(played.record()).isEmpty();
    assertThat(runs().list().runs()).isEmpty();
  }

  @Test
  void refusesFlagsThatNameNothing() {
    PlayResult played = play(config(), CONFIRMED.confirming("drop-it@db2"));

    assertThat(played.result()).isEqualTo(RunResult.REFUSED);
    assertThat(played.detail()).startsWith("--confirm drop-it@db2 confirms nothing here");
  }

  @Test
  void refusesAPlanThatLacksAValue() {
    try (Runbooks runbooks = Runbooks.on(folder.resolve("hosts.yaml"), config().build())) {
      PlayResult played = runbooks.play(runbooks.plan("clean", Map.of()), CONFIRMED);

      assertThat(played.result()).isEqualTo(RunResult.REFUSED);
      assertThat(played.detail()).contains("a value is missing", "--param day=…");
    }
  }

  @Test
  void takesAValueFromTheEnvironment() {
    Map<String, String> environment = Map.of("RUNBOOK_PARAM_DAY", "monday");
    EngineConfig config = config().environment(environment).build();
    try (Runbooks runbooks = Runbooks.on(folder.resolve("hosts.yaml"), config)) {
      PlayResult played = runbooks.play(runbooks.plan("clean", Map.of()), CONFIRMED);

      assertThat(played.result()).as(played.detail()).isEqualTo(RunResult.DONE);
    }
  }

  @Test
  void coversTheSecretsOfTheEnvironmentInTheRecord() throws IOException {
    PlayResult played =
        play(config().environment(Map.of("API_TOKEN", "open-sesame-42")), CONFIRMED);

    assertThat(Files.readString(played.record().orElseThrow().stdout(1)))
        .isEqualTo("the token is ••••••");
  }

  @Test
  void leavesNoRecordWhereNoneIsWantedOrNothingReallyRuns() {
    assertThat(play(config().unrecorded(), CONFIRMED).record()).isEmpty();
    PlayResult dry = play(config(), PlayFlags.dry());

    assertThat(dry.result()).isEqualTo(RunResult.DONE);
    assertThat(dry.record()).isEmpty();
    assertThat(runs().list().runs()).isEmpty();
  }

  @Test
  void goesOnWithARunThatWasStoppedAndRunsNothingTwice() {
    List<String> ran = new ArrayList<>();
    RunListener watch =
        event -> {
          if (event instanceof RunEvent.CommandStarted started) {
            ran.add(started.run());
          }
        };
    try (Runbooks runbooks = Runbooks.on(folder.resolve("hosts.yaml"), config().build())) {
      Plan plan = runbooks.plan("clean", Map.of("day", "monday"));
      try (PreparedRun run = runbooks.prepare(plan, new FirstStepOnly(), CONFIRMED)) {
        assertThat(run.play(List.of(watch)).result()).isEqualTo(RunResult.STOPPED);
      }

      assertThat(runbooks.resume("latest", PlayFlags.unattended(), watch).result())
          .isEqualTo(RunResult.UNCONFIRMED);
      PlayResult played = runbooks.resume("latest", CONFIRMED, watch);

      assertThat(played.result()).as(played.detail()).isEqualTo(RunResult.DONE);
      assertThat(ran).containsExactly("look 'monday'", "psql -c 'DROP TABLE orders'");
      assertThat(runbooks.resume("latest", CONFIRMED, watch).result()).isEqualTo(RunResult.DONE);
      assertThat(ran).hasSize(2);
    }
  }

  @Test
  void goesOnNowhereElse() {
    play(config(), CONFIRMED);
    try (Runbooks real = Runbooks.onThisMachine(config().build())) {
      assertThatThrownBy(() -> real.resume("latest", CONFIRMED))
          .isInstanceOf(RefusedException.class)
          .hasMessageContaining("against other hosts");
      assertThatThrownBy(() -> real.resume("1999", CONFIRMED))
          .isInstanceOf(RefusedException.class)
          .hasMessage("`1999` names 0 runs");
    }
  }

  /** Runs what comes first, and stops then. */
  private static final class FirstStepOnly implements Gate {
    @Override
    public Answer mayRun(Question.MayRun question) {
      return question.position() == 1 ? new Answer.Run(true) : new Answer.Quit("enough");
    }
  }

  @Test
  void aGateThatAnswersNothingLetsNothingRun() {
    try (Runbooks runbooks = Runbooks.on(folder.resolve("hosts.yaml"), config().build())) {
      Plan plan = runbooks.plan("clean", Map.of("day", "monday"));
      try (PreparedRun run = runbooks.prepare(plan, new Gate() {}, PlayFlags.unattended())) {
        assertThat(run.play(List.of()).result()).isEqualTo(RunResult.STOPPED);
      }
    }
    assertThat(runs().list().runs().get(0).steps().done()).isZero();
  }

  private PlayResult play(EngineConfig.Builder config, PlayFlags flags) {
    try (Runbooks runbooks = Runbooks.on(folder.resolve("hosts.yaml"), config.build())) {
      return runbooks.play(runbooks.plan("clean", Map.of("day", "monday")), flags);
    }
  }

  private EngineConfig.Builder config() {
    return EngineConfig.builder()
        .environment(Map.of())
        .folder(folder)
        .library(List.of(folder))
        .user("ana")
        .runs(this::runs);
  }

  private RunStore runs() {
    return new RunStore(folder.resolve("runs"));
  }
}
