package dev.runbook.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Where a secret may turn up: on the screen and in any file of a run. */
class LeakTest {
  private static final String CANARY = "canary-7f3'a b9c2";

  private static final String PAGE =
      """
      ---
      runbook:
        params:
          password: {description: Password, type: secret, placeholder: <password>}
      ---
      # Sing

      ```bash
      # Aloud
      printf '%s\\n' <password>
      printf '%s' <password> | base64
      printf '%s' <password> | od -An -v -tx1 | tr -d ' \\n'
      printf '%q' <password>
      echo "the environment has $APP_TOKEN" >&2

      # Wrongly
      ls -- <password>
      ```
      """;

  @TempDir Path folder;

  @Test
  void noSinkEverSeesTheCanary() throws IOException {
    CommandLineRun play = run().page("sing", PAGE);
    assertThat(play.run("play", "sing", "--yes")).isEqualTo(1);
    assertThat(play.err()).contains("••••••").contains("failed");
    assertThat(play.out()).contains("••••••");
    assertSilent("screen", play.out() + play.err());

    CommandLineRun later = new CommandLineRun(folder);
    for (List<String> args :
        List.of(
            List.of("transcript"), List.of("transcript", "--json"), List.of("runs", "--json"))) {
      assertThat(later.run(args.toArray(String[]::new))).isEqualTo(0);
    }
    assertSilent("transcripts", later.out() + later.err());
    try (Stream<Path> files = Files.walk(folder.resolve("state"))) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        assertSilent(file.toString(), Files.readString(file, StandardCharsets.ISO_8859_1));
      }
    }
  }

  /** The run's own name is written as it is, whatever anybody has for a password. */
  @Test
  void takesAsideAFileThatHoldsASecretAndSaysSo() throws IOException {
    CommandLineRun play =
        new CommandLineRun(folder)
            .with("DEPLOY_KEY", "20260102-0304")
            .page("look", "# Look\n\n```bash\ntrue\n```\n");

    assertThat(play.run("play", "look", "--yes")).isEqualTo(8);
    assertThat(play.err())
        .contains("a secret was found in what the run has recorded")
        .contains("quarantine/journal.jsonl");
    try (Stream<Path> files = Files.walk(folder.resolve("state"))) {
      assertThat(files.filter(file -> file.endsWith("quarantine/journal.jsonl"))).hasSize(1);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"production-web", "deploy@hemma", "laptop-of-ana"})
  void aVariableWhoseValueThePageSaysIsNoSecretAndThatIsSaid(String value) throws IOException {
    CommandLineRun play =
        new CommandLineRun(folder)
            .with("DEPLOY_KEY", value)
            .with("OTHER_KEY", "not-on-the-page")
            .page(
                "look",
                "# Look\n\n```bash\n# Production-web\necho deploy@hemma laptop-of-ana"
                    + " $OTHER_KEY\n```\n");

    assertThat(play.run("play", "look", "--yes")).isZero();
    assertThat(play.out()).isEqualTo("deploy@hemma laptop-of-ana ••••••\n");
    assertThat(play.err())
        .contains("! DEPLOY_KEY is not covered: the page says its value openly\n")
        .doesNotContain("OTHER_KEY is");
  }

  @Test
  void theNameOfAFileThatIsThereIsNoSecret() throws IOException {
    Path key = Files.createDirectories(folder.resolve(".ssh")).resolve("id_ed25519");
    Files.writeString(key, "");
    CommandLineRun play =
        new CommandLineRun(folder)
            .with("SSH_KEY", key.toString())
            .with("OTHER_KEY", key + "-not")
            .page("look", "# Look\n\n```bash\necho $SSH_KEY\necho $OTHER_KEY\n```\n");

    assertThat(play.run("play", "look", "--yes")).isZero();
    assertThat(play.out()).isEqualTo(key + "\n••••••\n");
    assertThat(play.err()).doesNotContain("SSH_KEY is");
  }

  @Test
  void aDeclaredSecretStaysOneWhateverThePageSays() {
    CommandLineRun play =
        new CommandLineRun(folder)
            .with("RUNBOOK_PARAM_PASSWORD", "production-web")
            .with("DEPLOY_KEY", "production-web")
            .page(
                "look",
                PAGE.substring(0, PAGE.indexOf("# Sing"))
                    + "# Look\n\nAt production-web.\n\n```bash\nprintf '%s\\n' <password>\n```\n");

    play.run("play", "look", "--yes");

    assertThat(play.out()).isEqualTo("••••••\n");
  }

  private CommandLineRun run() {
    return new CommandLineRun(folder)
        .with("RUNBOOK_PARAM_PASSWORD", CANARY)
        .with("APP_TOKEN", "token-" + CANARY);
  }

  private static void assertSilent(String sink, String text) {
    byte[] bytes = CANARY.getBytes(StandardCharsets.UTF_8);
    assertThat(text)
        .as("%s", sink)
        .doesNotContain(CANARY)
        .doesNotContain("canary-7f3")
        .doesNotContain("b9c2")
        .doesNotContain(Base64.getEncoder().encodeToString(bytes).substring(0, 12));
  }
}
