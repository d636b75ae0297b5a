package dev.runbook.host.ssh;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.runbook.testkit.Eventually;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.ThreadLocalRandom;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The warden's program by itself, with this process in the place of the server's. */
@Timeout(60)
class WardenProgramTest {
  private static final String MARKER =
      "m" + Long.toHexString(ThreadLocalRandom.current().nextLong());
  private static final Path PROGRAM =
      Path.of("src/main/resources/dev/runbook/host/ssh/warden.sh").toAbsolutePath();

  private final String nap = "sleep 78" + ThreadLocalRandom.current().nextInt(100_000, 1_000_000);

  @TempDir Path root;
  private Process warden;
  private BufferedReader answers;
  private int number;

  @BeforeEach
  void start() throws IOException {
    assumeTrue(Files.isDirectory(Path.of("/proc/self")), "there is no /proc here to look in");
    warden = process("sh", PROGRAM.toString());
    answers = warden.inputReader();
    tell("0 once " + MARKER);
  }

  @AfterEach
  void end() throws Exception {
    warden.getOutputStream().close();
    warden.waitFor();
  }

  @Test
  void itFindsAnOrphanWithoutAnEnvironmentWhereItsParentsWere() throws Exception {
    ProcessHandle orphan = orphanOfACommand();
    assertThat(ask("left")).isEqualTo("0 1");
    assertThat(orphan.isAlive()).isTrue();
    warden.getOutputStream().close();
    warden.waitFor();
    Eventually.await("the end of the orphan", 30_000, () -> SshContract.processesWith(nap) == 0);
  }

  @Test
  void itForgetsWhereThoseWereOnceTheCommandIsOver() throws Exception {
    ProcessHandle orphan = orphanOfACommand();
    tell("0 over " + MARKER);
    assertThat(ask("left")).isEqualTo("0 0");
    tell("0 all " + MARKER + " KILL");
    assertThat(ask("left")).isEqualTo("0 0");
    assertThat(orphan.isAlive()).isTrue();
    orphan.destroyForcibly();
  }

  /** What a command starts after the warden has looked once, as the last thing that it does. */
  private ProcessHandle orphanOfACommand() throws Exception {
    Process command =
        process(
            "setsid",
            "bash",
            "-c",
            "export RUNBOOK_SHELL="
                + MARKER
                + "; touch here; read -r x;"
                + " (env -i /bin/sh -c 'echo $$ >pid; mv pid go; exec /bin/"
                + nap
                + "'"
                + " >/dev/null 2>&1 &); exit");
    Eventually.await("the command", 30_000, () -> Files.exists(root.resolve("here")));
    // It shows its marker once it has started a program: until then it is the server's child.
    assertThat(ask("left")).isIn("0 0", command.pid() + " 0");
    command.getOutputStream().close();
    command.waitFor();
    Eventually.await("the orphan", 30_000, () -> Files.exists(root.resolve("go")));
    return ProcessHandle.of(Long.parseLong(Files.readString(root.resolve("go")).strip()))
        .orElseThrow();
  }

  private Process process(String... command) throws IOException {
    ProcessBuilder builder = new ProcessBuilder(command).directory(root.toFile());
    builder.environment().put("SSH_CONNECTION", "192.0.2.1 1 192.0.2.2 22");
    return builder.redirectError(ProcessBuilder.Redirect.DISCARD).start();
  }

  private String ask(String word) throws IOException {
    String begin = "rb " + ++number + " ";
    tell(number + " " + word + " " + MARKER);
    for (String line = answers.readLine(); line != null; line = answers.readLine()) {
      if (line.startsWith(begin)) {
        return line.substring(begin.length());
      }
    }
    throw new AssertionError("the warden is gone");
  }

  private void tell(String line) throws IOException {
    warden.getOutputStream().write((line + "\n").getBytes(StandardCharsets.UTF_8));
    warden.getOutputStream().flush();
  }
}
