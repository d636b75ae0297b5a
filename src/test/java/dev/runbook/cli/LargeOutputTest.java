package dev.runbook.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** What a step writes passes through: no memory holds it. */
@Timeout(180)
class LargeOutputTest {
  private static final long BYTES = 300L << 20;

  @TempDir Path folder;

  @Test
  void hundredsOfMegabytesPassThroughASmallMemory() throws Exception {
    Files.createDirectories(folder.resolve("runbooks"));
    Files.writeString(
        folder.resolve("runbooks/large.md"),
        "# Large\n\n```bash\n# Write\nyes 'some text, and a token' | head -c " + BYTES + "\n```\n");
    ProcessBuilder builder =
        new ProcessBuilder(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-Xmx48m",
            "-XX:+UseSerialGC",
            "-Drunbook.terminals=-",
            "-cp",
            System.getProperty("java.class.path"),
            Main.class.getName(),
            "play",
            "large",
            "--yes");
    builder.environment().putAll(new TemporaryState(folder).environment());
    builder.environment().put("SOME_TOKEN", "a-secret-that-is-long");
    Path said = folder.resolve("said");
    int status =
        builder
            .directory(folder.toFile())
            .redirectOutput(Path.of("/dev/null").toFile())
            .redirectError(said.toFile())
            .start()
            .waitFor();
    assertThat(status).as(Files.readString(said)).isZero();
    assertThat(Files.size(recorded())).isEqualTo(BYTES);
  }

  private Path recorded() throws IOException {
    try (Stream<Path> files = Files.walk(folder.resolve("state"))) {
      return files.filter(file -> file.toString().endsWith(".out")).findFirst().orElseThrow();
    }
  }
}
