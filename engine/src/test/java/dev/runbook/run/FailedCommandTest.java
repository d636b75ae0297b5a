package dev.runbook.run;

import static org.assertj.core.api.Assertions.assertThat;

import dev.runbook.testkit.ScriptedGate;
import org.junit.jupiter.api.Test;

/**
 * A step fails in its middle: what is over stays over, and the rest is the operator's to choose.
 */
class FailedCommandTest extends PlayedOnHemma {
  private static final String FOUR =
      """
      # Build

      ```bash
      # Build it
      ssh hemma "one"
      ssh hemma "two"
      ssh hemma "three"
      ssh hemma "four"
      ```

      ```bash
      # Look
      ssh hemma "look"
      ```
      """;

  private PlayedPage four(String replies, String... answers) {
    String mock = "hosts:\n  hemma:\n    commands:\n" + replies.indent(6) + "    otherwise: ok\n";
    return page(FOUR, mock).play(ScriptedGate.person(answers));
  }

  @Test
  void theCommandThatFailedRunsAgainAndThoseBeforeItDoNot() {
    PlayedPage played = four("- {run: three, exit: 1, times: 1}", "enter", "again", "enter");
    assertThat(played.received("hemma"))
        .containsExactly("one", "two", "three", "three", "four", "look");
    assertThat(played.ended()).isEqualTo(new RunEnd(RunResult.DONE, ""));
    assertThat(played.story())
        .containsSubsequence("Build it = failed", "Build it: again", "Build it = ok");
  }

  @Test
  void theStepRunsAgainFromItsFirstCommand() {
    PlayedPage played = four("- {run: three, exit: 1, times: 1}", "enter", "retry", "enter");
    assertThat(played.received("hemma"))
        .containsExactly("one", "two", "three", "one", "two", "three", "four", "look");
    assertThat(played.ended().result()).isEqualTo(RunResult.DONE);
  }

  @Test
  void whoGoesOnWithTheNextCommandLeavesTheStepFailed() {
    PlayedPage played = four("- {run: two, exit: 7}", "enter", "next:done by hand", "enter");
    assertThat(played.received("hemma")).containsExactly("one", "two", "three", "four", "look");
    assertThat(played.story())
        .containsSubsequence(
            "Build it = failed",
            "Build it: next-command done by hand",
            "  hemma: four -> ok",
            "Build it = failed",
            "Build it: skip-failed done by hand",
            "Look = ok");
    assertThat(played.ended())
        .isEqualTo(
            new RunEnd(
                RunResult.DONE_WITH_FAILURES,
                "\"Build it\" failed with status 7, and was passed over"));
  }

  @Test
  void aCommandThatFailsAfterOneThatWasPassedOverAsksAgain() {
    PlayedPage played =
        four(
            "- {run: two, exit: 7}\n- {run: four, exit: 9, times: 1}",
            "enter",
            "next:known",
            "again",
            "enter");
    assertThat(played.received("hemma"))
        .containsExactly("one", "two", "three", "four", "four", "look");
    assertThat(played.ended().detail())
        .isEqualTo("\"Build it\" failed with status 7, and was passed over");
  }

  @Test
  void theWholeStepAgainForgetsWhatWasPassedOver() {
    PlayedPage played =
        four(
            "- {run: two, exit: 7, times: 1}\n- {run: four, exit: 9, times: 1}",
            "enter",
            "next:known",
            "retry",
            "enter");
    assertThat(played.ended()).isEqualTo(new RunEnd(RunResult.DONE, ""));
  }

  @Test
  void afterTheLastCommandThereIsNoNextOne() {
    PlayedPage played = four("- {run: four, exit: 2}", "enter", "next:known", "enter");
    assertThat(played.received("hemma")).containsExactly("one", "two", "three", "four", "look");
    assertThat(played.ended().result()).isEqualTo(RunResult.DONE_WITH_FAILURES);
  }

  @Test
  void anEditedCommandRunsInThePlaceOfTheOneThatFailed() {
    PlayedPage played = four("- {run: two, exit: 1}", "enter", "edit-on:mended\nmore", "enter");
    assertThat(played.received("hemma"))
        .containsExactly("one", "two", "mended", "more", "four", "look");
    assertThat(played.story()).contains("Build it: again mended\nmore");
    assertThat(played.ended().result()).isEqualTo(RunResult.DONE);
  }

  @Test
  void theNextFailureAsksAboutTheEditedStep() {
    PlayedPage played =
        four(
            "- {run: two, exit: 1}\n- {run: four, exit: 1, times: 1}",
            "enter",
            "edit-on:mended",
            "retry",
            "enter");
    assertThat(played.received("hemma"))
        .containsExactly(
            "one", "two", "mended", "three", "four", "one", "mended", "three", "four", "look");
  }

  @Test
  void theSameCommandRunsAgainWithATerminal() {
    PlayedPage played =
        four(
            "- {run: two, exit: 1, tty: false}\n- {run: two, tty: true}",
            "enter",
            "terminal",
            "enter");
    assertThat(played.received("hemma"))
        .containsExactly("one", "two", "two", "three", "four", "look");
    assertThat(played.story()).contains("Build it: with-terminal");
    assertThat(played.ended().result()).isEqualTo(RunResult.DONE);
  }

  private static final String CHECKED =
      """
      # Build

      ```bash {verify="ssh hemma 'check'"}
      # Build it
      ssh hemma "one"
      ssh hemma "two"
      ```
      """;

  @Test
  void aCheckThatFailedIsAskedAgainAloneAndDecides() {
    PlayedPage played =
        page(
                CHECKED,
                "hosts:\n"
                    + "  hemma:\n"
                    + "    commands: [{run: check, exit: 1, times: 1}]\n"
                    + "    otherwise: ok\n")
            .play(ScriptedGate.person("enter", "again"));
    assertThat(played.received("hemma")).containsExactly("one", "two", "check", "check");
    assertThat(played.ended().result()).isEqualTo(RunResult.DONE);
  }

  @Test
  void aStepWhoseCommandWasPassedOverStaysFailedThoughItsCheckIsContent() {
    PlayedPage played =
        page(CHECKED, "hosts:\n  hemma:\n    commands: [{run: one, exit: 1}]\n    otherwise: ok\n")
            .play(ScriptedGate.person("enter", "next:by hand"));
    assertThat(played.received("hemma")).containsExactly("one", "two", "check");
    assertThat(played.ended().result()).isEqualTo(RunResult.DONE_WITH_FAILURES);
  }

  private static final String LOST =
      "hosts:\n  hemma:\n    commands: [{run: two, fault: {disconnect: after}, times: 1}]\n"
          + "    otherwise: ok\n";

  @Test
  void whatHappenedThoughNobodySawItDoesNotRunAgain() {
    PlayedPage played =
        page(FOUR, LOST).play(ScriptedGate.person("enter", "happened:I looked", "enter"));
    assertThat(played.received("hemma")).containsExactly("one", "two", "three", "four", "look");
    assertThat(played.ended()).isEqualTo(new RunEnd(RunResult.DONE, ""));
  }

  @Test
  void whatDidNotHappenIsAskedAboutLikeAnyFailure() {
    ScriptedGate gate = ScriptedGate.person("enter", "did-not:I looked", "again", "enter");
    PlayedPage played = page(FOUR, LOST).play(gate);
    assertThat(played.received("hemma"))
        .containsExactly("one", "two", "two", "three", "four", "look");
    assertThat(gate.asked())
        .filteredOn(asked -> asked.equals("failed ssh hemma \"two\""))
        .hasSize(2);
    assertThat(played.ended().result()).isEqualTo(RunResult.DONE);
  }

  @Test
  void whatDidNotHappenAndIsPassedOverIsAFailureAndNoDoubt() {
    PlayedPage played =
        page(FOUR, LOST)
            .play(ScriptedGate.person("enter", "did-not:I looked", "skip:later", "enter"));
    assertThat(played.ended().result()).isEqualTo(RunResult.DONE_WITH_FAILURES);
  }

  @Test
  void whoPassesOverADoubtLeavesTheRunInDoubt() {
    PlayedPage played = page(FOUR, LOST).play(ScriptedGate.person("enter", "next:go on", "enter"));
    assertThat(played.ended().result()).isEqualTo(RunResult.UNKNOWN);
  }

  @Test
  void nothingIsSettledOfAFailureThatEverybodySaw() {
    PlayedPage played = four("- {run: two, exit: 1}", "enter", "happened:no");
    assertThat(played.ended().result()).isEqualTo(RunResult.FAILED);
    assertThat(played.received("hemma")).containsExactly("one", "two");
  }

  @Test
  void dangerIsConfirmedAgainForWhatIsStillToRun() {
    String page =
        """
        # Wipe

        ```bash {danger}
        # Wipe it
        ssh hemma "rm -rf /srv/a"
        ssh hemma "rm -rf /srv/b"
        ```
        """;
    ScriptedGate gate = ScriptedGate.person("y", "hemma", "again", "hemma");
    PlayedPage played =
        page(
                page,
                "hosts:\n"
                    + "  hemma:\n"
                    + "    commands: [{run: rm -rf /srv/b, exit: 1, times: 1}]\n"
                    + "    otherwise: ok\n")
            .play(gate);
    assertThat(played.received("hemma"))
        .containsExactly("rm -rf /srv/a", "rm -rf /srv/b", "rm -rf /srv/b");
    assertThat(gate.asked()).filteredOn(asked -> asked.startsWith("confirm")).hasSize(2);
    assertThat(gate.unused()).isEmpty();
  }

  @Test
  void whatAStepCapturesIsThatOfTheAttemptsThatEndedWell() {
    String page =
        """
        # Version

        ```bash {capture=VERSION}
        # Find out
        ssh hemma "first"
        ssh hemma "second"
        ssh hemma "third"
        ```

        ```text {expect}
        1.2.3
        ```

        ```bash {host=hemma}
        # Use it
        echo "$VERSION"
        ```
        """;
    PlayedPage played =
        page(
                page,
                """
                hosts:
                  hemma:
                    commands:
                      - {run: first, stdout: "1."}
                      - {run: second, stdout: "rubbish", exit: 1, times: 1}
                      - {run: second, stdout: "2."}
                      - {run: third, stdout: "3"}
                      - {run: 'echo "$VERSION"', stdout: "it is {{VERSION}}"}
                """)
            .play(ScriptedGate.person("enter", "again", "enter"));
    assertThat(played.ended().result()).isEqualTo(RunResult.DONE);
    assertThat(played.stdout()).endsWith("it is 1.2.3");
  }
}
