package dev.runbook.shell.syntax;

import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Removes a word's quotes as bash does (POSIX.1-2017, 2.6.7), or reports that the shell would
 * expand a part of it: bash(1), "EXPANSION".
 */
final class LiteralText {
  private static final String PATTERN = "*?[";

  /** {@code name=} at a word's start: bash expands a tilde after it, and after each colon. */
  private static final Pattern ASSIGNMENT = Pattern.compile("[A-Za-z_]\\w*\\+?=");

  private final StringBuilder out = new StringBuilder();
  private boolean braceOpen;
  private boolean braceSplit;
  private char before;

  private LiteralText() {}

  static Optional<String> of(Word word) {
    LiteralText text = new LiteralText();
    return text.all(word.parts(), false) ? Optional.of(text.out.toString()) : Optional.empty();
  }

  /** Whether unquoted text is such that the shell looks no further: most words are. */
  static boolean isPlain(String value) {
    for (int at = 0; at < value.length(); at++) {
      if (mayExpand(value.charAt(at))) {
        return false;
      }
    }
    return true;
  }

  private static boolean mayExpand(char c) {
    return switch (c) {
      case '*', '?', '[', '~', '{', '}' -> true;
      default -> false;
    };
  }

  private boolean all(List<WordPart> parts, boolean quoted) {
    for (WordPart part : parts) {
      if (!one(part, quoted)) {
        return false;
      }
    }
    return true;
  }

  private boolean one(WordPart part, boolean quoted) {
    if (part instanceof WordPart.Literal literal) {
      return quoted ? take(literal.value()) : plain(literal.value());
    }
    if (part instanceof WordPart.DoubleQuoted doubled) {
      return !doubled.translated() && take("") && all(doubled.parts(), true);
    }
    boolean isText =
        part instanceof WordPart.Escaped
            || part instanceof WordPart.SingleQuoted
            || part instanceof WordPart.AnsiQuoted;
    return isText && take(part.shown());
  }

  /** Quoted text ends what an unquoted run could have become. */
  private boolean take(String text) {
    out.append(text);
    before = 'x';
    return true;
  }

  private boolean plain(String value) {
    for (int at = 0; at < value.length(); at++) {
      char c = value.charAt(at);
      if (PATTERN.indexOf(c) >= 0 || (c == '~' && expandsTilde()) || completesBraces(c)) {
        return false;
      }
      out.append(c);
      before = c;
    }
    return true;
  }

  /** A tilde at the word's start, or where an assignment's value or a part of it begins. */
  private boolean expandsTilde() {
    if (out.length() == 0) {
      return before == 0;
    }
    Matcher assignment = ASSIGNMENT.matcher(out);
    return assignment.lookingAt() && (out.length() == assignment.end() || before == ':');
  }

  /** Whether <code>{a,b}</code> or <code>{1..3}</code> may be complete with this character. */
  private boolean completesBraces(char c) {
    if (c == '{') {
      braceOpen = true;
    } else if (c == ',' || (c == '.' && before == '.')) {
      braceSplit |= braceOpen;
    }
    return c == '}' && braceSplit;
  }
}
