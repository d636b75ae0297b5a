package dev.runbook.shell;

import static org.assertj.core.api.Assertions.assertThat;

import dev.runbook.shell.syntax.CommandNode;
import dev.runbook.shell.syntax.SyntaxTree;
import dev.runbook.shell.syntax.Word;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.ShrinkingMode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WordTest {
  /** Many words in one bash: starting one for each would take most of the time. */
  private static final int BATCH = 40;

  @Property(tries = 100, seed = "1", shrinking = ShrinkingMode.OFF)
  void agreesWithBashByteForByteWheneverItSaysLiteral(@ForAll("words") List<String> words) {
    Bash.needed();
    List<String> read = new ArrayList<>();
    StringBuilder script = new StringBuilder("HOME=/home/x; cd /etc\n");
    for (String word : words) {
      Optional<String> literal = word(word).flatMap(Word::literal);
      if (literal.isPresent()) {
        read.add(literal.get());
        script.append("printf '<%s>\\n' x ").append(word).append("\n");
      }
    }
    StringBuilder expected = new StringBuilder();
    read.forEach(literal -> expected.append("<x>\n<").append(literal).append(">\n"));
    assertThat(Bash.run(script.toString()).out()).isEqualTo(expected.toString());
  }

  @Property(tries = 100, seed = "1", shrinking = ShrinkingMode.OFF)
  void commandsAreReadIntoTheWordsThatBashPasses(@ForAll("words") List<String> words) {
    Bash.needed();
    StringBuilder script = new StringBuilder("HOME=/home/x; cd /etc\n");
    StringBuilder expected = new StringBuilder();
    for (int i = 0; i + 2 < words.size(); i += 3) {
      String line = "printf '<%s>\\n' x " + String.join(" ", words.subList(i, i + 3));
      Script parsed = Script.parse(line);
      if (parsed.sound() && parsed.statements().size() == 1) {
        Optional<SimpleCommand> command = parsed.statements().get(0).exact();
        if (command.isPresent()
            && command.get().words().stream().allMatch(each -> each.literal().isPresent())) {
          script.append(line).append('\n');
          command.get().argv().stream()
              .skip(2)
              .forEach(word -> expected.append("<").append(word).append(">\n"));
        }
      }
    }
    assertThat(Bash.run(script.toString()).out()).isEqualTo(expected.toString());
  }

  @Provide
  Arbitrary<List<String>> words() {
    Arbitrary<String> piece =
        Arbitraries.of(
            "a",
            "b",
            "'c d'",
            "\"e f\"",
            "\\ ",
            "\\$",
            "$",
            "\"$\"",
            "\"\\\\\"",
            "\"\\x\"",
            "\\\"",
            "\"it's\"",
            "'\"'",
            "{",
            "}",
            ",",
            "..",
            "{a,b}",
            "{1..2}",
            "'{a,b}'",
            "~",
            "=",
            ":",
            "A=",
            "\"\\$x\"",
            "\"\\`\"",
            "#",
            "!",
            "%",
            "@",
            "^",
            "+",
            "-",
            ".",
            "/",
            "ü",
            "€",
            "''",
            "\"\"",
            "\\\n",
            "\"\\\n\"",
            "]",
            "\\*",
            "\"*\"",
            "'?'",
            "$ü",
            "$'x'",
            "$(a)",
            "*",
            "$x");
    return piece
        .list()
        .ofMinSize(1)
        .ofMaxSize(6)
        .map(parts -> String.join("", parts))
        .list()
        .ofSize(BATCH);
  }

  @ParameterizedTest
  @CsvSource(
      quoteCharacter = '`',
      value = {
        "'a b' , a b",
        "\"rm -rf $DIR\" , rm -rf $DIR",
        "\"say \\\"x\\\"\" , say \"x\"",
        "a'b'\"c\" , abc",
        "\"$(date +'%F')\" , $(date +'%F')",
        "*.log , *.log",
        "\\$x , $x"
      })
  void showsWhatAWordSaysWhereTheShellWouldExpandIt(String raw, String said) {
    assertThat(word(raw).map(Word::text)).contains(said);
  }

  @Test
  void aPlaceholderPassesThroughHoweverItIsWritten() {
    assertThat(second(SyntaxTree.of("echo <a b>", "echo xxxxx")).flatMap(Word::literal))
        .contains("<a b>");
    assertThat(second(SyntaxTree.of("echo <a b>$x", "echo xxxxx$x")).flatMap(Word::literal))
        .isEmpty();
  }

  /** What stands behind a program as its only argument, where that is one word. */
  private static Optional<Word> word(String text) {
    return second(SyntaxTree.of("x " + text));
  }

  private static Optional<Word> second(SyntaxTree tree) {
    boolean one =
        tree.isAccepted()
            && tree.body().items().size() == 1
            && tree.body().items().get(0).command() instanceof CommandNode.Simple simple
            && simple.words().size() == 2;
    return one
        ? Optional.of(((CommandNode.Simple) tree.body().items().get(0).command()).words().get(1))
        : Optional.empty();
  }
}
