package dev.runbook.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What was cut off by a full disk must not pass for the whole. */
class FullOutputTest {
  private static final Path FULL = Path.of("/dev/full");

  @TempDir Path folder;

  @BeforeEach
  void playOnce() {
    assumeTrue(Files.exists(FULL), "there is no /dev/full here");
    CommandLineRun run =
        new CommandLineRun(folder).page("move", "# Move\n\n```bash\n# Say\necho moved\n```\n");
    assertThat(run.run("play", "move", "--yes")).isZero();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"list", "plan move --json", "runs --json", "transcript", "completion bash"})
  void aListingThatIsCutOffFails(String arguments) throws Exception {
    assertThat(status(arguments)).isEqualTo(2);
    assertThat(said()).startsWith("runbook: standard output could not take all of this");
  }

  /** Whoever plays a page again because of a full disk would do twice what is done. */
  @Test
  void aRunWhoseOutputIsCutOffIsDoneAllTheSameAndSaysSo() throws Exception {
    assertThat(status("play move --yes")).isZero();
    assertThat(said())
        .contains(
            "runbook: standard output could not take all of this, as on a full disk;"
                + " `runbook transcript` shows all that was recorded");
  }

  private int status(String arguments) throws Exception {
    List<String> command =
        new ArrayList<>(
            List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                System.getProperty("java.class.path"),
                Main.class.getName()));
    command.addAll(List.of(arguments.split(" ")));
    ProcessBuilder process = new ProcessBuilder(command).directory(folder.toFile());
    process.environment().putAll(new TemporaryState(folder).environment());
    process.redirectOutput(FULL.toFile()).redirectError(folder.resolve("said").toFile());
    return process.start().waitFor();
  }

  private String said() throws Exception {
    return Files.readString(folder.resolve("said"));
  }
}
