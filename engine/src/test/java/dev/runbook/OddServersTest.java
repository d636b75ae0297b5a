package dev.runbook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.runbook.run.RunResult;
import dev.runbook.testkit.Sshd;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Servers that let only one command run over a connection, or run another one than they are given.
 */
@Timeout(120)
class OddServersTest {
  @TempDir Path serverFolder;
  @TempDir Path folder;

  @Test
  void aServerWithOneSessionGetsAConnectionForEachCommand() throws Exception {
    LocalPage played =
        playOn(
            "MaxSessions 1\n",
            "```bash",
            "# One",
            "ssh lab \"echo one\"",
            "",
            "# Two",
            "ssh lab \"echo two; exit 0\"",
            "```",
            "```bash {host=lab}",
            "# Three",
            "x=three",
            "",
            "# Four",
            "echo $x",
            "```",
            "```bash",
            "# Danger: five",
            "ssh lab \"echo five\"",
            "",
            "# Six",
            "ssh lab \"exit 6\"",
            "```");
    assertThat(played.story())
        .containsExactly(
            "One: ok", "Two: ok", "Three: ok", "Four: ok", "Danger: five: ok", "Six: failed");
    assertThat(played.out()).isEqualTo("one\ntwo\nthree\nfive\n");
  }

  @Test
  void whatRunsOnAConnectionOfItsOwnIsEndedAsWell() throws Exception {
    LocalPage played =
        playOn(
            "MaxSessions 1\n", "```bash {timeout=1s}", "ssh lab \"sleep 7712345; echo no\"", "```");
    assertThat(played.ended().result()).as(played.err()).isEqualTo(RunResult.TIMED_OUT);
    assertThat(
            ProcessHandle.allProcesses()
                .map(process -> process.info().commandLine().orElse(""))
                .filter(line -> line.endsWith("sleep 7712345")))
        .isEmpty();
  }

  @Test
  void aForcedCommandThatRunsWhatIsAskedForIsNoObstacle() throws Exception {
    LocalPage played =
        playOn(
            "ForceCommand sh -c \"$SSH_ORIGINAL_COMMAND\"\n",
            "```bash",
            "ssh lab \"echo one\"",
            "```");
    assertThat(played.ended().result()).as(played.err()).isEqualTo(RunResult.DONE);
    assertThat(played.out()).isEqualTo("one\n");
  }

  @Test
  void aForcedCommandThatNeverRunsAnythingIsNoSuccess() throws Exception {
    LocalPage played =
        playOn("ForceCommand echo hello\n", "```bash", "ssh lab \"echo one\"", "```");
    assertThat(played.ended().result()).isEqualTo(RunResult.FAILED);
    assertThat(played.ended().detail()).contains("lets us in");
    assertThat(played.out()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 2, 127})
  void aForcedCommandThatDoesSomethingElseInsteadIsUnknownHoweverItEnds(int status)
      throws Exception {
    Path filter =
        Files.writeString(
            serverFolder.resolve("filter"),
            """
            #!/bin/sh
            case $SSH_ORIGINAL_COMMAND in
              *"exec sh -c"*) eval "$SSH_ORIGINAL_COMMAND" ;;
              *) echo "our menu: 1 backup, 2 restore"; exit %d ;;
            esac
            """
                .formatted(status));
    Files.setPosixFilePermissions(filter, PosixFilePermissions.fromString("rwx------"));
    LocalPage played =
        playOn("ForceCommand " + filter + "\n", "```bash", "ssh lab \"echo one\"", "```");
    assertThat(played.story()).singleElement().asString().contains("unknown");
    assertThat(played.ended().result()).isEqualTo(RunResult.UNKNOWN);
    assertThat(played.ended().detail()).contains("ended it with status " + status);
    assertThat(played.out()).isEqualTo("our menu: 1 backup, 2 restore\n");
  }

  @Test
  void aFailureBehindAForcedCommandThatRunsWhatIsAskedForIsAFailure() throws Exception {
    LocalPage played =
        playOn(
            "ForceCommand sh -c \"$SSH_ORIGINAL_COMMAND\"\n",
            "```bash",
            "ssh lab \"echo one; exit 3\"",
            "```");
    assertThat(played.ended().result()).as(played.err()).isEqualTo(RunResult.FAILED);
    assertThat(played.ended().detail()).contains("status 3");
  }

  private LocalPage playOn(String config, String... lines) throws Exception {
    Optional<Sshd> started = Sshd.start(serverFolder, config, List.of());
    assumeTrue(started.isPresent(), "there is no sshd to test against");
    try (Sshd server = started.get()) {
      LocalPage page = LocalPage.of(folder, lines).reachedBy("jsch", server.options().get(1));
      return (lines.length > 4 ? page.goingOn() : page).play();
    }
  }
}
