package dev.runbook.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.runbook.host.process.Programs;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Where a secret may turn up: on the screen and in any file of a run. */
class LeakTest {
  /** No part of it is hexadecimal: a hash may hold any few of those digits by chance. */
  private static final String CANARY = "canary-7f3'a zq9wv";

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

  /** Made by the page in two parts, so that the page does not hold it. */
  private static final String KEPT = "kept-1d8e-5f60";

  private static final String KEEPS =
      """

      ```bash {capture=DB_PASSWORD}
      # Make another
      printf 'kept-%s\\n' 1d8e-5f60
      ```

      ```bash
      # Use it
      printf '%s\\n' "$DB_PASSWORD"
      ```

      ```bash
      # Rest
      true
      ```
      """;

  @TempDir Path folder;

  @Test
  void noSinkEverSeesTheCanary() throws IOException {
    CommandLineRun play = run().page("sing", PAGE);
    assertThat(play.run("play", "sing", "--yes", "--reason", "since " + CANARY + " is new"))
        .isEqualTo(1);
    assertThat(play.err()).contains("••••••").contains("failed");
    assertThat(play.out()).contains("••••••");
    assertSilent("screen", play.out() + play.err());
    assertPapersAreSilent();
    assertFilesAreSilent();
  }

  /** Everything that a person can type, and everything that is said to a person. */
  @Test
  void norDoesOneThatAPersonHasToDoWith() throws IOException {
    CommandLineRun play =
        run()
            .page("sing", PAGE + KEEPS)
            .answers(
                "",
                "",
                "s",
                "it is about token-" + CANARY,
                "",
                "e",
                "printf '%s\\n' " + KEPT + " >&2; false",
                "e",
                "ls /nowhere/" + KEPT,
                "s because of " + KEPT,
                "q");
    play.run("play", "sing");
    assertThat(play.err())
        .contains("kept as DB_PASSWORD and not shown")
        .contains("/nowhere/••••••");
    assertSilent("what was not typed", withoutAnswers(play.out() + play.err()));

    CommandLineRun later = run().answers("q");
    later.run("resume");
    assertSilent("resume", later.out() + later.err());
    assertPapersAreSilent();
    assertFilesAreSilent();
  }

  /** All bytes that reach a real terminal, the secret being typed there. */
  @Test
  void norDoesARealTerminal() throws IOException {
    assumeTrue(Programs.find("tmux", System.getenv()).isPresent(), "tmux is not installed here");
    run().page("sing", PAGE + KEEPS);
    Files.writeString(
        folder.resolve("start"),
        String.join(
            "\n",
            new TemporaryState(folder).export(),
            "echo no echo",
            "read -r APP_TOKEN </dev/tty; export APP_TOKEN; stty echo",
            String.join(" ", java("play", "sing")),
            "echo over",
            "read -r",
            ""));
    try (Tmux tmux = Tmux.start(folder, 90, 28, "bash", "-c", "stty -echo; . ./start")) {
      tmux.await("no echo");
      tmux.records(folder.resolve("screen"));
      tmux.type("token-" + CANARY);
      tmux.press("Enter");
      tmux.await("password", screen -> screen.contains("while you type") && asks(screen));
      tmux.type(CANARY);
      tmux.press("Enter");
      tmux.await("Run this? ›");
      tmux.press("Enter");
      tmux.await("step 2 of", screen -> screen.contains("step 2 of") && asks(screen));
      tmux.press("Enter");
      tmux.await("What now? ›");
      tmux.press("s", "Enter");
      tmux.await("go on without it? ›");
      tmux.type("never mind");
      tmux.press("Enter");
      tmux.await("step 3 of", screen -> screen.contains("step 3 of") && asks(screen));
      tmux.press("Enter");
      tmux.await("kept as DB_PASSWORD");
      tmux.await("step 4 of", screen -> screen.contains("step 4 of") && asks(screen));
      tmux.press("q", "Enter");
      tmux.await("over");
    }
    String screen = Files.readString(folder.resolve("screen"), StandardCharsets.ISO_8859_1);
    assertThat(screen).contains("over");
    assertSilent("terminal", screen);
    assertFilesAreSilent();
  }

  private static boolean asks(String screen) {
    return screen.stripTrailing().endsWith("›");
  }

  private static List<String> java(String... args) {
    List<String> command =
        new ArrayList<>(
            List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-Drunbook.terminals=012",
                "-cp",
                "'" + System.getProperty("java.class.path") + "'",
                Main.class.getName()));
    command.addAll(List.of(args));
    return command;
  }

  /** Everything that can be asked about past runs. */
  private void assertPapersAreSilent() {
    for (TranscriptFormat format : TranscriptFormat.values()) {
      assertSilent("" + format, said("transcript", "--format", "" + format));
    }
    assertSilent("runs", said("runs"));
    assertSilent("runs --json", said("runs", "--json"));
    assertSilent("runs --procedures", said("runs", "--procedures", "--json"));
    assertSilent("list", said("list", "--json"));
  }

  private String said(String... args) {
    CommandLineRun later = new CommandLineRun(folder);
    assertThat(later.run(args)).as("%s", List.of(args)).isZero();
    return later.out() + later.err();
  }

  /** The test's folder is everything to the run: its home, its state and its temporary files. */
  private void assertFilesAreSilent() throws IOException {
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        assertSilent(file.toString(), Files.readString(file, StandardCharsets.ISO_8859_1));
      }
    }
  }

  /** What a person types stands on the screen behind the question, for it was not typed unseen. */
  private static String withoutAnswers(String screen) {
    return screen
        .lines()
        .filter(line -> !line.contains("›") && !line.startsWith("local $ "))
        .collect(Collectors.joining("\n"));
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
        .contains("the run's record holds a secret")
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

  @ParameterizedTest
  @ValueSource(strings = {"[%s]", "\"%s", "{a: %s}", "&a %s\npassword: *b"})
  void aValuesFileThatCannotBeReadIsNotQuoted(String value) {
    CommandLineRun play =
        new CommandLineRun(folder)
            .page("sing", PAGE)
            .file("values.yaml", "password: " + value.formatted("canary-7f3-zq9wv") + "\n");

    assertThat(play.run("play", "sing", "--yes", "--params", folder.resolve("values.yaml") + ""))
        .isEqualTo(2);
    assertThat(play.err()).contains("values.yaml:").contains("error[");
    assertSilent("message", play.out() + play.err());
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
        .doesNotContain(KEPT)
        .doesNotContain("canary-7f3")
        .doesNotContain("zq9wv")
        .doesNotContain(Base64.getEncoder().encodeToString(bytes).substring(0, 12));
  }
}
