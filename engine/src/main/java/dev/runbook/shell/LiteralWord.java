package dev.runbook.shell;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Removes a word's quotes as bash does (POSIX.1-2017, 2.2 and 2.6.7), or says that the shell would
 * expand something in it.
 *
 * <p>Reads the masked text and writes the original's characters, so that a placeholder passes
 * through whatever characters it is written with.
 */
final class LiteralWord {
  private static final String GLOB = "*?[";
  private static final String EXPANDS = "_{([*@#?$!-";
  private static final String ESCAPED_IN_DOUBLE_QUOTES = "$`\"\\";

  /** Outside quotes these end a word, or begin something that is no word: {@code <(…)}. */
  private static final String NO_WORD = "<>|&;() \t\n";

  /** {@code name=} at a word's start: bash expands a tilde after it, and after each colon. */
  private static final Pattern ASSIGNMENT = Pattern.compile("[A-Za-z_]\\w*\\+?=");

  private final String masked;
  private final String original;
  private final int start;
  private final int end;
  private final StringBuilder out = new StringBuilder();
  private int at;
  private boolean braceOpen;
  private boolean braceSplit;

  private LiteralWord(String masked, String original, int start, int end) {
    this.masked = masked;
    this.original = original;
    this.start = start;
    this.at = start;
    this.end = end;
  }

  static Optional<String> of(String masked, String original, int start, int end) {
    return new LiteralWord(masked, original, start, end).read();
  }

  /**
   * A word with its quotes removed and what the shell would expand left as written: the best
   * reading of {@code "rm -rf $DIR"} for someone who wants to know what it does.
   */
  static String unquoted(String raw) {
    StringBuilder out = new StringBuilder();
    char quote = 0;
    for (int at = 0; at < raw.length(); at++) {
      char c = raw.charAt(at);
      char next = at + 1 < raw.length() ? raw.charAt(at + 1) : 0;
      boolean escapes =
          c == '\\'
              && (quote == 0 || (quote == '"' && ESCAPED_IN_DOUBLE_QUOTES.indexOf(next) >= 0));
      if (escapes && next != 0) {
        at++;
        if (next != '\n') {
          out.append(next);
        }
      } else if (quote == 0 && (c == '\'' || c == '"')) {
        quote = c;
      } else if (c == quote) {
        quote = 0;
      } else {
        out.append(c);
      }
    }
    return out.toString();
  }

  private Optional<String> read() {
    while (at < end) {
      char c = masked.charAt(at);
      boolean literal =
          switch (c) {
            case '\'' -> singleQuoted();
            case '"' -> doubleQuoted();
            case '\\' -> escaped();
            case '$' -> dollar(EXPANDS + "'\"");
            case '`' -> false;
            case '~' -> !expandsTilde() && take();
            case '{', ',', '.', '}' -> !completesBraces(c) && take();
            default -> GLOB.indexOf(c) < 0 && NO_WORD.indexOf(c) < 0 && take();
          };
      if (!literal) {
        return Optional.empty();
      }
    }
    return Optional.of(out.toString());
  }

  private boolean take() {
    out.append(original.charAt(at++));
    return true;
  }

  private boolean singleQuoted() {
    int close = masked.indexOf('\'', at + 1);
    if (close < 0 || close >= end) {
      return false;
    }
    out.append(original, at + 1, close);
    at = close + 1;
    return true;
  }

  private boolean doubleQuoted() {
    at++;
    while (at < end && masked.charAt(at) != '"') {
      char c = masked.charAt(at);
      if (c == '`' || (c == '$' && !dollar(EXPANDS))) {
        return false;
      }
      if (c == '\\') {
        escapedInDoubleQuotes();
      } else if (c != '$') {
        take();
      }
    }
    at++;
    return at <= end;
  }

  private void escapedInDoubleQuotes() {
    char next = at + 1 < end ? masked.charAt(at + 1) : '\\';
    if (next == '\n') {
      at += 2;
    } else if (ESCAPED_IN_DOUBLE_QUOTES.indexOf(next) >= 0) {
      at++;
      take();
    } else {
      take();
    }
  }

  private boolean escaped() {
    at++;
    if (at < end && masked.charAt(at) == '\n') {
      at++;
      return true;
    }
    return at < end && take();
  }

  /** A dollar that begins no expansion stands for itself; a line break may hide what follows it. */
  private boolean dollar(String expandsBefore) {
    char next = at + 1 < end ? masked.charAt(at + 1) : ' ';
    boolean hidden = masked.startsWith("\\\n", at + 1);
    boolean expands = hidden || Character.isLetterOrDigit(next) || expandsBefore.indexOf(next) >= 0;
    return !expands && take();
  }

  /** A tilde at the word's start, or where an assignment's value or a part of it begins. */
  private boolean expandsTilde() {
    if (at == start || masked.charAt(at - 1) == '\n') {
      return true;
    }
    Matcher assignment = ASSIGNMENT.matcher(masked).region(start, end);
    char before = masked.charAt(at - 1);
    return assignment.lookingAt() && (at == assignment.end() || before == ':');
  }

  /** Whether {@code {a,b}} or {@code {1..3}} may be complete with this character. */
  private boolean completesBraces(char c) {
    if (c == '{') {
      braceOpen = true;
    } else if (c == ',' || (c == '.' && at > start && ".\n".indexOf(masked.charAt(at - 1)) >= 0)) {
      braceSplit |= braceOpen;
    }
    return c == '}' && braceSplit;
  }
}
