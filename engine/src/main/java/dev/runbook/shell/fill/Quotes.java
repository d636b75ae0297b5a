package dev.runbook.shell.fill;

import dev.runbook.shell.syntax.CommandNode;
import dev.runbook.shell.syntax.Heredoc;
import dev.runbook.shell.syntax.Node;
import dev.runbook.shell.syntax.Word;
import dev.runbook.shell.syntax.WordPart;
import java.util.List;

/** The shell's quotes around a place, and the encoding of a value in them. */
final class Quotes {
  /** Beside these, plain characters outside quotes stay what they are. */
  private static final String CALM = " \t\n/:._@-\"'\\=;()";

  private Quotes() {}

  /** The shell as a reader of the place, with what is around. */
  static EncodingLevel level(ValuePlace place) {
    EncodingLevel level = around(place);
    if (level == EncodingLevel.DOUBLE) {
      return PrecedingText.of(place).followsName() ? EncodingLevel.DOUBLE_AFTER_NAME : level;
    }
    if (level == EncodingLevel.BARE && (PrecedingText.of(place).followsName() || !isPlain(place))) {
      return EncodingLevel.QUOTED;
    }
    return level == EncodingLevel.BARE && mayBeReserved(place) ? EncodingLevel.COMMAND : level;
  }

  /** The quotes alone: the innermost, up to where quoting starts afresh. */
  static EncodingLevel around(ValuePlace place) {
    List<Node> inner = place.inner();
    for (int i = inner.size() - 1; i >= 0; i--) {
      Node node = inner.get(i);
      if (node instanceof WordPart.SingleQuoted) {
        return EncodingLevel.SINGLE;
      }
      if (node instanceof WordPart.AnsiQuoted) {
        return EncodingLevel.ESCAPES;
      }
      if (node instanceof WordPart.DoubleQuoted) {
        return EncodingLevel.DOUBLE;
      }
      if (node instanceof Heredoc heredoc) {
        return heredoc.quoted() ? EncodingLevel.RAW : EncodingLevel.HEREDOC;
      }
    }
    return EncodingLevel.BARE;
  }

  /** Whether plain characters outside quotes stay what they are, with what is around. */
  private static boolean isPlain(ValuePlace place) {
    String text = place.tree().text();
    int at = place.at();
    char before = at == 0 ? ' ' : text.charAt(at - 1);
    char after = at + 1 < text.length() ? text.charAt(at + 1) : ' ';
    return isPlain(before)
        && isPlain(after)
        && !place.bare().contains("{")
        && !place.isWithin(CommandNode.Conditional.class);
  }

  private static boolean isPlain(char c) {
    return Character.isLetterOrDigit(c) || CALM.indexOf(c) >= 0 || MarkedText.isMark(c);
  }

  /**
   * Whether a keyword or an assignment would be read as such: a command's name, a first pattern.
   */
  private static boolean mayBeReserved(ValuePlace place) {
    return place.inner().stream().anyMatch(node -> firstWord(node).stream().anyMatch(place::isIn));
  }

  private static List<Word> firstWord(Node node) {
    List<Word> words =
        node instanceof CommandNode.Simple simple
            ? simple.words()
            : node instanceof CommandNode.CaseClause clause ? clause.patterns() : List.of();
    return words.subList(0, Math.min(1, words.size()));
  }
}
