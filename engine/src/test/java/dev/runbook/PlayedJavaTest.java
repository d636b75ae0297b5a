package dev.runbook;

import static org.assertj.core.api.Assertions.assertThat;

import dev.runbook.run.RunResult;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Pages with Java blocks, played: values, checks, and what goes wrong, by the page's own lines. */
@Timeout(120)
class PlayedJavaTest {
  @TempDir Path folder;

  @Test
  void whatABlockDeclaresIsThereInTheNext() {
    LocalPage page =
        LocalPage.of(
                folder,
                "```java {name=one}",
                "int answer = 41;",
                "```",
                "```jshell {name=two}",
                "answer + 1",
                "```",
                "```bash {name=between}",
                "echo shell",
                "```",
                "```java {name=check}",
                "answer == 41",
                "```")
            .play();
    assertThat(page.err()).isEmpty();
    assertThat(page.out()).isEqualTo("42\nshell\n");
    assertThat(page.story()).containsExactly("one: ok", "two: ok", "between: ok", "check: ok");
  }

  @ParameterizedTest
  @ValueSource(strings = {"\n", "\r\n"})
  void aMistakeHasThePagesLineAndColumn(String newline) {
    LocalPage page =
        new LocalPage(
                folder,
                String.join(
                    newline,
                    "---",
                    "runbook: {kind: procedure}",
                    "---",
                    "# Job",
                    "",
                    "1. Count:",
                    "",
                    "   ```java",
                    "   int sum = 0;",
                    "",
                    "   // a comment",
                    "   sum = sum + twoo;",
                    "   ```",
                    ""))
            .play();
    assertThat(page.ended().result()).isEqualTo(RunResult.FAILED);
    assertThat(page.err())
        .isEqualTo(
            """
            page.md:12:16: error[java]: cannot find symbol; symbol: variable twoo
              |    sum = sum + twoo;
              |                ^^^^
            """);
  }

  @Test
  void anExceptionHasThePagesLinesEvenFromAnEarlierBlock() {
    LocalPage page =
        LocalPage.of(
                folder,
                "```java",
                "int half(int n) {",
                "  if (n % 2 == 1)",
                "    throw new IllegalArgumentException(\"odd: \" + n);",
                "  return n / 2;",
                "}",
                "```",
                "",
                "```java",
                "half(2);",
                "half(7);",
                "```")
            .play();
    assertThat(page.err())
        .isEqualTo(
            """
            page.md:8:5: error[java]: java.lang.IllegalArgumentException: odd: 7
              |     throw new IllegalArgumentException("odd: " + n);
              |     ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^
              = called from page.md:15
            """);
  }

  @Test
  void aBooleanAtTheEndIsACheck() {
    LocalPage page =
        LocalPage.of(folder, "```java", "var list = List.of(1, 2);", "list.size() == 3", "```")
            .play();
    assertThat(page.story()).containsExactly("Job: failed");
    assertThat(page.err())
        .startsWith("page.md:7:1: error[java]: this is false: list.size() == 3\n");
  }

  @Test
  void whatRefersToNothingFailsAtTheEndOfItsBlock() {
    LocalPage page =
        LocalPage.of(
                folder,
                "```java {name=forward}",
                "int a() { return b(); }",
                "int b() { return 5; }",
                "a() == 5",
                "```",
                "```java {name=missing}",
                "int c() { return nowhere(); }",
                "```")
            .play();
    assertThat(page.story()).containsExactly("forward: ok", "missing: failed");
    assertThat(page.err())
        .startsWith("page.md:11:1: error[java]: `c` refers to missing names: method nowhere()\n");
  }

  @Test
  void exitEndsTheJShellAndTheRunSaysSo() {
    LocalPage page =
        LocalPage.of(
                folder,
                "```java {name=leave}",
                "int lost = 1;",
                "System.exit(0);",
                "```",
                "```java {name=later}",
                "int lost = 2;",
                "lost == 2",
                "```")
            .play();
    assertThat(page.story())
        .containsExactly(
            "the JShell has ended: what its snippets have declared is gone, and the next step"
                + " begins in a new one",
            "leave: ok",
            "later: ok");
  }

  @Test
  void incompleteJavaIsSaidBeforeAnythingRuns() {
    LocalPage page =
        LocalPage.of(folder, "```bash", "echo ran", "```", "```java", "foo(1, 2;", "```").play();
    assertThat(page.out()).isEmpty();
    assertThat(page.problems())
        .singleElement()
        .asString()
        .endsWith(
            """
            page.md:9:4: error[java-syntax]: this `(` is never closed
              | foo(1, 2;
              |    ^
              = mend the block; JShell would wait for the rest of it\
            """);
  }

  @Test
  void dangerOnItIsConfirmedByThisMachinesName() {
    LocalPage page = LocalPage.of(folder, "```java {danger}", "1 == 1", "```").play();
    assertThat(page.ended().result()).isEqualTo(RunResult.DONE);
    assertThat(page.confirmed()).hasSize(1).doesNotContain("jshell");
  }

  @Test
  void nothingRealRunsOnMocks() {
    String[] block = {"```java", "System.out.println(\"real\");", "```"};
    LocalPage scripted =
        LocalPage.of(folder, block)
            .on(
                "hosts:\n"
                    + "  jshell:\n"
                    + "    commands:\n"
                    + "      - match: (?s).*println.*\n"
                    + "        stdout: scripted\n")
            .play();
    assertThat(scripted.out()).isEqualTo("scripted");
    LocalPage missing =
        LocalPage.of(folder, block).on("hosts:\n  local:\n    commands: []\n").play();
    assertThat(missing.out()).isEmpty();
    assertThat(missing.problems())
        .singleElement()
        .asString()
        .contains("there is no host `jshell` here", "script a host `jshell` in the mock file");
  }

  @Test
  void onlyAPageWithJavaStartsOne() {
    String[] shell = {"```bash", "ps -o comm= --ppid $PPID", "```"};
    LocalPage without = LocalPage.of(folder, shell).play();
    assertThat(without.out().lines()).contains("bash").doesNotContain("java");
    LocalPage with =
        LocalPage.of(folder, "```java", "int started = 1;", "```", shell[0], shell[1], shell[2])
            .play();
    assertThat(with.out().lines()).contains("bash", "java");
  }
}
