package dev.runbook.shell.syntax;

import static org.assertj.core.api.Assertions.assertThat;

import dev.runbook.shell.Bash;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;

/**
 * In {@code $(…)} bash takes a line for the end of a heredoc that only begins with its mark, where
 * the substitution may end in that line. Its own spelling of a function, which has every mark on
 * its own line, says what it made of the text.
 */
class HeredocMarksTest {
  private static final List<String> AROUND =
      List.of(
          "echo $(%s",
          "echo \"$(%s\"",
          "x=($(%s)",
          "echo \"${x:-$(%s}\"",
          "echo `echo $(%s`",
          "case $(%s in a) ;; esac",
          "cat <<O\n$(%s\nO",
          "echo $(echo $(%s)",
          "(echo $(%s | tr a b)",
          "echo <(%s");

  private static final List<String> OPENERS =
      List.of(
          "cat <<EOF",
          "cat <<'EOF'",
          "cat <<-EOF",
          "cat <<EOF; echo b",
          "cat <<A <<EOF",
          "x=$(cat <<\\EOF");

  private static final List<String> BODIES = List.of("x\n", "EOF x\n", "A\n", "x\\\n", "\tx)\n");

  private static final List<String> ENDS =
      List.of(
          "EOF\n)",
          "EOF)",
          "EOFecho z)",
          "EOF echo z\n)",
          "EOF; echo z)",
          "EOF)x)",
          "EOFecho \"a)\")",
          "EOF#)\n)",
          "EO\\\nF)",
          "EOF\\\n)",
          "\tEOFecho z)",
          "EOF))",
          "EOF`)`)",
          "EOF'\n')",
          "EOF$(z))",
          "EOFz\\)\n)",
          "EOF cat <<B)\nb\nB\n",
          "EOF\ncat <<B\nb\nBz)",
          "EOFecho z");

  /** For each argument its function as bash spells it, or nothing; a NUL after each. */
  private static final String SPELL =
      """
      ((BASH_VERSINFO[0] * 100 + BASH_VERSINFO[1] >= 502)) || exit 9
      for text; do
        (eval "f() {
      ${text}
      }" 2>/dev/null && declare -f f)
        printf '\\0'
      done
      """;

  @Test
  void areReadAsBashReadsThem() {
    Bash.needed();
    List<String> texts = texts();
    Bash.Ran ran = Bash.run(SPELL, texts.toArray(String[]::new));
    Assumptions.assumeTrue(ran.status() != 9, "bash 5.2 is what is compared with");
    String[] spelt = ran.out().split("\0", -1);
    List<String> differences = new ArrayList<>();
    int accepted = 0;
    for (int i = 0; i < texts.size(); i++) {
      SyntaxTree ours = SyntaxTree.of("f() {\n" + texts.get(i) + "\n}\n");
      List<String> expected = spelt[i].isEmpty() ? List.of() : meaning(SyntaxTree.of(spelt[i]));
      List<String> got = ours.isAccepted() ? meaning(ours) : List.of();
      accepted += spelt[i].isEmpty() ? 0 : 1;
      if (!got.equals(expected)) {
        differences.add(texts.get(i) + "\n  expected " + expected + "\n  got      " + got);
      }
    }
    assertThat(differences).isEmpty();
    assertThat(accepted).isBetween(texts.size() / 10, texts.size() * 9 / 10);
  }

  private static List<String> texts() {
    List<String> texts = new ArrayList<>();
    for (String around : AROUND) {
      for (String opener : OPENERS) {
        for (String end : ENDS) {
          String body = BODIES.get(texts.size() % BODIES.size());
          texts.add(around.formatted(opener + "\n" + body + end));
        }
      }
    }
    return texts;
  }

  /** The commands at any depth up to what is nested in their words, and the heredocs' bodies. */
  private static List<String> meaning(SyntaxTree tree) {
    List<String> meaning = new ArrayList<>();
    tree.body()
        .walk(
            node -> {
              if (node instanceof CommandNode.Simple simple) {
                meaning.add(simple.words().stream().map(word -> plain(tree, word)).toList() + "");
              }
            });
    tree.heredocs().forEach(body -> meaning.add(body.delimiter() + ": " + text(body)));
    return meaning.stream().sorted().toList();
  }

  private static String text(Heredoc body) {
    String text = body.text().replace("\t", "");
    return body.quoted() ? text : text.replace("\\\n", "");
  }

  private static String plain(SyntaxTree tree, Word word) {
    return tree.textOf(word).replace("\\\n", "").split("[$<]\\(|`|\n", 2)[0];
  }
}
