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

  @Test
  void takesAsideAFileThatHoldsASecretAndSaysSo() throws IOException {
    CommandLineRun play =
        new CommandLineRun(folder)
            .with("DEPLOY_KEY", "production-web")
            .page("look", "# Look\n\n```bash\n# Production-web\ntrue\n```\n");

    assertThat(play.run("play", "look", "--yes")).isEqualTo(8);
    assertThat(play.err())
        .contains("a secret was found in what the run has recorded")
        .contains("quarantine/journal.jsonl");
    try (Stream<Path> files = Files.walk(folder.resolve("state"))) {
      assertThat(files.filter(file -> file.endsWith("quarantine/journal.jsonl"))).hasSize(1);
    }
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
