package dev.runbook;

import static org.assertj.core.api.Assertions.assertThat;

import dev.runbook.run.RunResult;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a step prints, kept under a name for later steps. */
@Timeout(120)
class PlayedCaptureTest {
  @TempDir Path folder;

  @Test
  void isAVariableInBashAndInJava() {
    LocalPage page =
        LocalPage.of(
                folder,
                "```bash {capture=FOUND}",
                "printf 'one\\n'",
                "printf \"it's \\$two\\n\\n\\n\"",
                "```",
                "```bash",
                "printf '[%s]' \"$FOUND\"",
                "env | grep -c ^FOUND= || true",
                "```",
                "```java {capture=LENGTH}",
                "System.out.println(FOUND.length());",
                "```",
                "```bash",
                "echo \"$((LENGTH + 1))\"",
                "```")
            .play();
    assertThat(page.problems()).isEmpty();
    assertThat(page.err()).isEmpty();
    assertThat(page.out()).isEqualTo("one\nit's $two\n\n\n[one\nit's $two]0\n13\n14\n");
  }

  @Test
  void leavesNoTraceOfHowItGotThere() {
    LocalPage page =
        LocalPage.of(
                folder,
                "```bash {capture=A}",
                "echo x",
                "```",
                "```bash",
                "set -xeu",
                "false || (exit 3) || :",
                "```",
                "```bash {capture=B}",
                "echo last word",
                "```",
                "```bash",
                "echo \"$? $_ $A\"",
                "```")
            .play();
    assertThat(page.err()).doesNotContain("A=x", "B=", "__rb");
    assertThat(page.out()).endsWith("0 word x\n");
  }

  @Test
  void isTheAuthorsFromThenOn() {
    LocalPage page =
        LocalPage.of(
                folder,
                "```bash {capture=A}",
                "echo x",
                "```",
                "```bash",
                "A=mine",
                "```",
                "```bash",
                "echo \"$A\"",
                "exit",
                "```",
                "```bash",
                "echo \"$A\"",
                "```")
            .play();
    assertThat(page.out()).isEqualTo("x\nmine\nx\n");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "head -c 1048577 /dev/zero ; tr x y | it is longer than 1 MiB",
        "printf 'a\\0b' | it holds a NUL character",
        "printf '\\377' | it is not UTF-8 text"
      })
  void isRefusedWhereItCannotBeAValue(String command, String reason) {
    LocalPage page =
        LocalPage.of(
                folder,
                "```bash {capture=A name=take}",
                command,
                "```",
                "```bash",
                "echo never",
                "```")
            .play();
    assertThat(page.ended().result()).isEqualTo(RunResult.FAILED);
    assertThat(page.story()).containsExactly("take: failed");
    assertThat(page.err()).isEqualTo("what it prints cannot be kept as A: " + reason + "\n");
    assertThat(page.out()).doesNotContain("never");
  }

  @Test
  void aMebibyteIsNotTooMuch() {
    LocalPage page =
        LocalPage.of(
                folder,
                "```bash {capture=A}",
                "head -c 1048576 /dev/zero | tr '\\0' x",
                "```",
                "```bash",
                "echo \"${#A}\"",
                "```",
                "```java",
                "A.length() == 1 << 20",
                "```")
            .play();
    assertThat(page.err()).isEmpty();
    assertThat(page.out()).endsWith("x1048576\n");
    assertThat(page.ended().result()).isEqualTo(RunResult.DONE);
  }

  @Test
  void aVariableThatCannotBeSetKeepsTheNextStepFromRunning() {
    LocalPage page =
        LocalPage.of(
                folder,
                "```bash {capture=A}",
                "readonly A",
                "echo x",
                "```",
                "```bash {name=next}",
                "echo never",
                "```")
            .play();
    assertThat(page.story()).endsWith("next: not-started");
    assertThat(page.err()).contains("A: readonly variable");
    assertThat(page.out()).isEqualTo("x\n");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "capture=my-name | write a name of letters, digits and `_`, as in `capture=VERSION`",
        "capture=PATH | that name is not free in bash; take another one",
        "capture=class | that is a word of Java's; take another one"
      })
  void aNameMustBeOneForBothLanguages(String attribute, String hint) {
    LocalPage page = LocalPage.of(folder, "```bash {" + attribute + "}", "ls", "```").play();
    assertThat(page.problems()).singleElement().asString().contains("bad-attribute").endsWith(hint);
    assertThat(page.out()).isEmpty();
  }

  @Test
  void severalStepsCannotShareAName() {
    LocalPage page =
        LocalPage.of(folder, "```bash {capture=A}", "# One", "ls", "", "# Two", "ls", "```").play();
    assertThat(page.problems())
        .singleElement()
        .asString()
        .contains("`capture` is for one step, and this block has 2");
  }
}
