package dev.runbook.shell.fill;

import dev.runbook.shell.SyntaxNode;
import java.util.List;

/** Which of the shell's quotes a place stands in, and so how a value is written there. */
final class Quotes {
  /** Beside these, plain characters outside quotes stay what they are. */
  private static final String CALM = " \t\n/:._@-\"'\\=;()";

  private Quotes() {}

  /** The shell as a reader of the place, with what stands around. */
  static Level level(Place place) {
    Level level = around(place);
    if (level == Level.DOUBLE) {
      return place.followsName() ? Level.DOUBLE_AFTER_NAME : level;
    }
    if (level == Level.BARE && (place.followsName() || !isCalm(place))) {
      return Level.QUOTED;
    }
    return level == Level.BARE && isCommandName(place) ? Level.COMMAND : level;
  }

  /** The quotes alone: the innermost, up to where quoting starts afresh. */
  static Level around(Place place) {
    List<SyntaxNode> path = place.path();
    for (int i = path.size() - 1; i > place.afresh(); i--) {
      switch (path.get(i).type()) {
        case "raw_string" -> {
          return Level.SINGLE;
        }
        case "ansi_c_string" -> {
          return Level.ESCAPES;
        }
        case "string" -> {
          return Level.DOUBLE;
        }
        case "heredoc_body" -> {
          return new Heredoc(place.tree(), path.get(i - 1), path.get(i)).quoted()
              ? Level.RAW
              : Level.HEREDOC;
        }
        default -> {}
      }
    }
    return Level.BARE;
  }

  /** Whether plain characters outside quotes stay what they are, with what stands around. */
  private static boolean isCalm(Place place) {
    String text = place.tree().text();
    int at = place.at();
    char before = at == 0 ? ' ' : text.charAt(at - 1);
    char after = at + 1 < text.length() ? text.charAt(at + 1) : ' ';
    return isCalm(before)
        && isCalm(after)
        && !place.word().contains("{")
        && !place.within("test_command");
  }

  private static boolean isCalm(char c) {
    return Character.isLetterOrDigit(c) || CALM.indexOf(c) >= 0 || MarkedText.isMark(c);
  }

  private static boolean isCommandName(Place place) {
    List<SyntaxNode> path = place.path();
    return path.subList(place.afresh() + 1, path.size()).stream()
        .anyMatch(node -> node.is("command_name"));
  }
}
