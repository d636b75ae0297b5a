package dev.runbook.shell.syntax;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.regex.Pattern;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tuple;
import net.jqwik.api.statistics.Statistics;

/** What holds of every text, whether bash accepts it or not. */
class AnyTextTest {
  /** What opens, closes and stands between: thrown together at random, mostly rejected. */
  private static final List<String> PIECES =
      List.of(
          "(",
          ")",
          "{ ",
          "}",
          "; }",
          "$(",
          "${",
          "${x:-",
          "$((",
          "((",
          "))",
          "$[",
          "]",
          "`",
          "\\`",
          "\"",
          "'",
          "$'",
          "$\"",
          "<(",
          ">(",
          "[[ ",
          " ]]",
          "if ",
          "; then ",
          "; fi",
          "case a in ",
          "a) ",
          ";; ",
          "esac",
          "for x in ",
          "; do ",
          "; done",
          "while ",
          "f() ",
          "function g ",
          "a=(",
          "a[",
          "]=",
          "@(",
          "=~ ",
          "<<E\n",
          "<<-'E'\n",
          "E\n",
          "\tE\n",
          "<<<",
          ">",
          "2>&1 ",
          "{fd}>",
          "|",
          "|&",
          "&&",
          "||",
          ";",
          "&",
          "!",
          "time ",
          "coproc ",
          "#",
          " #",
          "\\",
          "\\\n",
          "\n",
          " ",
          "\t",
          "\r",
          "a",
          "b c",
          "é",
          "日本",
          "🚀",
          "$x",
          "\u0000",
          "in ",
          "do ",
          "*",
          "~");

  /** Openers with what closes them: nested at random, mostly accepted. */
  private static final List<String> NESTS =
      List.of(
          "(@)",
          "{ @; }",
          "echo $(@)",
          "echo \"$(@)\"",
          "echo <(@)",
          "if @; then @; fi",
          "while @; do @; done",
          "for x in a b; do @; done",
          "case a in b) @;; (c|d) @;; esac",
          "f() { @; }",
          "@ | @",
          "@ && @",
          "! @",
          "@; @",
          "@\n@",
          "x=$(@) a",
          "a=(b $(@) c)",
          "echo ${x:-$(@)}",
          "echo \"${x:-\"$(@)\"}\"",
          "cat <<E\n$(@)\nE\n@",
          "cat <<'E'\n(@\"'\nE\n@",
          "$(cat <<E\n\"$(@)\"\nE\n)",
          "echo $((1 + $(@)))",
          "((x = $(@)))",
          "[[ a == $(@) ]]",
          "[[ -n \"$(@)\" && ( b || c ) ]]",
          "@ >f 2>&1",
          "{ @; } <<<\"$(@)\"",
          "echo a # it's $(\n@",
          "echo \\\n a; @",
          "time @",
          "export A=\"$(@)\" B",
          "echo 'a\"(' \"b'(\" \\( $(@)");

  @Property(tries = 4_000, seed = "11")
  void isReadWithoutAnException(@ForAll("pieces") String text) {
    assertThat(SyntaxTree.of(text).text()).isEqualTo(text);
  }

  @Property(tries = 2_000, seed = "12")
  void isReadWithItsPlaces(@ForAll("pieces") String text) {
    assertPlaces(SyntaxTree.of(text));
  }

  @Property(tries = 2_000, seed = "13", edgeCases = EdgeCasesMode.NONE)
  void isReadWhereItIsNested(@ForAll("nests") String text) {
    SyntaxTree tree = SyntaxTree.of(text);
    assertPlaces(tree);
    Statistics.label("sound").collect(tree.isAccepted());
    Statistics.label("sound")
        .coverage(checker -> checker.check(true).percentage(share -> share > 40));
    if (tree.isAccepted()) {
      assertThat(printed(tree)).isEqualTo(text);
    }
  }

  @Property(tries = 1_000, seed = "14", edgeCases = EdgeCasesMode.NONE)
  void isReadWhereverItIsCutOff(@ForAll("nests") String text) {
    for (int end = 0; end < text.length(); end += 1 + text.length() / 20) {
      assertPlaces(SyntaxTree.of(text.substring(0, end)));
    }
  }

  @Provide
  Arbitrary<String> pieces() {
    return Arbitraries.of(PIECES).list().ofMaxSize(40).map(pieces -> String.join("", pieces));
  }

  @Provide
  Arbitrary<String> nests() {
    return nest(4);
  }

  private static Arbitrary<String> nest(int depth) {
    Arbitrary<String> plain = Arbitraries.of("a", "echo b 'c d'", "x=1 e", ">f", "\"g\" h");
    if (depth == 0) {
      return plain;
    }
    Arbitrary<String> nested =
        Combinators.combine(Arbitraries.of(NESTS), nest(depth - 1), nest(depth - 1))
            .as(
                (around, first, second) -> {
                  int at = around.indexOf('@');
                  String left = around.substring(0, at) + first;
                  return left + around.substring(at + 1).replace("@", second);
                });
    return Arbitraries.frequencyOf(Tuple.of(1, plain), Tuple.of(4, nested));
  }

  /**
   * Nodes lie in their parents, one after the other; only bodies of here-documents lie elsewhere.
   */
  private static void assertPlaces(SyntaxTree tree) {
    int length = tree.text().length();
    tree.body()
        .walk(
            node -> {
              assertThat(node.start()).as(() -> at(tree, node)).isBetween(0, length);
              assertThat(node.end()).as(() -> at(tree, node)).isBetween(node.start(), length);
              int after = node.start();
              for (Node child : node.children()) {
                if (child instanceof Heredoc) {
                  continue;
                }
                assertThat(child.start())
                    .as(() -> at(tree, child) + " in " + at(tree, node))
                    .isBetween(after, node.end());
                assertThat(child.end())
                    .as(() -> at(tree, child) + " in " + at(tree, node))
                    .isBetween(child.start(), node.end());
                after = child.end();
              }
            });
    tree.error()
        .ifPresent(
            error -> {
              assertThat(error.start()).as("error of “%s”", tree.text()).isBetween(0, length);
              assertThat(error.end())
                  .as("error of “%s”", tree.text())
                  .isBetween(error.start(), length);
              assertThat(error.message()).isNotBlank();
            });
  }

  private static String at(SyntaxTree tree, Node node) {
    return "%s %d-%d of “%s”"
        .formatted(node.getClass().getSimpleName(), node.start(), node.end(), tree.text());
  }

  /** What may stand between words: what the grammar itself writes, and nothing of the author's. */
  private static final Pattern BETWEEN =
      Pattern.compile(
          "(?:\\s|\\\\\n|[;&|()<>!{}\\[\\]-]|[0-9]+|\\{\\w+\\}|=~|[=!]=|=|-[a-z]+\\b"
              + "|\\b(?:if|then|elif|else|fi|for|while|until|do|done|case|in|esac|select|function"
              + "|time|coproc)\\b)*");

  /** The words, here-documents and comments, and between them what the grammar writes. */
  private static String printed(SyntaxTree tree) {
    List<int[]> pieces = new ArrayList<>();
    addPieces(tree.body(), pieces);
    tree.heredocs()
        .forEach(heredoc -> pieces.add(new int[] {heredoc.start(), heredoc.delimiterEnd()}));
    tree.comments().forEach(comment -> pieces.add(new int[] {comment.start(), comment.end()}));
    List<int[]> outermost = new ArrayList<>();
    int covered = 0;
    pieces.sort(
        Comparator.<int[]>comparingInt(piece -> piece[0]).thenComparingInt(piece -> -piece[1]));
    for (int[] piece : pieces) {
      if (piece[0] >= covered) {
        outermost.add(piece);
        covered = piece[1];
      } else {
        assertThat(piece[1]).as("overlap in “%s”", tree.text()).isLessThanOrEqualTo(covered);
      }
    }
    StringBuilder out = new StringBuilder();
    int after = 0;
    for (int[] piece : outermost) {
      out.append(between(tree, after, piece[0]));
      out.append(tree.text(), piece[0], piece[1]);
      after = piece[1];
    }
    return out.append(between(tree, after, tree.text().length())).toString();
  }

  private static void addPieces(Node node, List<int[]> pieces) {
    if (node instanceof Word || node instanceof Assignment || node instanceof WordPart) {
      pieces.add(new int[] {node.start(), node.end()});
    } else if (!(node instanceof Heredoc)) {
      node.children().forEach(child -> addPieces(child, pieces));
    }
  }

  private static String between(SyntaxTree tree, int from, int to) {
    String gap = tree.text().substring(from, to);
    assertThat(BETWEEN.matcher(gap).matches())
        .as("only operators and reserved words in “%s” of “%s”", gap, tree.text())
        .isTrue();
    return gap;
  }
}
