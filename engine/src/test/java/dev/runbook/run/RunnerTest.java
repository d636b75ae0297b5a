package dev.runbook.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RunnerTest {
  private static final String HEMMA =
      """
      hosts:
        hemma:
          identity: {hostname: hemma, user: paunchygent}
          otherwise: ok
        local: {otherwise: ok}
      """;

  @TempDir Path folder;

  @Test
  void playsEachStepInOrderAndSaysHowItEnded() {
    PlayedPage played =
        page(
                """
                # Check
                ```bash
                # Who is there
                ssh hemma "who"

                # How full
                ssh hemma "df -h"
                ```
                """,
                HEMMA)
            .play(ScriptedGate.person("enter", "enter"));
    assertThat(played.story())
        .containsExactly(
            "Who is there: run",
            "  hemma: who -> ok",
            "Who is there = ok",
            "How full: run",
            "  hemma: df -h -> ok",
            "How full = ok");
    assertThat(played.ended().result()).isEqualTo(RunResult.DONE);
  }

  @Test
  void aLoginEndsWellWhateverTheLastThingTypedThereCameTo() {
    PlayedPage played =
        page(
                "# Log in\n```bash\nssh hemma\n```\n",
                HEMMA.replace(
                    "otherwise: ok\n  local", "commands: [{run: \"\", exit: 130}]\n  local"))
            .play(ScriptedGate.person("enter"));
    assertThat(played.story()).contains("Log in = ok");
    assertThat(played.ended().result()).isEqualTo(RunResult.DONE);
  }

  @Test
  void aStepOfThreeCommandsWhoseSecondFailsRunsTwo() {
    PlayedPage played =
        page(
                """
                # Check
                ```bash
                ssh hemma "one"
                ssh hemma "two"
                ssh hemma "three"
                ```
                """,
                """
                hosts:
                  hemma:
                    commands:
                      - {run: two, exit: 3}
                    otherwise: ok
                """)
            .play(ScriptedGate.person("enter", "stop"));
    assertThat(played.received("hemma")).containsExactly("one", "two");
    assertThat(played.ended().result().exitStatus()).isEqualTo(1);
    assertThat(played.ended().detail()).isEqualTo("\"Check\" failed with status 3");
  }

  @Test
  void okExitLetsAnAnswerBeAnAnswer() {
    PlayedPage played =
        page(
                """
                # Check
                ```bash {ok-exit=0,1}
                ssh hemma "grep -c ERROR log"
                ssh hemma "next"
                ```
                """,
                """
                hosts:
                  hemma:
                    commands:
                      - {run: "grep -c ERROR log", stdout: "0\\n", exit: 1}
                      - {run: next, exit: 2}
                """)
            .play(ScriptedGate.person("enter", "stop"));
    assertThat(played.story())
        .contains("  hemma: grep -c ERROR log -> ok", "  hemma: next -> failed");
  }

  @Test
  void enterNeverRunsAStepThatChangesState() {
    ScriptedGate gate = ScriptedGate.person("enter", "enter", "y");
    PlayedPage played =
        page("# X\n```bash {caution}\nssh hemma \"touch x\"\n```\n", HEMMA).play(gate);
    assertThat(gate.asked()).hasSize(3);
    assertThat(played.received("hemma")).containsExactly("touch x");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", "y", "yes", "hemm", "hemma ", " hemma", "Hemma", "HEMMA", "hemma\n", "hemmaa"})
  void nothingButTheTargetsNameConfirmsDanger(String typed) {
    PlayedPage played =
        page("# X\n```bash {danger}\nssh hemma \"reboot\"\n```\n", HEMMA)
            .play(ScriptedGate.person("y", typed, "quit"));
    assertThat(played.received("hemma")).isEmpty();
    assertThat(played.ended().result()).isEqualTo(RunResult.STOPPED);
  }

  @Test
  void theTargetsNameConfirmsDanger() {
    PlayedPage played =
        page("# X\n```bash {danger}\nssh hemma \"reboot\"\n```\n", HEMMA)
            .play(ScriptedGate.person("y", "hemma"));
    assertThat(played.received("hemma")).containsExactly("reboot");
    assertThat(played.story()).startsWith("X: confirmed hemma", "X: run");
  }

  @Test
  void inABatchAWrongConfirmationEndsTheRun() {
    PlayedPage played =
        page("# X\n```bash {danger}\nssh hemma \"reboot\"\n```\n", HEMMA)
            .play(ScriptedGate.batch("y", ""));
    assertThat(played.received("hemma")).isEmpty();
    assertThat(played.ended().result()).isEqualTo(RunResult.UNCONFIRMED);
  }

  @Test
  void oneTypedConfirmationCoversTheDangerOfItsSectionOnItsTarget() {
    String page =
        """
        # X
        ## Drop
        ```bash {danger}
        # First
        ssh hemma "one"

        # Second
        ssh hemma "two"
        ```
        ## Again
        ```bash {danger}
        ssh hemma "three"
        ```
        """;
    ScriptedGate gate = ScriptedGate.person("y", "hemma", "y", "y", "hemma");
    page(page, HEMMA).play(gate);
    assertThat(gate.asked())
        .containsExactly(
            "run drop/first",
            "confirm drop/first as hemma",
            "run drop/second",
            "run again/1",
            "confirm again/1 as hemma");
  }

  @Test
  void confirmEachAsksEveryTime() {
    ScriptedGate gate = ScriptedGate.person("y", "hemma", "y", "hemma");
    page(
            """
            # X
            ```bash {danger confirm=each}
            # First
            ssh hemma "one"

            # Second
            ssh hemma "two"
            ```
            """,
            HEMMA)
        .play(gate);
    assertThat(gate.asked().stream().filter(each -> each.startsWith("confirm"))).hasSize(2);
  }

  @Test
  void aConfirmationIsBoundToTheBytesThatWereShown() {
    ScriptedGate gate = ScriptedGate.person("y", "hemma", "edit:two --harder", "hemma");
    PlayedPage played =
        page(
                """
                # X
                ```bash {danger}
                # First
                ssh hemma "one"

                # Second
                ssh hemma "two"
                ```
                """,
                HEMMA)
            .play(gate);
    assertThat(gate.asked()).contains("confirm x/second as hemma");
    assertThat(played.received("hemma")).containsExactly("one", "two --harder");
  }

  @Test
  void anEditThatMakesAHarmlessStepDangerousIsAskedAbout() {
    ScriptedGate gate = ScriptedGate.person("edit:rm -rf /srv", "no", "edit:rm -rf /srv", "hemma");
    PlayedPage played = page("# X\n```bash\nssh hemma \"ls /srv\"\n```\n", HEMMA).play(gate);
    assertThat(gate.asked())
        .containsExactly("run x/1", "confirm x/1 as hemma", "run x/1", "confirm x/1 as hemma");
    assertThat(played.received("hemma")).containsExactly("rm -rf /srv");
  }

  @Test
  void aConfirmationLapsesAfterFifteenIdleMinutes() {
    ScriptedGate gate = ScriptedGate.person("y", "hemma", "y", "hemma");
    page(
            """
            # X
            ```bash {danger}
            # First
            ssh hemma "one"

            # Second
            ssh hemma "two"
            ```
            """,
            HEMMA)
        .withClock(new SteppingClock(Duration.ofMinutes(4)))
        .play(gate);
    assertThat(gate.unused()).isEmpty();
  }

  @Test
  void aHostThatIsNotWhoThePageSaysStopsTheRunBeforeAByteIsSent() {
    PlayedPage played =
        page(
                """
                ---
                runbook:
                  hosts: {hemma: {hostname: hemma, user: root}}
                ---
                # X
                ```bash {danger}
                ssh hemma "reboot"
                ```
                """,
                HEMMA)
            .play(ScriptedGate.person("y"));
    assertThat(played.received("hemma")).isEmpty();
    assertThat(played.ended().result().exitStatus()).isEqualTo(7);
    assertThat(played.ended().detail()).contains("paunchygent@hemma", "root@hemma");
  }

  @Test
  void aChangedHostKeyEndsTheRunWithStatus7() {
    PlayedPage played =
        page(
                "# X\n```bash\nssh hemma \"ls\"\n```\n",
                "hosts:\n  hemma: {fault: host-key-changed}\n")
            .play(ScriptedGate.person("enter", "stop"));
    assertThat(played.received("hemma")).isEmpty();
    assertThat(played.ended().result().exitStatus()).isEqualTo(7);
  }

  @Test
  void aLostConnectionIsUnknownAndNeverRetriedByItself() {
    PlayedPage played =
        page(
                "# X\n```bash\nssh hemma \"ls\"\n```\n",
                "hosts:\n  hemma:\n    commands:\n      - {run: ls, fault: disconnect}\n")
            .play(ScriptedGate.person("enter", "stop"));
    assertThat(played.received("hemma")).containsExactly("ls");
    assertThat(played.ended().result().exitStatus()).isEqualTo(5);
  }

  @Test
  void aFailedStepCanBeRetriedEditedSkippedOrRolledBack() {
    String mock =
        """
        hosts:
          hemma:
            commands:
              - {run: flaky, exit: 1, times: 1}
              - {run: flaky}
              - {run: broken, exit: 1}
            otherwise: ok
        """;
    String page =
        """
        # X
        ## Work
        ```bash
        # A
        ssh hemma "flaky"

        # B
        ssh hemma "broken"

        # C
        ssh hemma "broken"

        # D
        ssh hemma "broken"
        ```
        ## Rollback
        ```bash
        ssh hemma "undo"
        ```
        """;
    PlayedPage played =
        page(page, mock)
            .play(
                ScriptedGate.person(
                    "enter",
                    "retry",
                    "enter",
                    "edit:mended",
                    "enter",
                    "skip:known",
                    "enter",
                    "rollback",
                    "enter"));
    assertThat(played.received("hemma"))
        .containsExactly("flaky", "flaky", "broken", "mended", "broken", "broken", "undo");
    assertThat(played.ended())
        .isEqualTo(new Ended(RunResult.FAILED, "\"D\" failed and was rolled back"));
  }

  @Test
  void theRollbackIsNoPartOfTheMainRun() {
    PlayedPage played =
        page(
                """
                # X
                ## Work
                ```bash
                ssh hemma "do"
                ```
                ## Rollback
                ```bash
                ssh hemma "undo"
                ```
                """,
                HEMMA)
            .play(ScriptedGate.person("enter"));
    assertThat(played.received("hemma")).containsExactly("do");
  }

  @Test
  void backGoesToTheStepBefore() {
    ScriptedGate gate = ScriptedGate.person("enter", "back", "enter", "enter");
    PlayedPage played =
        page("# X\n```bash\n# A\nssh hemma \"a\"\n\n# B\nssh hemma \"b\"\n```\n", HEMMA).play(gate);
    assertThat(played.received("hemma")).containsExactly("a", "a", "b");
  }

  @Test
  void alternativesArePickedOnce() {
    String page =
        """
        # X
        ```bash
        # Option A: restart
        ssh hemma "restart"

        # Option B: start anew
        ssh hemma "renew"
        ```
        """;
    ScriptedGate gate = ScriptedGate.person("1", "enter");
    PlayedPage played = page(page, HEMMA).play(gate);
    assertThat(gate.asked().get(0)).isEqualTo("pick Option A: restart | Option B: start anew");
    assertThat(played.received("hemma")).containsExactly("renew");
  }

  @Test
  void severalLoginsInOneStepAreAlternatives() {
    ScriptedGate gate = ScriptedGate.person("enter", "1");
    PlayedPage played =
        page(
                "# X\n```bash\nssh hemma\nssh other\n```\n",
                "hosts:\n  hemma: {otherwise: ok}\n  other: {otherwise: ok}\n")
            .play(gate);
    assertThat(gate.asked()).containsExactly("run x/1", "pick ssh hemma | ssh other");
    assertThat(played.ended().result()).isEqualTo(RunResult.DONE);
  }

  @Test
  void manualStepsAreAskedAboutAndRunNothing() {
    PlayedPage played = page("# X\n- [ ] Tell everyone\n", HEMMA).play(ScriptedGate.person("y"));
    assertThat(played.story()).containsExactly("Tell everyone: run", "Tell everyone = ok");
  }

  @Test
  void verifyDecidesAfterwards() {
    PlayedPage played =
        page(
                "# X\n```bash {verify=\"ssh hemma 'test -s out'\"}\nssh hemma \"make out\"\n```\n",
                "hosts:\n  hemma:\n    commands:\n      - {run: test -s out, exit: 1}\n    otherwise: ok\n  local: {}\n")
            .play(ScriptedGate.person("y", "stop"));
    assertThat(played.received("hemma")).containsExactly("make out", "test -s out");
    assertThat(played.ended().result()).isEqualTo(RunResult.FAILED);
  }

  @Test
  void aConditionThatDoesNotHoldSkipsTheStep() {
    PlayedPage played =
        page(
                "# X\n```bash {if=\"ssh hemma 'test -e flag'\"}\nssh hemma \"work\"\n```\n",
                "hosts:\n  hemma:\n    commands:\n      - {run: test -e flag, exit: 1}\n    otherwise: ok\n  local: {}\n")
            .play(ScriptedGate.person("enter"));
    assertThat(played.received("hemma")).containsExactly("test -e flag");
    assertThat(played.story()).contains("X = skipped");
  }

  @Test
  void aMissingValueIsNeverRun() {
    PlayedPage played =
        page("# X\n```bash\nssh hemma \"git show <commit-hash>\"\n```\n", HEMMA)
            .play(ScriptedGate.person("enter"));
    assertThat(played.received("hemma")).isEmpty();
    assertThat(played.ended().result()).isEqualTo(RunResult.REFUSED);
  }

  @Test
  void aGivenValueArrivesAtTheHost() {
    PlayedPage played =
        page("# X\n```bash\nssh hemma \"git show <commit-hash>\"\n```\n", HEMMA)
            .withValues(Map.of("commit-hash", "3f2a1b"))
            .play(ScriptedGate.person("enter"));
    assertThat(played.received("hemma")).containsExactly("git show 3f2a1b");
  }

  @Test
  void aFollowerStopsByItselfInABatch() {
    PlayedPage played =
        page(
                "# X\n```bash\nssh hemma \"sudo docker logs -f web\"\n```\n",
                "hosts:\n  hemma:\n    commands:\n      - {run: sudo docker logs -f web, stdout: \"line\\n\", fault: hang}\n")
            .withOptions(
                new RunOptions("mock", Optional.of(Duration.ofMillis(50)), Optional.empty()))
            .play(ScriptedGate.batch("y"));
    assertThat(played.ended().result()).isEqualTo(RunResult.DONE);
    assertThat(played.stdout()).isEqualTo("line\n");
  }

  @Test
  void aStepThatTakesTooLongEndsWithStatus124() {
    PlayedPage played =
        page(
                "# X\n```bash {timeout=50ms}\nssh hemma \"slow\"\n```\n",
                "hosts:\n  hemma:\n    commands:\n      - {run: slow, fault: hang}\n")
            .play(ScriptedGate.batch("y", "stop"));
    assertThat(played.ended().result().exitStatus()).isEqualTo(124);
  }

  @Test
  void aJournalThatCannotBeWrittenStopsTheRunBeforeTheCommand() {
    Recorder full =
        new Recorder() {
          @Override
          public void record(RunEvent event) {
            if (event instanceof RunEvent.StepStarted) {
              throw new RecordException("the disk is full", null);
            }
          }

          @Override
          public dev.runbook.host.OutputSink output(int commandNumber) {
            return dev.runbook.host.OutputSink.discard();
          }
        };
    PlayedPage played =
        page("# X\n```bash\nssh hemma \"ls\"\n```\n", HEMMA)
            .recordedBy(full)
            .play(ScriptedGate.person("enter"));
    assertThat(played.received("hemma")).isEmpty();
    assertThat(played.ended().result().exitStatus()).isEqualTo(8);
  }

  @Test
  void needsComeFirst() {
    String page =
        """
        # X
        ```bash {name=use needs=make}
        ssh hemma "use"
        ```
        ```bash {name=make}
        ssh hemma "prepare"
        ```
        """;
    PlayedPage played = page(page, HEMMA).play(ScriptedGate.person("enter", "enter"));
    assertThat(played.received("hemma")).containsExactly("prepare", "use");
  }

  private PlayedPage page(String page, String mock) {
    return new PlayedPage(folder, page, mock);
  }

  /** A clock that moves on each time it is looked at. */
  private static final class SteppingClock extends Clock {
    private final Duration step;
    private Instant now = Instant.parse("2026-01-02T03:00:00Z");

    SteppingClock(Duration step) {
      this.step = step;
    }

    @Override
    public ZoneId getZone() {
      return ZoneOffset.UTC;
    }

    @Override
    public Clock withZone(ZoneId zone) {
      return this;
    }

    @Override
    public Instant instant() {
      now = now.plus(step);
      return now;
    }
  }
}
