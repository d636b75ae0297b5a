package dev.runbook.shell.syntax;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Reads quotes, and the expansions that a dollar, a backtick or a bracket begins (bash's parse.y,
 * parse_matched_pair and parse_comsub; bash(1), "QUOTING" and "EXPANSION").
 */
final class Expansions {
  private static final String ESCAPED_IN_DOUBLE_QUOTES = "$`\"\\";
  private static final String SPECIAL = "@*#?-$!";

  private final Input in;
  private final ClosingQuotes matching;
  private final Commands commands;

  /** What was read already, by its place: who looks for an end and who reads share it. */
  private final Map<Integer, Known> substituted = new HashMap<>();

  private record Known(WordPart part, int end) {}

  /** What quotes stand around a place. */
  enum Quotes {
    /** None. */
    NONE,
    /** Double ones, or a here-document. */
    DOUBLE
  }

  /** Reads the commands of {@code $(…)}. */
  interface Commands {
    /** Reads up to the closing parenthesis, and over it. */
    CommandList untilParenthesis(int opened);

    /** Reads all of another text. */
    SyntaxTree all(Input inner);
  }

  Expansions(Input in, Commands commands) {
    this.in = in;
    this.commands = commands;
    this.matching = new ClosingQuotes(in, this);
  }

  /** {@code \x}; at the end of the text a backslash stands for itself. */
  WordPart escaped() {
    int from = in.at++;
    if (in.charAt(in.at) == Input.END) {
      return new WordPart.Literal(in.place(from), in.placeAfter(in.at), "\\");
    }
    in.at++;
    return new WordPart.Escaped(in.place(from), in.placeAfter(in.at), in.shown(from + 1, in.at));
  }

  /** {@code '…'}. */
  WordPart singleQuoted() {
    int from = in.at;
    in.at = matching.singleQuote(from);
    return new WordPart.SingleQuoted(
        in.place(from), in.placeAfter(in.at), in.written(from + 1, in.at - 1));
  }

  /**
   * {@code "…"}; the next character is the quote.
   *
   * @param from where it begins: at a dollar before the quote, or at the quote
   */
  WordPart doubleQuoted(int from) {
    in.peek();
    int quote = in.at++;
    in.enter(from);
    WordPartsBuilder parts = new WordPartsBuilder(in, List.of());
    while (true) {
      char c = in.peek();
      if (c == Input.END) {
        throw in.missing(
            quote, "the `\"` that opens here is never closed", "write `\"` where it ends");
      }
      if (c == '"') {
        in.at++;
        break;
      }
      inDoubleQuotes(c, parts, ESCAPED_IN_DOUBLE_QUOTES);
    }
    in.leave();
    return new WordPart.DoubleQuoted(
        in.place(from), in.placeAfter(in.at), parts.toList(), from != quote);
  }

  /** What is in double quotes or in a here-document. */
  void inDoubleQuotes(char c, WordPartsBuilder parts, String escapes) {
    if (c == '\\') {
      char next = in.charAt(in.at + 1);
      if (next != Input.END && escapes.indexOf(next) >= 0) {
        parts.add(escaped());
      } else {
        parts.literal();
        if (in.at < in.limit) {
          parts.literal();
        }
      }
    } else if (c == '`') {
      parts.add(backticks(true));
    } else if (c == '$') {
      dollar(parts, Quotes.DOUBLE);
    } else {
      parts.literal();
    }
  }

  /** What a dollar begins; the dollar itself where it begins nothing. */
  void dollar(WordPartsBuilder parts, Quotes quotes) {
    int from = in.at;
    char next = in.peekSecond();
    int second = in.skip(from + 1);
    if (next == '(') {
      parts.add(parenthesized(from, second));
    } else if (next == '{') {
      in.at = second + 1;
      parts.add(new BracedParameter(in, this).read(from, quotes));
    } else if (next == '[') {
      int end = matching.bracket(second, from);
      parts.add(arithmetic(from, second + 1, end - 1, end));
    } else if (quotes == Quotes.NONE && next == '\'') {
      in.at = matching.ansiQuote(second);
      String value = AnsiEscapes.resolve(in.written(second + 1, in.at - 1));
      parts.add(new WordPart.AnsiQuoted(in.place(from), in.placeAfter(in.at), value));
    } else if (quotes == Quotes.NONE && next == '"') {
      in.at = second;
      parts.add(doubleQuoted(from));
    } else if (isNameStart(next) || isDigit(next) || SPECIAL.indexOf(next) >= 0) {
      parts.add(parameter(from, second));
    } else {
      parts.literal();
    }
  }

  private WordPart parameter(int from, int nameFrom) {
    in.at = nameFrom + 1;
    if (isNameStart(in.charAt(nameFrom))) {
      while (isNameStart(in.peek()) || isDigit(in.peek())) {
        in.at++;
      }
    }
    String name = in.read.substring(nameFrom, in.at).replace("\\\n", "");
    int end = in.inkEnd(nameFrom);
    in.at = end;
    return new WordPart.Parameter(
        in.place(from),
        in.placeAfter(end),
        in.shown(from, end),
        name,
        false,
        "",
        List.of(),
        "",
        List.of());
  }

  /**
   * {@code $(…)} or {@code $((…))}; bash takes two parentheses for arithmetic where they can be.
   */
  private WordPart parenthesized(int from, int open) {
    Known known = substituted.get(from);
    if (known != null && known.end() <= in.limit) {
      in.at = known.end();
      return known.part();
    }
    int second = in.skip(open + 1);
    WordPart part;
    if (in.charAt(second) == '(') {
      int end = matching.parentheses(open, from);
      int inner = end - 2;
      boolean closesTwice =
          in.charAt(from) == '$'
              && inner > second
              && in.charAt(inner) == ')'
              && isOnePair(second, inner);
      part = closesTwice ? arithmetic(from, second + 1, inner, end) : unreadBefore(from, open, end);
    } else {
      part = substitution(from, open);
    }
    substituted.put(from, new Known(part, in.at));
    return part;
  }

  /** Whether the parenthesis at one place is closed by the one at the other. */
  private boolean isOnePair(int open, int close) {
    return matching.parentheses(open, open) == close + 1;
  }

  /**
   * {@code $((a); b)}: bash only counts parentheses here and reads the commands when it runs them.
   */
  private WordPart unreadBefore(int from, int open, int end) {
    return WordReader.lenient(
        in,
        end,
        () -> {
          WordPart part = substitution(from, open);
          if (in.at != end) {
            throw in.missing(from, "", "");
          }
          return part;
        },
        () -> {
          in.at = end;
          CommandList none = new CommandList(in.place(open + 1), in.place(open + 1), List.of());
          return new WordPart.CommandSubstitution(
              in.place(from),
              in.placeAfter(end),
              in.shown(from, end),
              false,
              none,
              Optional.of(
                  new SyntaxError(
                      in.place(from),
                      in.placeAfter(end),
                      in.place(from),
                      "the commands in this `$(…)` cannot be read",
                      "write a blank between the two parentheses",
                      false)));
        });
  }

  private WordPart substitution(int from, int open) {
    in.at = open + 1;
    in.enter(from);
    CommandList body = commands.untilParenthesis(from);
    in.leave();
    return new WordPart.CommandSubstitution(
        in.place(from), in.placeAfter(in.at), in.shown(from, in.at), false, body, Optional.empty());
  }

  /** {@code <(…)}. */
  WordPart processSubstitution() {
    int from = in.at;
    boolean output = in.peek() == '>';
    WordPart part = parenthesized(from, in.skip(from + 1));
    CommandList body =
        part instanceof WordPart.CommandSubstitution substitution
            ? substitution.body()
            : new CommandList(part.start(), part.start(), List.of());
    return new WordPart.ProcessSubstitution(
        part.start(), part.end(), in.shown(from, in.at), output, body);
  }

  private WordPart arithmetic(int from, int innerFrom, int innerTo, int end) {
    List<WordPart> parts = parts(innerFrom, innerTo, Quotes.NONE);
    in.at = end;
    return new WordPart.ArithmeticExpansion(
        in.place(from), in.placeAfter(end), in.shown(from, end), parts);
  }

  /** {@code ((…))} whose second parenthesis is at a place; empty where only one closes. */
  Optional<List<WordPart>> doubleParentheses(int secondOpen, int opened) {
    int end = matching.doubleParentheses(secondOpen, opened);
    if (end < 0) {
      return Optional.empty();
    }
    List<WordPart> inner = parts(secondOpen + 1, end - 2, Quotes.NONE);
    in.at = end;
    return Optional.of(inner);
  }

  /** The offset after the parenthesis that closes the one at a place. */
  int parenthesisEnd(int open) {
    return matching.parentheses(open, open);
  }

  /** The parts of a stretch of text whose end is known. */
  private List<WordPart> parts(int from, int to, Quotes quotes) {
    return WordReader.lenient(
        in,
        to,
        () -> {
          in.at = from;
          in.enter(from);
          WordPartsBuilder parts = new WordPartsBuilder(in, List.of());
          while (!in.isAtEnd()) {
            any(in.peek(), parts, quotes);
          }
          in.leave();
          return parts.toList();
        },
        () ->
            from == to
                ? List.of()
                : List.of(
                    new WordPart.Literal(in.place(from), in.placeAfter(to), in.shown(from, to))));
  }

  /**
   * A part that begins with this character, where quotes and expansions are what they always are.
   */
  void any(char c, WordPartsBuilder parts, Quotes quotes) {
    switch (c) {
      case '\\' -> {
        if (quotes == Quotes.DOUBLE) {
          inDoubleQuotes(c, parts, ESCAPED_IN_DOUBLE_QUOTES + "}");
        } else {
          parts.add(escaped());
        }
      }
      case '\'' -> {
        if (quotes == Quotes.DOUBLE) {
          literalTo(matching.singleQuote(in.at), parts);
        } else {
          parts.add(singleQuoted());
        }
      }
      case '"' -> parts.add(doubleQuoted(in.at));
      case '`' -> parts.add(backticks(quotes == Quotes.DOUBLE));
      case '$' -> dollar(parts, quotes);
      default -> parts.literal();
    }
  }

  private void literalTo(int end, WordPartsBuilder parts) {
    while (in.at < end) {
      parts.literal();
    }
  }

  /** <code>@(…)</code> and its like, and {@code (…)} in a regular expression. */
  WordPart pattern(int from) {
    boolean bare = in.charAt(from) == '(';
    int open = bare ? from : in.skip(from + 1);
    int end = matching.pattern(open, from);
    List<WordPart> inner = parts(open + 1, end - 1, Quotes.NONE);
    in.at = end;
    return new WordPart.ExtendedPattern(
        in.place(from), in.placeAfter(end), in.shown(from, end), inner);
  }

  /** {@code […]} after an array's name; the next character opens it. */
  List<WordPart> subscript() {
    in.peek();
    int open = in.at;
    int end = matching.subscript(open);
    List<WordPart> inner = parts(open + 1, end - 1, Quotes.NONE);
    in.at = end;
    return inner;
  }

  /**
   * {@code `…`}: backslashes before {@code $}, {@code `} and {@code \} are taken off (in double
   * quotes before those quotes, too), then a shell reads it.
   */
  WordPart backticks(boolean inDoubleQuotes) {
    int from = in.at;
    int end = matching.backtick(from);
    in.at = end;
    Unescaped inner = Unescaped.of(in, from + 1, end - 1, inDoubleQuotes ? "$`\\\"" : "$`\\");
    in.enter(from);
    SyntaxTree tree = commands.all(in.within(inner.shown(), inner.read(), inner.places()));
    in.leave();
    return new WordPart.CommandSubstitution(
        in.place(from), in.placeAfter(end), in.shown(from, end), true, tree.body(), tree.error());
  }

  static boolean isNameStart(char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_';
  }

  static boolean isDigit(char c) {
    return c >= '0' && c <= '9';
  }

  /** Text between backticks without the backslashes that are for them, continued lines joined. */
  private record Unescaped(String shown, String read, int[] places) {
    static Unescaped of(Input in, int from, int to, String escapes) {
      StringBuilder shown = new StringBuilder();
      StringBuilder read = new StringBuilder();
      List<Integer> places = new ArrayList<>();
      for (int at = from; at < to; at++) {
        boolean escaped = in.read.charAt(at) == '\\' && at + 1 < to;
        if (escaped && in.read.charAt(at + 1) == '\n') {
          at++;
          continue;
        }
        if (escaped && escapes.indexOf(in.read.charAt(at + 1)) >= 0) {
          at++;
        }
        shown.append(in.shown.charAt(at));
        read.append(in.read.charAt(at));
        places.add(in.place(at));
      }
      places.add(in.place(to));
      return new Unescaped(
          shown.toString(), read.toString(), places.stream().mapToInt(Integer::intValue).toArray());
    }
  }
}
