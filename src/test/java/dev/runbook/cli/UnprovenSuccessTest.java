package dev.runbook.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What success of a step does not say is told at its gate, in the last lines and in the record. */
class UnprovenSuccessTest {
  private static final String WORDS =
      "a failure of `systemctl stop web` counts as success here (line 5, ignored-failure)";

  @TempDir Path folder;

  private CommandLineRun page() {
    return new CommandLineRun(folder)
        .page("stop", "# Stop\n\n```bash\n# Stop it\nsystemctl stop web || true\n```\n")
        .mock("")
        .columns(200);
  }

  @Test
  void aPersonIsToldAtTheGateAndAtTheEnd() {
    CommandLineRun run = page().answers("y");

    assertThat(run.run("play", "stop", "--mock", folder.resolve("mock.yaml").toString())).isZero();

    assertThat(unwrapped(run.err()))
        .containsSubsequence(
            "systemctl stop web || true",
            "? unproven " + WORDS,
            "Run this?",
            "✓ Stop: done",
            "unproven step 1 \"Stop it\": " + WORDS);
  }

  @Test
  void aBatchIsToldBeforeTheStepAndInItsLastLines() {
    CommandLineRun run = page();

    assertThat(run.run("play", "stop", "--mock", folder.resolve("mock.yaml").toString(), "--yes"))
        .isZero();

    assertThat(unwrapped(run.err()))
        .containsSubsequence(
            "? unproven " + WORDS,
            "local $ systemctl stop web || true",
            "1 done of 1 step",
            "unproven step 1 \"Stop it\": " + WORDS);
  }

  @Test
  void theRecordHasItInEveryForm() {
    page().run("play", "stop", "--mock", folder.resolve("mock.yaml").toString(), "--yes");

    assertThat(transcript("text")).contains("unproven: " + WORDS);
    assertThat(transcript("json"))
        .contains("\"event\":\"step.unproven\"")
        .contains("\"rule\":\"ignored-failure\"");
    assertThat(transcript("markdown").replace("\\", ""))
        .containsSubsequence("Unproven successes", "step 1 (Stop it): a failure of");
    assertThat(transcript("html"))
        .containsSubsequence("Unproven successes", "step 1 (Stop it): a failure of");
  }

  @Test
  void aStepThatFailedClaimsNoSuccess() {
    CommandLineRun run =
        new CommandLineRun(folder)
            .page("stop", "# Stop\n\n```bash\nsystemctl stop web || true\nfalse\n```\n")
            .columns(200);
    run.file("mock.yaml", "hosts: {local: {commands: [{run: 'false', exit: 1}], otherwise: ok}}\n");

    assertThat(run.run("play", "stop", "--mock", folder.resolve("mock.yaml").toString(), "--yes"))
        .isEqualTo(1);

    assertThat(run.err()).contains("? unproven").doesNotContain("unproven  step 1");
  }

  private static String unwrapped(String text) {
    return text.replaceAll("\\s+", " ");
  }

  private String transcript(String format) {
    CommandLineRun run = new CommandLineRun(folder);
    assertThat(run.run("transcript", "latest", "--format", format)).as(run.err()).isZero();
    return unwrapped(run.out());
  }
}
