package dev.runbook.shell.syntax;

import java.util.List;

/**
 * Finds where quotes and brackets end whose inside bash does not read as commands when it looks for
 * their end (parse.y, parse_matched_pair).
 */
final class ClosingQuotes {
  private final Input in;
  private final Expansions expansions;

  ClosingQuotes(Input in, Expansions expansions) {
    this.in = in;
    this.expansions = expansions;
  }

  /** The offset after the quote that closes the one at a place. */
  int singleQuote(int open) {
    for (int at = open + 1; at < in.limit; at = in.after(at)) {
      if (in.charAt(at) == '\'') {
        return at + 1;
      }
    }
    throw in.missing(open, "the `'` that opens here is never closed", "write `'` where it ends");
  }

  /** The offset after the quote that closes <code>$'</code>; backslashes escape. */
  int ansiQuote(int open) {
    return escapable(
        open, '\'', "the `$'` that opens here is never closed", "write `'` where it ends");
  }

  /** The offset after the backtick that closes the one at a place. */
  int backtick(int open) {
    return escapable(
        open,
        '`',
        "the backtick that opens here is never closed",
        "write a backtick where it ends");
  }

  private int escapable(int open, char close, String message, String hint) {
    for (int at = open + 1; at < in.limit; at = in.after(at)) {
      char c = in.charAt(at);
      if (c == '\\') {
        at++;
      } else if (c == close) {
        return at + 1;
      }
    }
    throw in.missing(open, message, hint);
  }

  /** The offset after the parenthesis that closes the one of a pattern: they are only counted. */
  int pattern(int open, int opened) {
    return group(open, opened, '(', ')', false);
  }

  /** The offset after the parenthesis that closes the one at a place in arithmetic. */
  int parentheses(int open, int opened) {
    return group(open, opened, '(', ')', true);
  }

  /** The offset after the bracket that closes <code>$[</code>. */
  int bracket(int open, int opened) {
    return group(open, opened, '[', ']', true);
  }

  /** The offset after the bracket that closes the one after an array's name. */
  int subscript(int open) {
    return group(open, open, '[', ']', true);
  }

  /** The offset after two parentheses that close {@code ((}, or -1 where only one does. */
  int doubleParentheses(int secondOpen, int opened) {
    int end = parentheses(secondOpen, opened);
    if (in.skip(end) != end && in.charAt(in.skip(end)) == ')') {
      throw in.unexpected(
          end, end + 1, "a continued line tears the `))` apart", "write both on one line");
    }
    return in.charAt(end) == ')' ? end + 1 : -1;
  }

  private int group(int open, int opened, char opens, char closes, boolean readsSubstitutions) {
    int outer = in.at;
    in.enter(opened);
    in.at = open + 1;
    int count = 1;
    int dollar = -1;
    while (count > 0) {
      char c = in.peek();
      if (c == Input.END) {
        throw in.missing(
            opened,
            "the `" + opens + "` that opens here is never closed",
            "write `" + closes + "` where it ends");
      }
      if (dollar >= 0 && readsSubstitutions && isRead(c, opens)) {
        in.at = dollar;
        expansions.dollar(new WordPartsBuilder(in, List.of()), Expansions.Quotes.NONE);
        dollar = -1;
      } else {
        count += c == opens ? 1 : c == closes ? -1 : 0;
        dollar = c == '$' && dollar < 0 ? in.at : -1;
        step(c);
      }
    }
    int end = in.at;
    in.at = outer;
    in.leave();
    return end;
  }

  private static boolean isRead(char c, char opens) {
    return c == '(' || (opens == '[' && (c == '{' || c == '['));
  }

  /** Steps over a character, or over what it quotes. */
  private void step(char c) {
    switch (c) {
      case '\\' -> in.at = Math.min(in.limit, in.at + 2);
      case '\'' -> in.at = isAnsi() ? ansiQuote(in.at) : singleQuote(in.at);
      case '"' -> expansions.doubleQuoted(in.at);
      case '`' -> in.at = backtick(in.at);
      default -> in.at = in.after(in.at);
    }
  }

  private boolean isAnsi() {
    return in.at > 0 && in.charAt(in.at - 1) == '$';
  }
}
