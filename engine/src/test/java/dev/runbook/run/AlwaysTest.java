package dev.runbook.run;

import static org.assertj.core.api.Assertions.assertThat;

import dev.runbook.testkit.ScriptedGate;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What is done, or said, whenever a run ends early. */
class AlwaysTest extends PlayedOnHemma {
  private static final String PAGE =
      """
      # Restore

      ```bash {name=look host=hemma}
      test -s dump
      ```

      ```bash {name=stop host=hemma}
      docker stop web
      ```

      ```bash {name=load host=hemma idempotent}
      ./prepare
      ```

      ```bash {name=start host=hemma always needs=stop}
      docker start web
      ```

      ```bash {name=check host=hemma}
      curl -f localhost
      ```
      """;

  private static String mock(String... failing) {
    String commands = "";
    for (String each : failing) {
      commands += "      - {run: '" + each + "', exit: 1, times: 1}\n";
    }
    return "hosts:\n  hemma:\n    commands:\n" + commands + "    otherwise: ok\n";
  }

  private PlayedPage played(ScriptedGate gate, String... failing) {
    return page(PAGE, mock(failing)).play(gate);
  }

  @Test
  void atItsPlaceItIsAStepAsAnyOther() {
    PlayedPage played = page(PAGE, HEMMA).play(ScriptedGate.batch("y", "y", "y", "y", "y"));
    assertThat(played.received("hemma"))
        .containsExactly(
            "test -s dump",
            "docker stop web",
            "./prepare",
            "docker start web",
            "curl -f localhost");
    assertThat(played.ended()).isEqualTo(new RunEnd(RunResult.DONE, ""));
  }

  @Test
  void isDoneWhereTheRunFailsBetweenWhatItNeedsAndItsPlace() {
    PlayedPage played = played(ScriptedGate.batch("y", "y", "y", "stop", "y"), "./prepare");
    assertThat(played.received("hemma"))
        .containsExactly("test -s dump", "docker stop web", "./prepare", "docker start web");
    assertThat(played.ended())
        .isEqualTo(new RunEnd(RunResult.FAILED, "\"load\" failed with status 1"));
  }

  @Test
  void isNotDueBeforeWhatItNeeds() {
    PlayedPage played = played(ScriptedGate.batch("y", "stop"), "test -s dump");
    assertThat(played.received("hemma")).containsExactly("test -s dump");
    assertThat(played.ended().detail()).isEqualTo("\"look\" failed with status 1");
  }

  /** It may have had its effect before it failed. */
  @Test
  void isDueWhereWhatItNeedsHasFailedItself() {
    PlayedPage played = played(ScriptedGate.batch("y", "y", "stop", "y"), "docker stop web");
    assertThat(played.received("hemma")).endsWith("docker stop web", "docker start web");
  }

  @Test
  void isNotDueAfterItsPlace() {
    PlayedPage played =
        played(ScriptedGate.batch("y", "y", "y", "y", "y", "stop"), "curl -f localhost");
    assertThat(played.received("hemma")).containsOnlyOnce("docker start web");
  }

  @Test
  void aPersonWhoQuitsIsAskedAndWhatIsLeftIsSaid() {
    PlayedPage did = played(ScriptedGate.person("y", "y", "quit", "y"));
    assertThat(did.received("hemma")).endsWith("docker start web");
    assertThat(did.ended()).isEqualTo(new RunEnd(RunResult.STOPPED, "asked to"));
    PlayedPage didNot = played(ScriptedGate.person("y", "y", "quit", "quit"));
    assertThat(didNot.received("hemma")).endsWith("docker stop web");
    assertThat(didNot.ended())
        .isEqualTo(new RunEnd(RunResult.STOPPED, "asked to; still to be done: \"start\""));
  }

  @Test
  void whatFailsIsStillToBeDone() {
    PlayedPage played =
        played(
            ScriptedGate.batch("y", "y", "y", "stop", "y", "stop"),
            "./prepare",
            "docker start web");
    assertThat(played.ended().detail())
        .isEqualTo("\"load\" failed with status 1; still to be done: \"start\"");
    assertThat(played.ended().result()).isEqualTo(RunResult.FAILED);
  }

  /** Whether the load took effect is not known: a batch starts nothing on top of it. */
  @Test
  void inDoubtABatchOnlySaysIt() {
    PlayedPage played =
        page(
                PAGE,
                "hosts:\n"
                    + "  hemma:\n"
                    + "    commands:\n"
                    + "      - {run: ./prepare, fault: disconnect}\n"
                    + "    otherwise: ok\n")
            .play(ScriptedGate.batch("y", "y", "y", "stop"));
    assertThat(played.received("hemma")).endsWith("./prepare");
    assertThat(played.ended().result()).isEqualTo(RunResult.UNKNOWN);
    assertThat(played.ended().detail()).endsWith("; still to be done: \"start\"");
  }

  @Test
  void whatNeedsNothingIsDueOnceSomethingWasChanged() {
    String page = PAGE.replace(" needs=stop", "");
    assertThat(
            page(page, mock("test -s dump"))
                .play(ScriptedGate.batch("y", "stop"))
                .received("hemma"))
        .isEqualTo(List.of("test -s dump"));
    assertThat(
            page(page, mock("./prepare"))
                .play(ScriptedGate.batch("y", "y", "y", "stop", "y"))
                .received("hemma"))
        .endsWith("./prepare", "docker start web");
  }

  @Test
  void aRollbackThatHasDoneItLeavesNothingDue() {
    String page = PAGE.replace("{name=stop host=hemma}", "{name=stop host=hemma rollback=start}");
    PlayedPage played =
        page(page, mock("./prepare")).play(ScriptedGate.batch("y", "y", "y", "rollback", "y"));
    assertThat(played.received("hemma")).containsOnlyOnce("docker start web");
    assertThat(played.ended().detail()).isEqualTo("\"load\" failed and was rolled back");
  }
}
