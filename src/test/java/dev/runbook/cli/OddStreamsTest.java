package dev.runbook.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Streams that are closed, and readers that leave: what runs, runs to its end. */
@Timeout(180)
class OddStreamsTest {
  @TempDir Path folder;

  @BeforeEach
  void write() throws IOException {
    Files.writeString(
        folder.resolve("big.md"),
        "# Big\n\n```bash\n# Much\nseq 200000\n\n# After\necho after >> effects\n```\n");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "RUNBOOK play big.md --yes >&-",
        "RUNBOOK play big.md --yes 2>&- >out",
        "RUNBOOK play big.md --yes >&- 2>&-",
        "RUNBOOK play big.md --yes <&- >out",
        "RUNBOOK play big.md --yes <&- >&- 2>&-",
        "RUNBOOK play big.md --yes >/dev/full 2>/dev/full",
        "{ RUNBOOK play big.md --yes; echo $? >status; } | head -1 >out; exit \"$(cat status)\"",
        "{ RUNBOOK play big.md --yes 2>&1; echo $? >status; } | head -1; exit \"$(cat status)\"",
      })
  void aRunGoesOnToItsEnd(String line) throws Exception {
    assertThat(status(line)).as(said()).isZero();
    assertThat(folder.resolve("effects")).hasContent("after\n");
    assertThat(status("RUNBOOK runs --json >out")).as(said()).isZero();
    assertThat(folder.resolve("out")).content().contains("\"result\":\"done\"");
  }

  @ParameterizedTest
  @ValueSource(strings = {"list", "plan big.md --json", "show big.md", "lint big.md"})
  void whoeverLeavesEarlyHasSeenEnough(String arguments) throws Exception {
    String line =
        "{ RUNBOOK " + arguments + "; echo $? >status; } | head -1 >out; exit \"$(cat status)\"";
    assertThat(status(line)).as(said()).isZero();
    assertThat(said()).isEmpty();
  }

  @Test
  void aListingThatGoesNowhereIsNone() throws Exception {
    assertThat(status("RUNBOOK list >&-")).isEqualTo(2);
    assertThat(said()).startsWith("runbook: standard output could not take all of this");
  }

  /** By the launcher, which closes what is closed for good. */
  private int status(String line) throws Exception {
    String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
    String launcher = Files.readString(root().resolve("bin/runbook"));
    String guards =
        String.join("\n", launcher.lines().filter(each -> each.startsWith("{ : ")).toList());
    assertThat(guards.lines()).hasSize(3);
    Path script = folder.resolve("runbook");
    Files.writeString(
        script,
        guards
            + "\nexec "
            + java
            + " -XX:TieredStopAtLevel=1 -cp '"
            + System.getProperty("java.class.path")
            + "' "
            + Main.class.getName()
            + " \"$@\"\n");
    ProcessBuilder process =
        new ProcessBuilder(List.of("sh", "-c", line.replace("RUNBOOK", "sh " + script)))
            .directory(folder.toFile());
    process.environment().putAll(new TemporaryState(folder).environment());
    process.redirectError(folder.resolve("said").toFile());
    process.redirectOutput(ProcessBuilder.Redirect.DISCARD);
    Process started = process.start();
    started.getOutputStream().close();
    return started.waitFor();
  }

  private static Path root() {
    return Path.of(System.getProperty("runbook.root"));
  }

  private String said() throws IOException {
    return Files.readString(folder.resolve("said"), StandardCharsets.UTF_8);
  }
}
