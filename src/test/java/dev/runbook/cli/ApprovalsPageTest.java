package dev.runbook.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The commands of docs/approvals.md do what the page says, typed by two people. */
class ApprovalsPageTest {
  private static final Pattern BLOCK =
      Pattern.compile("```bash\n(# (\\w+): .*?)```", Pattern.DOTALL);

  private static final String PAGE =
      """
      # Clean-up

      ```bash {name=drop confirm=second-person}
      # Drop the day's data
      rm -r "$HOME/data-<day>"
      ```
      """;

  @TempDir Path folder;

  @Test
  void twoPeopleFollowIt() throws Exception {
    assumeTrue(has("ssh-keygen"), "skipped: there is no ssh-keygen here");
    Path olof = Files.createDirectories(folder.resolve("olof"));
    Files.createDirectories(olof.resolve("runbooks"));
    Files.writeString(olof.resolve("runbooks/clean-up.md"), PAGE);
    Path data = Files.createDirectories(olof.resolve("data-20260102"));
    Files.createDirectories(folder.resolve("anna"));
    command();
    Path root = Path.of(System.getProperty("runbook.root"));
    Matcher block = BLOCK.matcher(Files.readString(root.resolve("docs/approvals.md")));
    int count = 0;
    while (block.find()) {
      assertThat(data).exists();
      typed(block.group(2).toLowerCase(Locale.ROOT), block.group(1));
      count++;
    }
    assertThat(count).isEqualTo(5);
    assertThat(data).doesNotExist();
  }

  private static boolean has(String program) throws IOException, InterruptedException {
    return new ProcessBuilder("sh", "-c", "command -v " + program).start().waitFor() == 0;
  }

  /** The command, played by whom LOGNAME names; nobody types `approve` here, so --yes does. */
  private void command() throws IOException {
    String script =
        """
        #!/bin/sh
        case "$1" in approve) set -- "$@" --yes ;; esac
        exec '%s' -XX:TieredStopAtLevel=1 -XX:+UseSerialGC -Duser.name="$LOGNAME" -cp '%s' dev.runbook.cli.Main "$@"
        """
            .formatted(
                Path.of(System.getProperty("java.home"), "bin", "java"),
                System.getProperty("java.class.path"));
    Path file = Files.createDirectories(folder.resolve("bin")).resolve("runbook");
    Files.writeString(file, script);
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwxr-xr-x"));
  }

  private void typed(String who, String text) throws IOException, InterruptedException {
    Path home = folder.resolve(who);
    String there = text.replace("/tmp/", folder + "/");
    ProcessBuilder bash =
        new ProcessBuilder("bash", "-e", "-c", there)
            .directory(home.toFile())
            .redirectErrorStream(true);
    bash.environment()
        .putAll(
            Map.of(
                "HOME",
                home.toString(),
                "LOGNAME",
                who,
                "PATH",
                folder.resolve("bin") + ":" + System.getenv("PATH")));
    bash.environment().keySet().removeAll(Set.of("SSH_AUTH_SOCK", "XDG_STATE_HOME"));
    bash.environment().keySet().removeIf(name -> name.startsWith("RUNBOOK_"));
    Process typing = bash.start();
    typing.getOutputStream().close();
    String said = new String(typing.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(typing.waitFor()).as(text + "\n" + said).isZero();
  }
}
