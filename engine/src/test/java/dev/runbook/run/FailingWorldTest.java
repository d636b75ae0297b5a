package dev.runbook.run;

import static org.assertj.core.api.Assertions.assertThat;

import dev.runbook.host.OutputSink;
import dev.runbook.testkit.ScriptedGate;
import org.junit.jupiter.api.Test;

/** Hosts, connections and records that fail a run. */
class FailingWorldTest extends PlayedOnHemma {
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
  void aJournalThatCannotBeWrittenStopsTheRunBeforeTheCommand() {
    Recorder full =
        new Recorder() {
          @Override
          public void record(RunEvent.Recorded event) {
            if (event instanceof RunEvent.StepStarted) {
              throw new RecordException("the disk is full", null);
            }
          }

          @Override
          public OutputSink output(int commandNumber) {
            return OutputSink.discard();
          }
        };
    PlayedPage played =
        page("# X\n```bash\nssh hemma \"ls\"\n```\n", HEMMA)
            .recordedBy(full)
            .play(ScriptedGate.person("enter"));
    assertThat(played.received("hemma")).isEmpty();
    assertThat(played.ended().result().exitStatus()).isEqualTo(8);
  }
}
