package dev.runbook.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A secret that nobody knows before a step prints it. */
class CapturedSecretTest {
  /** Made by the page in two parts, so that the page does not hold it. */
  private static final String SECRET = "s3cr3t-made-here";

  private static final String MAKES = "printf 's3cr3t-%s\\n' made-here";

  @TempDir Path folder;
  private CommandLineRun play;

  @ParameterizedTest
  @ValueSource(strings = {"capture=APP_TOKEN", "capture=DSN secret", "secret capture=DSN"})
  void isCoveredFromTheCommandOnThatPrintsIt(String attributes) throws IOException {
    String name = attributes.contains("DSN") ? "DSN" : "APP_TOKEN";
    int status =
        play(
            block(attributes, "{ echo \"warning: $(" + MAKES + ") is new\" >&2; " + MAKES + "; }"),
            block("", "echo \"again: $" + name + "\"", "printf %s \"$" + name + "\" | base64"));

    assertThat(status).isZero();
    assertThat(play.out()).isEqualTo("••••••\nagain: ••••••\n••••••\n");
    assertThat(play.err())
        .contains("what it printed is kept as " + name + " and not shown")
        .contains("warning: •••••• is new");
    assertSilent();
  }

  @Test
  void arrivesWholeAtLaterSteps() {
    play(
        block("capture=APP_TOKEN", MAKES),
        block("", "test \"$APP_TOKEN\" = \"$(" + MAKES + ")\" && echo same"));

    assertThat(play.out()).isEqualTo("••••••\nsame\n");
  }

  @Test
  void isCoveredInWhatOperatorsTypeAndInWhatFails() throws IOException {
    play =
        new CommandLineRun(folder)
            .answers("", "s", "since " + SECRET + " works", "")
            .page(
                "make",
                page(block("capture=APP_TOKEN", MAKES), block("", "true"), block("", "true")));
    play.run("play", "make");

    assertThat(play.err()).contains("skipped: since •••••• works");
    assertSilent();
  }

  @Test
  void ofSeveralCommandsEveryPartIsCovered() throws IOException {
    int status =
        play(block("capture=APP_TOKEN", "printf s3cr3t-", "{ printf 'made'-; printf here; }"));

    assertThat(status).isZero();
    assertThat(play.out()).isEqualTo("••••••\n••••••\n");
    assertSilent();
  }

  @Test
  void isNotShownByAStepThatFails() throws IOException {
    int status = play(block("capture=APP_TOKEN", "{ " + MAKES + "; " + MAKES + " >&2; false; }"));

    assertThat(status).isEqualTo(1);
    assertThat(play.out()).isEqualTo("••••••\n");
    assertSilent();
  }

  @Test
  void isCoveredLineByLine() throws IOException {
    play(
        block("capture=SIGNING_KEY", "printf 'BEGIN KEY\\ns3cr3t-%s\\nEND\\n' made-here"),
        block("", "echo \"$SIGNING_KEY\" | tail -n 2"));

    assertThat(play.out()).isEqualTo("••••••\n••••••\nEND\n");
    assertSilent();
  }

  @Test
  void aShortOneIsCoveredWhereItIsMadeAndItIsSaidThatThisIsAll() {
    play(block("capture=PIN secret", "echo 4711"), block("", "echo \"the pin is $PIN\""));

    assertThat(play.out()).isEqualTo("••••••\nthe pin is 4711\n");
    assertThat(play.err().replaceAll("\\s+", " "))
        .contains("it is too short to be covered where it is printed again");
  }

  @Test
  void whatCannotBeKeptIsNotShownEither() throws IOException {
    int status =
        play(block("capture=APP_TOKEN", "{ " + MAKES + "; " + MAKES + " >&2; printf '\\377'; }"));

    assertThat(status).isEqualTo(1);
    assertThat(play.err())
        .contains("what it prints cannot be kept as APP_TOKEN: it is not UTF-8 text")
        .contains("the rest of its standard error is not shown");
    assertSilent();
  }

  @Test
  void aSecretThatIsTooLongToBeCoveredEndsItsStep() throws IOException {
    int status =
        play(block("capture=APP_TOKEN", "{ " + MAKES + "; head -c 4096 /dev/zero | tr '\\0' x; }"));

    assertThat(status).isEqualTo(1);
    assertThat(play.out()).isEqualTo("••••••\n");
    assertThat(play.err()).contains("it is longer than 4 KiB");
    assertSilent();
  }

  @Test
  void isLostWhenTheRunIsResumedAndTheStepThatUsesItSaysSo() {
    play(
        block("capture=APP_TOKEN", MAKES),
        block("", "test -e there"),
        block("", "echo \"$APP_TOKEN\""));
    CommandLineRun later = new CommandLineRun(folder);

    assertThat(later.run("resume", "--yes", "--skip", "make/2")).isEqualTo(2);
    assertThat(later.err().replaceAll("\\s+", " "))
        .contains(
            "it uses APP_TOKEN, which \"Make\" had captured: a secret is covered in its recorded"
                + " output");
  }

  @Test
  void aBlockThatKeepsNothingCannotMarkItAsSecret() {
    assertThat(play(block("secret", "true"))).isEqualTo(2);
    assertThat(play.err())
        .contains("`secret` is for a captured value, and this block captures nothing");
  }

  private int play(String... blocks) {
    play = new CommandLineRun(folder).page("make", page(blocks));
    return play.run("play", "make", "--yes");
  }

  private static String page(String... blocks) {
    return "# Make\n\n" + String.join("\n", blocks);
  }

  private static String block(String attributes, String... lines) {
    return "```bash {" + attributes + "}\n" + String.join("\n", lines) + "\n```\n";
  }

  /** Neither the screen nor a file of the run shows it. */
  private void assertSilent() throws IOException {
    assertThat(play.out()).doesNotContain(SECRET);
    assertThat(play.err().replace("since " + SECRET, "")).doesNotContain(SECRET);
    try (Stream<Path> files = Files.walk(folder.resolve("state"))) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        assertThat(Files.readString(file, StandardCharsets.ISO_8859_1))
            .as("%s", file)
            .doesNotContain(SECRET);
      }
    }
  }
}
