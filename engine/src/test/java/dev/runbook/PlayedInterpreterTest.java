package dev.runbook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Blocks that name the program that reads them. */
@Timeout(60)
class PlayedInterpreterTest {
  @TempDir Path folder;

  private static void needs(String program) {
    boolean there =
        Arrays.stream(System.getenv("PATH").split(File.pathSeparator))
            .anyMatch(each -> Files.isExecutable(Path.of(each, program)));
    assumeTrue(there, program + " is not here");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "python | python3 | print(f\"{6 * 7}\", '$HOME', \"it's\", '<name>', \"\\\\n\")",
        "python | /usr/bin/env python3 | print(f\"{6 * 7}\", '$HOME', \"it's\", '<name>', \"\\\\n\")",
        "perl | perl | my $x = 6 * 7; print $x, ' $HOME it', \"'s <name> \\\\n\\n\";",
        "javascript | node | console.log(6 * 7, '$HOME', \"it's\", '<name>', \"\\\\n\")",
      })
  void theTextIsReadAsItIs(String language, String interpreter, String text) {
    needs(interpreter.replaceAll(".* ", ""));
    LocalPage page =
        LocalPage.of(
                folder, "```" + language + " {interpreter=\"" + interpreter + "\"}", text, "```")
            .play();
    assertThat(page.problems()).isEmpty();
    assertThat(page.err()).isEmpty();
    assertThat(page.out()).isEqualTo("42 $HOME it's <name> \\n\n");
  }

  @Test
  void itHasTheFolderTheEnvironmentAndItsArguments() {
    LocalPage page =
        LocalPage.of(
                folder,
                "```bash",
                "mkdir sub; cd sub",
                "export GREETING=ahoj",
                "```",
                "```bash {interpreter=\"bash -x\"}",
                "echo \"$GREETING ${PWD##*/}\"",
                "cat",
                "```")
            .play();
    assertThat(page.out()).isEqualTo("ahoj sub\n");
    assertThat(page.err()).contains("+ echo 'ahoj sub'");
  }

  @Test
  void itsStatusIsTheSteps() {
    needs("python3");
    LocalPage page =
        LocalPage.of(
                folder, "```python {interpreter=python3 name=leave}", "raise SystemExit(3)", "```")
            .play();
    assertThat(page.story()).containsExactly("leave: failed");
  }

  @Test
  void aConditionAndACheckAreTheShellsAllTheSame() {
    LocalPage page =
        LocalPage.of(
                folder,
                "```text {interpreter=cat name=show if=\"true && true\" verify=\"test 1 = 1\"}",
                "words",
                "```")
            .play();
    assertThat(page.story()).containsExactly("show: ok");
    assertThat(page.out()).isEqualTo("words\n");
  }

  @Test
  void aMissingOneIsSaidBeforeAnythingRuns() {
    for (String name : new String[] {"python9", "/usr/bin/env python9"}) {
      LocalPage page =
          LocalPage.of(
                  folder,
                  "```bash",
                  "echo ran",
                  "```",
                  "```python {interpreter=\"" + name + "\"}",
                  "print(1)",
                  "```")
              .play();
      assertThat(page.out()).isEmpty();
      assertThat(page.problems())
          .singleElement()
          .asString()
          .contains("error[missing-interpreter]: the interpreter `python9` is not on this machine");
    }
  }

  @Test
  void anotherLanguageWithoutOneIsOnlyShown() {
    LocalPage page =
        LocalPage.of(folder, "```python", "print(1)", "```", "```bash", "echo 2", "```").play();
    assertThat(page.out()).isEqualTo("2\n");
  }

  @Test
  void aValueIsRefusedWhereNobodyCanSayWhatItWouldMean() {
    String page =
        """
        ---
        runbook: {kind: procedure, params: {who: {default: olof}}}
        ---
        # Job

        ```python {interpreter=python3}
        print("{{who}}")
        ```
        """;
    LocalPage refused = new LocalPage(folder, page).play();
    assertThat(refused.problems())
        .singleElement()
        .asString()
        .contains(
            "page.md:7:8: error[unsafe-placeholder]: a value cannot be put safely into text for"
                + " `python3`",
            "`export VALUE={{who}}` in a bash block before");
    LocalPage shell =
        new LocalPage(
                folder, page.replace("python3", "sh").replace("print(\"{{who}}\")", "echo {{who}}"))
            .play();
    assertThat(shell.problems()).isEmpty();
    assertThat(shell.out()).isEqualTo("olof\n");
  }

  @Test
  void javaWithAnInterpreterIsReadByThat() {
    LocalPage page =
        LocalPage.of(folder, "```java {interpreter=cat}", "class <T> {}", "```").play();
    assertThat(page.problems()).isEmpty();
    assertThat(page.err()).isEmpty();
    assertThat(page.out()).isEqualTo("class <T> {}\n");
  }
}
