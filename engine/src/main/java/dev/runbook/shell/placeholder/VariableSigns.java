package dev.runbook.shell.placeholder;

import dev.runbook.shell.syntax.Assignment;
import dev.runbook.shell.syntax.Declarations;
import dev.runbook.shell.syntax.QuoteMarks;
import java.util.Collection;
import java.util.List;
import java.util.stream.Stream;

/**
 * The characters and words without one of which no text sets or reads a variable: most texts of a
 * page have none, and are not taken apart to find that out.
 */
final class VariableSigns {
  /** What expands, names a descriptor or calculates; and the shell's words that set variables. */
  private static final List<String> OF_THE_SHELL =
      List.of(
          "$",
          "{",
          "((",
          "for",
          "select",
          "coproc",
          "read",
          "readarray",
          "mapfile",
          "getopts",
          "printf",
          "let");

  private static final List<String> SIGNS =
      Stream.of(OF_THE_SHELL, Declarations.programs(), SetByPrograms.PROGRAMS)
          .flatMap(Collection::stream)
          .filter(sign -> !sign.equals(".")) // hasLoneDot looks for that one
          .toList();

  private VariableSigns() {}

  /** Whether a text may set or read a variable. */
  static boolean standIn(String text) {
    String bare = QuoteMarks.without(text);
    boolean quoted = bare.length() < text.length();
    for (String sign : SIGNS) {
      if (stands(sign, bare, quoted)) {
        return true;
      }
    }
    return Assignment.mayStandIn(bare) || hasLoneDot(bare);
  }

  /** A word stands alone, but where quotes were taken off: there it may be glued to others. */
  private static boolean stands(String sign, String text, boolean quoted) {
    boolean word = !quoted && Character.isLetter(sign.charAt(0));
    int at = text.indexOf(sign);
    while (word && at >= 0 && isGlued(text, at, at + sign.length())) {
      at = text.indexOf(sign, at + 1);
    }
    return at >= 0;
  }

  private static boolean isGlued(String text, int start, int end) {
    return (start > 0 && isOfAName(text.charAt(start - 1)))
        || (end < text.length() && isOfAName(text.charAt(end)));
  }

  /** {@code . ~/.profile}; the dot of a name or of a path has a neighbour. */
  private static boolean hasLoneDot(String text) {
    for (int at = text.indexOf('.'); at >= 0; at = text.indexOf('.', at + 1)) {
      boolean begins = at == 0 || !isOfAName(text.charAt(at - 1));
      boolean ends = at + 1 == text.length() || !isOfAName(text.charAt(at + 1));
      if (begins && ends) {
        return true;
      }
    }
    return false;
  }

  private static boolean isOfAName(char c) {
    return Character.isLetterOrDigit(c) || c == '.' || c == '/' || c == '_';
  }
}
