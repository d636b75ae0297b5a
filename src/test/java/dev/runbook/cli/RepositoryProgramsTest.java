package dev.runbook.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a repository teaches of programs counts for all its pages. */
class RepositoryProgramsTest {
  @TempDir Path folder;

  @Test
  void aProgramThatTheRepositoryTeachesIsKnownOnEveryPage() throws IOException {
    programs("kl: {same-as: kubectl}\n");
    CommandLineRun run =
        new CommandLineRun(folder).page("gone", "# Gone\n\n```bash\nkl delete ns shop\n```\n");
    assertThat(run.run("plan", "gone")).isEqualTo(0);
    assertThat(run.out()).contains("it deletes objects from the cluster");
  }

  @Test
  void lintKnowsItAsWell() throws IOException {
    programs("kl: {same-as: kubectl}\n");
    CommandLineRun run =
        new CommandLineRun(folder).page("gone", "# Gone\n\n```bash\nkl delete ns shop\n```\n");
    run.run("lint", "--no-shellcheck");
    assertThat(run.out()).contains("danger-without-verify");
  }

  @Test
  void aMistakeInItsFileIsAnErrorWithItsPlace() throws IOException {
    programs("kl: {sameas: kubectl}\n");
    CommandLineRun run = new CommandLineRun(folder).page("gone", "# Gone\n\n```bash\nls\n```\n");
    assertThat(run.run("plan", "gone")).isEqualTo(2);
    assertThat(run.err()).contains("programs.yaml:1:").contains("error[unknown-key]");
  }

  private void programs(String text) throws IOException {
    Files.createDirectories(folder.resolve(".runbook"));
    Files.writeString(folder.resolve(".runbook/programs.yaml"), text);
  }
}
