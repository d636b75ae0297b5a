package dev.runbook.document;

import java.util.Optional;

/**
 * Cuts the text of attributes into words: {@code key}, {@code key=value}, and groups in braces.
 *
 * <p>White space and commas stand between words. A value is bare, or in double or single quotes, in
 * which a backslash takes the quote and itself literally and is kept before anything else, so that
 * a regular expression stays one; or it is a list in brackets, kept as written.
 */
final class AttributeLexer {
  private final String text;
  private final int end;
  private int at;

  /** What a word is. */
  enum Kind {
    ATTRIBUTE,
    GROUP,
    MISTAKE
  }

  /**
   * A word.
   *
   * @param key the attribute's key; what is wrong, where the kind is MISTAKE; else empty
   * @param value the attribute's value, if it has one
   * @param start where it begins in the text
   * @param end where it ends; a group's braces are inside
   */
  record Word(Kind kind, String key, Optional<String> value, int start, int end) {}

  AttributeLexer(String text, int start, int end) {
    this.text = text;
    this.at = start;
    this.end = end;
    skipSeparators();
  }

  boolean hasNext() {
    return at < end;
  }

  /** The next word; after a mistake there are no more. */
  Word next() {
    Word word = text.charAt(at) == '{' ? group() : attribute();
    at = word.kind() == Kind.MISTAKE ? end : word.end();
    skipSeparators();
    return word;
  }

  private Word group() {
    int close = closing(at);
    return close < 0
        ? mistake(at, at + 1, "this `{` is never closed")
        : new Word(Kind.GROUP, "", Optional.empty(), at, close + 1);
  }

  private Word attribute() {
    int keyEnd = at;
    while (keyEnd < end && text.charAt(keyEnd) != '=' && !isSeparator(text.charAt(keyEnd))) {
      keyEnd++;
    }
    String key = text.substring(at, keyEnd);
    if (keyEnd == end || text.charAt(keyEnd) != '=') {
      return new Word(Kind.ATTRIBUTE, key, Optional.empty(), at, keyEnd);
    }
    return key.isEmpty()
        ? mistake(at, keyEnd + 1, "there is no key before this `=`")
        : value(key, keyEnd + 1);
  }

  private Word value(String key, int from) {
    char first = from < end ? text.charAt(from) : ' ';
    if (first == '"' || first == '\'') {
      return quoted(key, from, first);
    }
    boolean bracket = first == '[' || first == '{';
    int to = bracket ? closing(from) + 1 : from;
    if (bracket && to == 0) {
      return mistake(from, from + 1, "this `" + first + "` is never closed");
    }
    while (to < end && !Character.isWhitespace(text.charAt(to))) {
      to++;
    }
    int withoutComma = to > from && text.charAt(to - 1) == ',' ? to - 1 : to;
    return withoutComma == from
        ? mistake(at, from, "`" + key + "=` has no value")
        : word(key, text.substring(from, withoutComma), withoutComma);
  }

  private Word quoted(String key, int open, char quote) {
    StringBuilder value = new StringBuilder();
    for (int i = open + 1; i < end; i++) {
      char c = text.charAt(i);
      if (c == quote) {
        return i + 1 == end || isSeparator(text.charAt(i + 1))
            ? word(key, value.toString(), i + 1)
            : mistake(i, i + 2, "there must be a space after the quote that closes here");
      }
      boolean escape =
          c == '\\' && i + 1 < end && (text.charAt(i + 1) == quote || text.charAt(i + 1) == '\\');
      value.append(escape ? text.charAt(++i) : c);
    }
    return mistake(open, open + 1, "this quote is never closed");
  }

  private Word word(String key, String value, int wordEnd) {
    return new Word(Kind.ATTRIBUTE, key, Optional.of(value), at, wordEnd);
  }

  private static Word mistake(int start, int end, String what) {
    return new Word(Kind.MISTAKE, what, Optional.empty(), start, end);
  }

  /** The bracket that closes the one at an offset, or -1; brackets in quotes do not count. */
  private int closing(int open) {
    int depth = 0;
    char quote = 0;
    for (int i = open; i < end; i++) {
      char c = text.charAt(i);
      if (quote != 0) {
        i += c == '\\' ? 1 : 0;
        quote = c == quote ? 0 : quote;
      } else if (c == '{' || c == '[') {
        depth++;
      } else if ((c == '}' || c == ']') && --depth == 0) {
        return i;
      } else if ((c == '"' || c == '\'') && opensQuote(text.charAt(i - 1))) {
        quote = c;
      }
    }
    return -1;
  }

  /** A quote in the middle of a word is an apostrophe. */
  private static boolean opensQuote(char before) {
    return Character.isWhitespace(before) || "=:,{[".indexOf(before) >= 0;
  }

  private void skipSeparators() {
    while (at < end && isSeparator(text.charAt(at))) {
      at++;
    }
  }

  private static boolean isSeparator(char c) {
    return c == ',' || Character.isWhitespace(c);
  }
}
