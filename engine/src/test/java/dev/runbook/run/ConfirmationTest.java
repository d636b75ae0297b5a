package dev.runbook.run;

import static org.assertj.core.api.Assertions.assertThat;

import dev.runbook.testkit.ScriptedGate;
import dev.runbook.testkit.TickingClock;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What must be typed before a step that changes state or is dangerous, and how long that holds. */
class ConfirmationTest extends PlayedOnHemma {
  @Test
  void enterNeverRunsAStepThatChangesState() {
    ScriptedGate gate = ScriptedGate.person("enter", "enter", "y");
    PlayedPage played =
        page("# X\n```bash {caution}\nssh hemma \"touch x\"\n```\n", HEMMA).play(gate);
    assertThat(gate.asked()).hasSize(3);
    assertThat(played.received("hemma")).containsExactly("touch x");
  }

  private static final String TWO =
      """
      # X
      ```bash {danger}
      # First
      ssh hemma "one"

      # Second
      ssh hemma "two"
      ```
      """;

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
    PlayedPage played = page(TWO, HEMMA).play(gate);
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
    page(TWO, HEMMA)
        .withClock(new TickingClock(Instant.parse("2026-01-02T03:04:00Z"), 4 * 60_000))
        .play(gate);
    assertThat(gate.unused()).isEmpty();
  }
}
