package dev.runbook.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a person sees of where lines run that follow a way in. */
class WaysInScreenTest {
  private static final String PAGE =
      """
      # Update

      ## On the server

      ```bash
      ssh web1
      ```

      ```bash
      uptime
      ```

      ```bash
      docker exec -it app sh
      ```

      ```bash
      ls /data
      ```

      ## Afterwards

      ```bash
      date
      ```
      """;

  @TempDir Path folder;

  @Test
  void aPlanSaysWhereEachLineRuns() {
    CommandLineRun run = new CommandLineRun(folder).page("update", PAGE).mock("");
    assertThat(run.run("plan", "update", "--mock", folder.resolve("mock.yaml").toString()))
        .isZero();
    assertThat(run.out())
        .contains("web1 $ (ssh web1: a shell that stays open for what follows)")
        .contains("web1 $ uptime")
        .contains("web1 $ docker exec -it app sh\n")
        .contains("The page then types there:\n")
        .contains("  ls /data\n")
        .contains("outside of `ssh web1` again: this runs on this machine\n")
        .contains("local $ date");
  }

  @Test
  void playedAloneItsFirstStepOutsideSaysSoAndNothingOfTheInsideRunsHere() {
    CommandLineRun run =
        new CommandLineRun(folder)
            .page(
                "update",
                PAGE.replaceAll("(?s)```bash\ndocker exec.*?```\n\n```bash\nls.*?```", ""))
            .mock("");
    run.run("play", "update", "--yes", "--mock", folder.resolve("mock.yaml").toString());
    assertThat(run.err()).contains("outside of `ssh web1` again: this runs on this machine");
  }
}
