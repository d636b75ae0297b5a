package dev.runbook;

import static org.assertj.core.api.Assertions.assertThat;

import dev.runbook.host.ssh.NeedsSshd;
import dev.runbook.journal.RunFolder;
import dev.runbook.journal.RunStore;
import dev.runbook.play.PlayFlags;
import dev.runbook.play.PlayResult;
import dev.runbook.run.RunResult;
import dev.runbook.testkit.Background;
import dev.runbook.testkit.Eventually;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A run asks nobody about a command of which its host has written down how it ended. */
@Timeout(180)
class ReceiptsOfRunsTest extends NeedsSshd {
  @TempDir Path folder;

  /** Plays a page unattended, in a Java process that somebody kills. */
  static final class Victim {
    private Victim() {}

    public static void main(String[] args) {
      try (Runbooks runbooks = runbooks(Path.of(args[0]), args[1], args[2])) {
        runbooks.play(runbooks.plan("page", Map.of()), PlayFlags.unattended());
      }
    }
  }

  private static Runbooks runbooks(Path folder, String transport, String config) {
    return Runbooks.onThisMachine(
        EngineConfig.builder()
            .folder(folder)
            .temp(folder)
            .library(List.of(folder))
            .ssh(new SshPreferences(Optional.of(Path.of(config)), Optional.of(transport)))
            .runs(() -> new RunStore(folder.resolve("runs")))
            .build());
  }

  private Runbooks runbooks(String transport) throws IOException {
    return runbooks(folder, transport, server().options().get(1));
  }

  private void page(String host, String command) throws IOException {
    String[] lines = {
      "---",
      "runbook: {kind: procedure}",
      "---",
      "# Job",
      "",
      "```bash" + host,
      "# First",
      command,
      "```",
      "",
      "```bash",
      "# Second",
      "touch " + folder.resolve("second"),
      "```"
    };
    Files.writeString(folder.resolve("page.md"), String.join("\n", lines) + "\n");
  }

  /** A command that says that it runs, and ends with a status once it may. */
  private String waiting(int status) {
    return "touch "
        + folder.resolve("go")
        + "; while [ ! -e "
        + folder.resolve("on")
        + " ]; do sleep 0.05; done; echo x >>"
        + folder.resolve("effect")
        + "; (exit "
        + status
        + ")";
  }

  private void write(boolean kept, int status) throws IOException {
    page(
        kept ? " {host=lab}" : "",
        kept ? "{ " + waiting(status) + "; }" : "ssh lab \"" + waiting(status) + "\"");
  }

  @ParameterizedTest
  @CsvSource({
    "jsch,    false, 0", "jsch,    true, 0", "openssh, false, 0", "openssh, true, 0",
    "jsch,    false, 3", "jsch,    true, 3", "openssh, false, 3", "openssh, true, 3",
  })
  void aConnectionThatIsLostIsMadeAgainAndTheHostSaysHowTheCommandEnded(
      String transport, boolean kept, int status) throws Exception {
    write(kept, status);
    PlayResult played;
    try (Runbooks runbooks = runbooks(transport)) {
      CompletableFuture<PlayResult> play =
          Background.start(
              () -> runbooks.play(runbooks.plan("page", Map.of()), PlayFlags.unattended()));
      Eventually.await(
          "the command is going",
          60_000,
          () -> Files.exists(folder.resolve("go")) || play.isDone());
      assertThat(play.isDone()).as(() -> play.join().toString()).isFalse();
      server().freeze();
      Files.createFile(folder.resolve("on"));
      await("its effect", "effect");
      Eventually.await("its receipt", this::hasEnded);
      server().cut();
      played = play.join();
    }
    assertThat(played.result()).isEqualTo(status == 0 ? RunResult.DONE : RunResult.FAILED);
    assertThat(Files.exists(folder.resolve("second"))).isEqualTo(status == 0);
    assertThat(journal(played.record().orElseThrow()))
        .contains("lab wrote down that it ended with status " + status);
    assertThat(receipts()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "jsch,    false, 0",
    "jsch,    true, 0",
    "openssh, false, 0",
    "openssh, true, 0",
    "jsch,    false, 3",
    "openssh, true, 3",
  })
  void resumeAsksTheHostBeforeItAsksAnybody(String transport, boolean kept, int status)
      throws Exception {
    write(kept, status);
    Process java = victim(transport);
    await("the command is going", "go");
    server().freeze();
    java.destroyForcibly().waitFor();
    Files.createFile(folder.resolve("on"));
    Eventually.await("its receipt", this::hasEnded);
    server().thaw();
    RunFolder run = new RunStore(folder.resolve("runs")).find("latest").get(0);
    PlayResult resumed;
    try (Runbooks runbooks = runbooks(transport)) {
      resumed = runbooks.resume(run.id(), PlayFlags.unattended());
    }
    assertThat(resumed.result()).isEqualTo(status == 0 ? RunResult.DONE : RunResult.FAILED);
    assertThat(Files.exists(folder.resolve("second"))).isEqualTo(status == 0);
    assertThat(Files.readString(folder.resolve("effect"))).isEqualTo("x\n");
    assertThat(journal(run)).contains("\"by\":\"receipt\"");
    assertThat(receipts()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({"jsch, false", "jsch, true", "openssh, false", "openssh, true"})
  void whatWasEndedWithItsConnectionHasFailed(String transport, boolean kept) throws Exception {
    write(kept, 0);
    Process java = victim(transport);
    await("the command is going", "go");
    java.destroyForcibly().waitFor();
    RunFolder run = new RunStore(folder.resolve("runs")).find("latest").get(0);
    PlayResult resumed;
    try (Runbooks runbooks = runbooks(transport)) {
      resumed = runbooks.resume(run.id(), PlayFlags.unattended());
    }
    assertThat(resumed.result()).isEqualTo(RunResult.FAILED);
    assertThat(folder.resolve("effect")).doesNotExist();
    assertThat(journal(run)).contains("it was ended when the connection was lost");
    assertThat(receipts()).isEmpty();
  }

  @Test
  void aCheckThatFailsAfterACommandThatEndedWellEndsTheRun() throws Exception {
    page(
        " {host=lab verify=\"test -e " + folder.resolve("nowhere") + "\"}",
        "{ " + waiting(0) + "; }");
    Process java = victim("jsch");
    await("the command is going", "go");
    server().freeze();
    java.destroyForcibly().waitFor();
    Files.createFile(folder.resolve("on"));
    Eventually.await("its receipt", this::hasEnded);
    server().thaw();
    RunFolder run = new RunStore(folder.resolve("runs")).find("latest").get(0);
    try (Runbooks runbooks = runbooks("jsch")) {
      assertThat(runbooks.resume(run.id(), PlayFlags.unattended()).result())
          .isEqualTo(RunResult.FAILED);
    }
    assertThat(folder.resolve("second")).doesNotExist();
    assertThat(Files.readString(folder.resolve("effect"))).isEqualTo("x\n");
  }

  private Process victim(String transport) throws IOException {
    return new ProcessBuilder(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-cp",
            System.getProperty("java.class.path"),
            Victim.class.getName(),
            folder.toString(),
            transport,
            server().options().get(1))
        .inheritIO()
        .start();
  }

  private void await(String what, String file) {
    Eventually.await(what, 60_000, () -> Files.exists(folder.resolve(file)));
  }

  private static String journal(RunFolder run) throws IOException {
    return Files.readString(run.journal());
  }

  private boolean hasEnded() {
    return receipts().stream().anyMatch(ReceiptsOfRunsTest::hasEnded);
  }

  private static boolean hasEnded(Path receipt) {
    try {
      return Files.readString(receipt).contains("ended ");
    } catch (IOException e) {
      return false;
    }
  }

  /** What is left on the host. */
  private static List<Path> receipts() {
    try (Stream<Path> left = Files.list(serverFolder.resolve(".local/state/runbook/receipts"))) {
      return left.filter(path -> path.getFileName().toString().matches("r.{32}")).toList();
    } catch (IOException e) {
      return List.of();
    }
  }
}
