package dev.runbook.run;

import static org.assertj.core.api.Assertions.assertThat;

import dev.runbook.testkit.ScriptedGate;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What a step does when it is played, after its kind and with its values. */
class PlayedStepTest extends PlayedOnHemma {
  @Test
  void aLoginEndsWellWhateverTheLastThingTypedThereCameTo() {
    PlayedPage played =
        page(
                "# Log in\n```bash\nssh hemma\n```\n",
                HEMMA.replace("otherwise: ok\n  local", "otherwise: {exit: 130}\n  local"))
            .play(ScriptedGate.person("enter"));
    assertThat(played.story()).contains("Log in = ok");
    assertThat(played.ended().result()).isEqualTo(RunResult.DONE);
  }

  @Test
  void manualStepsAreAskedAboutAndRunNothing() {
    PlayedPage played = page("# X\n- [ ] Tell everyone\n", HEMMA).play(ScriptedGate.person("y"));
    assertThat(played.story()).containsExactly("Tell everyone: run", "Tell everyone = ok");
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
                "hosts:\n"
                    + "  hemma:\n"
                    + "    commands:\n"
                    + "      - {run: sudo docker logs -f web, stdout: \"line\\n"
                    + "\", fault: hang}\n")
            .withOptions(
                new RunOptions(RunMode.MOCK, Optional.of(Duration.ofMillis(50)), Optional.empty()))
            .play(ScriptedGate.batch("y"));
    assertThat(played.ended().result()).isEqualTo(RunResult.DONE);
    assertThat(played.stdout()).isEqualTo("line\n");
  }
}
