package dev.runbook.shell;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PromptsTest {
  @Test
  void keepsWhatFollowsAPromptAndEmptiesWhatWasPrinted() {
    Prompts read = Prompts.console("$ ls\na  b\n$ date\nMon\n");
    assertThat(read.script()).isEqualTo("ls\n\ndate\n\n");
    assertThat(read.output()).extracting(Prompts.Output::text).containsExactly("a  b\n", "Mon\n");
    assertThat(read.cuts()).containsExactly(2, 4, 2, 3);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "$ ls",
        "# ls",
        "% ls",
        "  $ ls",
        "ana@host:~$ ls",
        "root@host:/etc# ls",
        "[ana@host ~]$ ls",
        "(venv) $ ls",
        "(venv) ana@host:~/x$ ls"
      })
  void knowsAPrompt(String line) {
    assertThat(commands(Prompts.console(line))).containsExactly("ls");
  }

  @ParameterizedTest
  @ValueSource(strings = {"ls", "$HOME/bin/x", "$(date)", "$", "#comment", "> ls", "mysql> show"})
  void whatHasNoPromptInAConsoleWasPrinted(String line) {
    assertThat(commands(Prompts.console(line))).isEmpty();
  }

  @Test
  void aNumberSignIsRootsPromptOnlyWhereThereIsNoOther() {
    assertThat(commands(Prompts.console("# apt update\n# apt upgrade\n")))
        .containsExactly("apt update", "apt upgrade");
    Prompts mixed = Prompts.console("# Look around\n$ ls\nfile\n\n# Look again\nana@h:~$ date\n");
    assertThat(commands(mixed)).containsExactly("ls", "date");
    assertThat(Script.parse(mixed.script()).comments())
        .extracting(Comment::text)
        .containsExactly("Look around", "Look again");
  }

  @Test
  void followsContinuationLinesWithAndWithoutASecondPrompt() {
    assertThat(commands(Prompts.console("$ echo a \\\n    b\nout\n$ echo c \\\n> d\n")))
        .containsExactly("echo a \\\n    b", "echo c \\\nd");
    assertThat(commands(Prompts.console("$ for x in 1 2; do\n> echo $x\n> done\n1\n2\n")))
        .containsExactly("for x in 1 2; do\necho $x\ndone");
  }

  @Test
  void keepsTheBytesOfAHeredoc() {
    String withPrompts = "$ cat > x <<EOF\n> one\n>   two\n> EOF\n$ ls\nx\n";
    assertThat(commands(Prompts.console(withPrompts)))
        .containsExactly("cat > x <<EOF\none\n  two\nEOF", "ls");
    String without = "$ cat > x <<'EOF'\none\n# two\n$ three\nEOF\n$ ls\nx\n";
    assertThat(commands(Prompts.console(without)))
        .containsExactly("cat > x <<'EOF'\none\n# two\n$ three\nEOF", "ls");
  }

  @Test
  void aHeredocWithoutEndTakesNoOutput() {
    assertThat(Prompts.console("$ cat <<EOF\nout\n$ ls\n").output()).hasSize(1);
  }

  @Test
  void aQuotedLineOfOutputIsNoContinuation() {
    Prompts read = Prompts.console("$ diff a b\n> only in b\n$ ls\n");
    assertThat(commands(read)).containsExactly("diff a b", "ls");
    assertThat(read.output()).extracting(Prompts.Output::text).containsExactly("> only in b\n");
  }

  @ParameterizedTest
  @ValueSource(strings = {"$ ls\nfile\n", "# Look\n$ ls\n", "\n  $ ls\n"})
  void aShellBlockIsASessionWhereItsFirstLineHasADollarPrompt(String text) {
    assertThat(Prompts.looksLikeSession(text)).isTrue();
    assertThat(commands(Prompts.session(text))).containsExactly("ls");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "$HOME/bin/tool\n",
        "$(date)\n",
        "ls\n$ ls\n",
        "# $ ls\nls\n",
        "${X} y\n",
        "",
        "#\n"
      })
  void otherShellBlocksAreTheAuthorsBytes(String text) {
    assertThat(Prompts.looksLikeSession(text)).isFalse();
  }

  @Test
  void hasAsManyLinesAsTheTextWithOrWithoutAFinalNewline() {
    for (String text : List.of("", "\n", "$ a", "$ a\n", "out\n$ a\nout", "\n\n$ a\n\n")) {
      Prompts read = Prompts.console(text);
      assertThat(read.script().chars().filter(c -> c == '\n').count())
          .isEqualTo(text.chars().filter(c -> c == '\n').count());
      assertThat(read.cuts()).hasSize((int) text.lines().count());
    }
  }

  private static List<String> commands(Prompts read) {
    return Script.parse(read.script()).statements().stream().map(Statement::text).toList();
  }
}
