package dev.runbook.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.runbook.host.process.Programs;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Terminals that do not say how large they are, or are of a kind that nobody knows. */
@Timeout(180)
class OddTerminalsTest {
  @TempDir Path folder;

  @BeforeEach
  void needTmux() throws Exception {
    assumeTrue(Programs.find("tmux", System.getenv()).isPresent(), "there is no tmux here");
    Files.writeString(
        folder.resolve("two.md"),
        "# Two\n\n```bash\n# A\necho one\n\n# B\necho two >> effects\n```\n");
  }

  @ParameterizedTest
  @CsvSource({
    "'stty rows 0 cols 0', xterm",
    "true, no-such-terminal",
    "true, ''",
    "true, dumb",
    "'stty rows 0 cols 0', no-such-terminal"
  })
  void aPageIsPlayedToItsEnd(String before, String term) throws Exception {
    Path script = folder.resolve("script");
    Files.writeString(
        script,
        "unset COLUMNS LINES\n"
            + before
            + "\nXDG_STATE_HOME=state NO_COLOR=1 TERM="
            + term
            + " "
            + Tmux.runbook("play", "two.md")
            + "; echo \"exit $?\"; sleep 100\n");
    try (Tmux tmux = Tmux.start(folder, 100, 30, "sh " + script)) {
      tmux.records(folder.resolve("bytes"));
      for (String shown : new String[] {"echo one", "echo two >> effects"}) {
        tmux.await(
            shown, screen -> screen.strip().endsWith("Run this? ›") && screen.contains(shown));
        tmux.type("y");
        tmux.press("Enter");
      }
      tmux.await("the end", screen -> screen.contains("exit 0"));
      assertThat(tmux.screen()).doesNotContain("Exception", "WARNING");
    }
    assertThat(folder.resolve("effects")).hasContent("two\n");
    assertThat(Files.readString(folder.resolve("bytes"))).doesNotContain("Exception", "infocmp");
  }

  @Test
  void aTerminalThatOnlyWritesOnwardsShowsAnAnswerOnceAndASecretNever() throws Exception {
    Files.writeString(
        folder.resolve("two.md"),
        "---\nrunbook: {params: {api-token: {type: secret, placeholder: TOKEN}}}\n---\n"
            + "# Two\n\n```bash\n# A\necho TOKEN >> effects\n```\n");
    Path script = folder.resolve("script");
    Files.writeString(
        script,
        "trap : INT\nXDG_STATE_HOME=state NO_COLOR=1 TERM=dumb "
            + Tmux.runbook("play", "two.md")
            + "; echo \"exit $?\"; sleep 100\n");
    try (Tmux tmux = Tmux.start(folder, 80, 24, "sh " + script)) {
      tmux.records(folder.resolve("bytes"));
      tmux.await("api-token ›", screen -> screen.strip().endsWith("api-token ›"));
      tmux.type("open-sesame-77");
      tmux.press("Enter");
      tmux.await("the question", screen -> screen.strip().endsWith("Run this? ›"));
      tmux.press("C-c");
      tmux.await("Ctrl-C", screen -> screen.strip().endsWith("Stop the run? ›"));
      tmux.type("no, go on");
      tmux.press("Enter");
      tmux.await("the question", screen -> screen.strip().endsWith("Run this? ›"));
      tmux.type("yes");
      tmux.press("Enter");
      tmux.await("the end", screen -> screen.contains("exit 0"));
    }
    assertThat(folder.resolve("effects")).hasContent("open-sesame-77\n");
    String bytes = Files.readString(folder.resolve("bytes"));
    assertThat(bytes).contains("› no, go on").doesNotContain("sesame", "\u001b");
    assertThat(bytes.split("no, go on", -1)).hasSize(2);
    assertThat(bytes.split("yes", -1)).hasSize(2);
  }
}
