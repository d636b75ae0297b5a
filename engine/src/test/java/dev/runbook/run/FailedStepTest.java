package dev.runbook.run;

import static org.assertj.core.api.Assertions.assertThat;

import dev.runbook.testkit.ScriptedGate;
import org.junit.jupiter.api.Test;

/** When a step has failed, and what can be done about it. */
class FailedStepTest extends PlayedOnHemma {
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
  void verifyDecidesAfterwards() {
    PlayedPage played =
        page(
                "# X\n```bash {verify=\"ssh hemma 'test -s out'\"}\nssh hemma \"make out\"\n```\n",
                "hosts:\n"
                    + "  hemma:\n"
                    + "    commands:\n"
                    + "      - {run: test -s out, exit: 1}\n"
                    + "    otherwise: ok\n"
                    + "  local: {}\n")
            .play(ScriptedGate.person("y", "stop"));
    assertThat(played.received("hemma")).containsExactly("make out", "test -s out");
    assertThat(played.ended().result()).isEqualTo(RunResult.FAILED);
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

  private static final String THREE =
      """
      # X
      ```bash
      # A
      ssh hemma "a"

      # B
      ssh hemma "b"

      # C
      ssh hemma "c"
      ```
      """;

  @Test
  void aFailureThatIsPassedOverStaysOne() {
    PlayedPage played =
        page(THREE, "hosts:\n  hemma:\n    commands: [{run: b, exit: 3}]\n    otherwise: ok\n")
            .play(ScriptedGate.person("enter", "enter", "skip:known", "enter"));
    assertThat(played.story())
        .containsSubsequence("B = failed", "B: skip-failed known", "C = ok")
        .doesNotContain("B = skipped");
    assertThat(played.ended().result().words()).isEqualTo("done with failures");
    assertThat(played.ended().result().exitStatus()).isEqualTo(1);
    assertThat(played.ended().detail())
        .isEqualTo("\"B\" failed with status 3, and was passed over");
  }

  @Test
  void whatNobodyKnowsStaysUnknownWhenItIsPassedOver() {
    PlayedPage played =
        page(
                THREE,
                "hosts:\n"
                    + "  hemma:\n"
                    + "    commands: [{run: b, fault: disconnect}]\n"
                    + "    otherwise: ok\n")
            .play(ScriptedGate.person("enter", "enter", "skip:later", "enter"));
    assertThat(played.ended().result()).isEqualTo(RunResult.UNKNOWN);
    assertThat(played.ended().detail()).startsWith("\"B\" may or may not have taken effect");
  }

  @Test
  void aFailureIsNoneAnyMoreWhenTheStepIsPlayedAgainAndEndsWell() {
    PlayedPage played =
        page(
                THREE,
                "hosts:\n"
                    + "  hemma:\n"
                    + "    commands: [{run: b, exit: 3, times: 1}]\n"
                    + "    otherwise: ok\n")
            .play(ScriptedGate.person("enter", "enter", "skip:known", "back", "enter", "enter"));
    assertThat(played.ended()).isEqualTo(new RunEnd(RunResult.DONE, ""));
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
        .isEqualTo(new RunEnd(RunResult.FAILED, "\"D\" failed and was rolled back"));
  }
}
