package dev.runbook.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is not real says so wherever it is seen, and lives apart from what is. */
class MockAndDryRunsTest {
  @TempDir Path folder;
  private CommandLineRun run;

  @BeforeEach
  void prepare() {
    run =
        new CommandLineRun(folder)
            .page("go", "# Go\n\n```bash\n# One\ntrue\n\n# Two\ntrue\n```\n")
            .mock("");
  }

  private String mock() {
    return folder.resolve("mock.yaml").toString();
  }

  private String listed(String... args) {
    CommandLineRun listed = new CommandLineRun(folder);
    assertThat(listed.run(args)).isEqualTo(0);
    return listed.out() + listed.err();
  }

  @Test
  void everyStepsRuleSaysThatItIsAMock() {
    assertThat(run.run("play", "go", "--yes", "--mock", mock())).isEqualTo(0);
    assertThat(run.err())
        .contains("── Go · step 1 of 2 · mock ──", "── Go · step 2 of 2 · mock ──")
        .contains("── ✓ Go: done · mock ──");
  }

  @Test
  void everyStepsRuleSaysThatItIsADryRun() {
    assertThat(run.run("play", "go", "--dry-run")).isEqualTo(0);
    assertThat(run.err())
        .contains("── Go · step 1 of 2 · dry run ──", "── Go · step 2 of 2 · dry run ──")
        .contains("── ✓ Go: done · dry run ──");
  }

  @Test
  void aRealRunSaysNothingOfTheKind() {
    assertThat(run.run("play", "go", "--yes")).isEqualTo(0);
    assertThat(run.err()).contains("── Go · step 1 of 2 ──").doesNotContain("mock", "dry");
  }

  @Test
  void runsListsRealOnesAndMockOnesApart() {
    assertThat(listed("runs")).contains("Nothing has been played yet.");
    run.run("play", "go", "--yes", "--mock", mock());
    assertThat(listed("runs"))
        .contains("Nothing has been played for real yet; --mock lists what was played on mock");
    assertThat(listed("runs", "--mock")).contains("  done (mock)  ");

    run.run("play", "go", "--yes");
    assertThat(listed("runs")).contains("  done  ").doesNotContain("(mock)");
    assertThat(listed("runs", "--mock").lines()).hasSize(2);
    assertThat(listed("runs", "--json")).contains("\"mode\":\"real\"").doesNotContain("\"mock\"");
    assertThat(listed("runs", "--mock", "--json")).contains("\"mode\":\"mock\"");
  }

  @Test
  void theTranscriptIsThatOfTheNewestRunRealOrNot() {
    run.run("play", "go", "--yes");
    run.run("play", "go", "--yes", "--mock", mock());
    assertThat(listed("transcript")).contains("Mode          mock");
    run.run("play", "go", "--yes");
    assertThat(listed("transcript")).contains("Mode          real");
  }

  @Test
  void resumeTakesARealRunBeforeANewerOneOnMockHosts() {
    run.page("stops", "# Stops\n\n```bash\n# One\nfalse\n```\n");
    assertThat(run.run("play", "stops", "--yes")).isEqualTo(1);
    run.mock("- {run: x}");
    run.file("mock.yaml", "hosts: {local: {otherwise: {exit: 1}}}\n");
    CommandLineRun resumed = new CommandLineRun(folder).answers("q");
    resumed.run("play", "stops", "--mock", mock());
    CommandLineRun again = new CommandLineRun(folder).answers("q");
    assertThat(again.run("resume")).isEqualTo(3);
    assertThat(again.err()).doesNotContain("mock");
  }
}
