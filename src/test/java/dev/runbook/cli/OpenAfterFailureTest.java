package dev.runbook.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What stands still after a run that failed, and what would end that. */
class OpenAfterFailureTest {
  @TempDir Path folder;

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "sudo systemctl stop web | sudo systemctl start web | stopped | started again | ",
        "systemctl stop web | sudo systemctl restart web | stopped | started again | ",
        "sudo docker compose -f c.yaml stop web | sudo docker compose -f c.yaml up -d web | stopped"
            + " | started again | ",
        "cd /srv && docker compose down | docker compose up -d | taken down | brought up again |"
            + " move/a@local",
        "kubectl scale --context prod deploy/web --replicas=0 | kubectl scale --context prod"
            + " deploy/web --replicas=3 | scaled to 0 | scaled up again | move/a@prod",
        "kubectl cordon n1 | kubectl uncordon n1 | cordoned | uncordoned | ",
        "systemctl disable cron | systemctl enable cron | disabled | enabled again | ",
        "docker pause web | docker unpause web | paused | resumed | ",
        "umount /mnt | mount /mnt | unmounted | mounted again | "
      })
  void aStopIsPairedWithTheStepThatStartsItAgain(
      String stop, String start, String left, String ended, String confirm) {
    assertThat(open(stop, "switch", start, confirm))
        .contains(left + " at step 1 \"A\", not " + ended + " (step 3 \"C\")")
        .doesNotContain("done and not undone: 1");
  }

  @Test
  void whatWasStartedAgainIsNotOpen() {
    assertThat(open("systemctl stop web", "systemctl start web", "switch"))
        .doesNotContain("step 1")
        .doesNotContain("1 \"A\"")
        .doesNotContain("2 \"B\"");
  }

  @Test
  void whatNothingOnThePageStartsAgainIsDoneAndNotUndone() {
    assertThat(open("systemctl stop web", "switch", "systemctl start other"))
        .contains("done and not undone: 1 \"A\"");
  }

  @Test
  void otherChangesOfTheSameStepAreToldAsWell() {
    assertThat(open("systemctl stop web\ntouch /srv/flag", "switch", "systemctl start web"))
        .contains("done and not undone: 1 \"A\"")
        .contains("stopped at step 1 \"A\", not started again (step 3 \"C\")");
  }

  /** What is open when {@code switch} has failed. */
  private String open(String a, String b, String c) {
    return open(a, b, c, null);
  }

  private String open(String a, String b, String c, String confirm) {
    CommandLineRun run =
        new CommandLineRun(folder)
            .page(
                "move",
                "# Move\n\n```bash {caution}\n# A\n%s\n\n# B\n%s\n\n# C\n%s\n```\n"
                    .formatted(a, b, c))
            .file(
                "mock.yaml",
                "hosts: {local: {commands: [{run: switch, exit: 3}], otherwise: ok}}\n");
    String mock = folder.resolve("mock.yaml").toString();
    List<String> words = new ArrayList<>(List.of("play", "move", "--mock", mock, "--yes"));
    if (confirm != null) {
      words.addAll(List.of("--confirm", confirm));
    }
    run.run(words.toArray(String[]::new));
    String told = run.err().replaceAll("\\s+", " ");
    assertThat(told).contains("open ");
    return told.substring(told.lastIndexOf(" open ")).replaceAll(" next .*", "");
  }
}
