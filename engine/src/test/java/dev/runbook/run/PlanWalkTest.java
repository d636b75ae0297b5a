package dev.runbook.run;

import static org.assertj.core.api.Assertions.assertThat;

import dev.runbook.testkit.ScriptedGate;
import org.junit.jupiter.api.Test;

/** Which steps a run comes to, and in which order. */
class PlanWalkTest extends PlayedOnHemma {
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
  void aConditionThatDoesNotHoldSkipsTheStep() {
    PlayedPage played =
        page(
                "# X\n```bash {if=\"ssh hemma 'test -e flag'\"}\nssh hemma \"work\"\n```\n",
                "hosts:\n"
                    + "  hemma:\n"
                    + "    commands:\n"
                    + "      - {run: test -e flag, exit: 1}\n"
                    + "    otherwise: ok\n"
                    + "  local: {}\n")
            .play(ScriptedGate.person());
    assertThat(played.received("hemma")).containsExactly("test -e flag");
    assertThat(played.story()).contains("X = skipped");
  }

  @Test
  void aConditionIsAskedBeforeAnybodyIsAskedAboutItsStepAndNotOnceMore() {
    ScriptedGate gate = ScriptedGate.person("y", "hemma");
    PlayedPage played =
        page(
                "# X\n```bash {danger if=\"ssh hemma 'test -e flag'\"}\nssh hemma \"work\"\n```\n",
                HEMMA)
            .play(gate);
    assertThat(played.received("hemma")).containsExactly("test -e flag", "work");
    assertThat(gate.asked()).containsExactly("run x/1", "confirm x/1 as hemma");
  }

  @Test
  void dangerWhoseConditionDoesNotHoldIsNeitherAskedAboutNorConfirmed() {
    ScriptedGate gate = ScriptedGate.person();
    PlayedPage played =
        page(
                "# X\n```bash {danger if=\"ssh hemma 'test -e flag'\"}\nssh hemma \"work\"\n```\n",
                "hosts:\n"
                    + "  hemma:\n"
                    + "    commands:\n"
                    + "      - {run: test -e flag, exit: 1}\n"
                    + "    otherwise: ok\n"
                    + "  local: {}\n")
            .play(gate);
    assertThat(gate.asked()).isEmpty();
    assertThat(played.received("hemma")).containsExactly("test -e flag");
    assertThat(played.ended().result()).isEqualTo(RunResult.DONE);
  }

  @Test
  void aConditionThatChangesSomethingWaitsForTheAnswerAndDangerousOnesForTheWord() {
    ScriptedGate gate = ScriptedGate.person("skip:not now", "y", "hemma");
    PlayedPage played =
        page(
                """
                # X
                ```bash {if="ssh hemma 'systemctl restart web'"}
                ssh hemma "work"
                ```

                # Y
                ```bash {if="ssh hemma 'rm -rf /srv/old'"}
                ssh hemma "more work"
                ```
                """,
                HEMMA)
            .play(gate);
    assertThat(gate.asked()).containsExactly("run x/1", "run y/1", "confirm y/1 as hemma");
    assertThat(played.received("hemma")).containsExactly("rm -rf /srv/old", "more work");
  }

  @Test
  void aConditionThatDidNotAnswerIsAskedAgainBeforeItsStep() {
    ScriptedGate gate = ScriptedGate.person("retry", "y", "hemma");
    PlayedPage played =
        page(
                "# X\n```bash {danger if=\"ssh hemma 'test -e flag'\"}\nssh hemma \"work\"\n```\n",
                "hosts:\n"
                    + "  hemma:\n"
                    + "    commands:\n"
                    + "      - {run: test -e flag, replies: [{exit: 127}, {exit: 0}]}\n"
                    + "    otherwise: ok\n"
                    + "  local: {}\n")
            .play(gate);
    assertThat(gate.asked())
        .containsExactly("failed ssh hemma 'test -e flag'", "run x/1", "confirm x/1 as hemma");
    assertThat(played.received("hemma")).containsExactly("test -e flag", "test -e flag", "work");
    assertThat(played.ended().result()).isEqualTo(RunResult.DONE);
  }

  @Test
  void aConditionThatCouldNotBeAskedIsAFailure() {
    for (String fault : new String[] {"fault: disconnect", "exit: 127"}) {
      PlayedPage played =
          page(
                  "# X\n```bash {if=\"ssh hemma 'test -e flag'\"}\nssh hemma \"work\"\n```\n",
                  "hosts:\n  hemma:\n    commands:\n      - {run: test -e flag, "
                      + fault
                      + "}\n    otherwise: ok\n  local: {}\n")
              .play(ScriptedGate.person("stop"));
      assertThat(played.received("hemma")).containsExactly("test -e flag");
      assertThat(played.ended().result().exitStatus()).as(fault).isNotZero();
    }
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
  void saysWhereItWouldHaveStoodWhatIsNotPlayed() {
    PlayedPage played =
        page(
                """
                # Check

                    docker ps
                    then look for the one that restarts (often)

                ```bash
                ssh hemma "who"
                ```

                ```bash {ignore}
                ssh hemma "df -h"
                ```
                """,
                HEMMA)
            .play(ScriptedGate.person("enter"));
    assertThat(played.story())
        .containsExactly(
            "note: not played: line 3, it is indented code, and it does not read as shell from end"
                + " to end",
            "Check: run",
            "  hemma: who -> ok",
            "Check = ok",
            "note: not played: line 10, the author marked it `ignore`");
  }
}
