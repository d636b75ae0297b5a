package dev.runbook.shell.syntax;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/** Reads words: their ends and their parts (bash's parse.y, read_token_word). */
final class WordReader {
  private static final String PATTERN_OPENERS = "@*+?!";

  private final Input in;
  private final Expansions expansions;

  WordReader(Input in, Expansions expansions) {
    this.in = in;
    this.expansions = expansions;
  }

  /** How words are read in a place. */
  enum Mode {
    /** As everywhere. */
    PLAIN,
    /** {@code NAME=(…)} is an array here, as after {@code declare}. */
    DECLARED,
    /** {@code @(…)} is a pattern here, as after {@code ==} in {@code [[ ]]}. */
    PATTERN,
    /** {@code (} and {@code |} belong to a regular expression here, after {@code =~}. */
    REGEX
  }

  /** Whether the next character begins a word. */
  boolean isAtWord() {
    char c = in.peek();
    return c != Input.END && (!Input.endsWord(c) || isSubstitution());
  }

  private boolean isSubstitution() {
    char c = in.peek();
    return (c == '<' || c == '>') && in.peekSecond() == '(';
  }

  /** Reads the word that begins with the next character. */
  Word word(Mode mode) {
    in.peek();
    return rest(in.at, new ArrayList<>(), mode);
  }

  /** Reads the rest of a word whose first parts are known. */
  Word rest(int from, List<WordPart> first, Mode mode) {
    WordPartsBuilder parts = new WordPartsBuilder(in, first);
    while (true) {
      char c = in.peek();
      if (c == Input.END) {
        break;
      }
      if (mode == Mode.REGEX && c == '(') {
        parts.add(expansions.pattern(in.at));
      } else if (mode == Mode.REGEX && c == '|') {
        parts.literal();
      } else if (opensPattern(c, mode)) {
        parts.add(expansions.pattern(in.at));
      } else if (Input.endsWord(c)) {
        if (!isSubstitution()) {
          break;
        }
        parts.add(expansions.processSubstitution());
      } else if (mode == Mode.DECLARED && c == '=' && in.peekSecond() == '(' && isName(from)) {
        parts.literal();
        parts.add(array());
      } else if (!quotedOrExpanded(c, parts)) {
        parts.literal();
      }
    }
    in.reservedNext = false;
    int end = in.inkEnd(from);
    return new Word(in.place(from), in.placeAfter(end), in.shown(from, end), parts.toList());
  }

  private boolean opensPattern(char c, Mode mode) {
    return (mode == Mode.PATTERN || in.extendedPatterns)
        && PATTERN_OPENERS.indexOf(c) >= 0
        && in.peekSecond() == '(';
  }

  /** Reads what a quote, a backslash or a dollar begins; false for any other character. */
  private boolean quotedOrExpanded(char c, WordPartsBuilder parts) {
    switch (c) {
      case '\\' -> parts.add(expansions.escaped());
      case '\'' -> parts.add(expansions.singleQuoted());
      case '"' -> parts.add(expansions.doubleQuoted(in.at));
      case '`' -> parts.add(expansions.backticks(false));
      case '$' -> expansions.dollar(parts, Expansions.Quotes.NONE);
      default -> {
        return false;
      }
    }
    return true;
  }

  /** Whether the word so far is {@code NAME}, {@code NAME[…]} or {@code NAME+}. */
  private boolean isName(int from) {
    return in.read
        .substring(from, in.at)
        .replace("\\\n", "")
        .matches("(?s)[A-Za-z_]\\w*(?:\\[.*\\])?\\+?");
  }

  /**
   * Reads the assignment that begins with the next character, or the word that is there instead.
   *
   * @param whole whether bash looks for {@code NAME[…]=} and {@code NAME=(…)} here
   */
  Node assignmentOrWord(boolean whole) {
    in.peek();
    int from = in.at;
    while (isNameChar(in.peek(), in.at == from)) {
      in.at++;
    }
    int nameEnd = in.at;
    if (nameEnd == from) {
      return rest(from, new ArrayList<>(), Mode.PLAIN);
    }
    List<WordPart> subscript = List.of();
    List<WordPart> first = new ArrayList<>();
    addLiteral(first, from, nameEnd);
    if (whole && in.peek() == '[') {
      int open = in.at;
      subscript = expansions.subscript();
      addLiteral(first, open, open + 1);
      first.addAll(subscript);
      addLiteral(first, in.at - 1, in.at);
    }
    boolean append = in.peek() == '+' && in.peekSecond() == '=';
    if (!append && in.peek() != '=') {
      return rest(from, first, Mode.PLAIN);
    }
    in.take(append ? "+=" : "=");
    String name = in.read.substring(from, nameEnd).replace("\\\n", "");
    int valueFrom = in.at;
    Word value = value(whole);
    return new Assignment(
        in.place(from),
        in.placeAfter(in.inkEnd(valueFrom)),
        name,
        subscript,
        append,
        value.parts().isEmpty() ? Optional.empty() : Optional.of(value));
  }

  private Word value(boolean whole) {
    List<WordPart> first = new ArrayList<>();
    int from = in.at;
    if (whole && in.peek() == '(') {
      first.add(array());
    }
    return rest(from, first, Mode.PLAIN);
  }

  private void addLiteral(List<WordPart> parts, int from, int to) {
    parts.add(
        new WordPart.Literal(
            in.place(from), in.placeAfter(to), in.shown(from, to).replace("\\\n", "")));
  }

  private static boolean isNameChar(char c, boolean first) {
    return Expansions.isNameStart(c) || (!first && Expansions.isDigit(c));
  }

  /** Reads {@code (…)} with the elements of an array; the next character opens it. */
  private WordPart array() {
    in.peek();
    int from = in.at++;
    in.enter(from);
    List<Word> elements = new ArrayList<>();
    while (true) {
      in.skipBlanks();
      char c = in.peek();
      if (c == '\n') {
        in.at = in.after(in.at);
      } else if (c == ')') {
        in.at++;
        break;
      } else if (c == Input.END) {
        throw in.missing(
            from, "the array that begins here has no `)`", "write `)` after its last element");
      } else if (!isAtWord()) {
        throw in.unexpected(
            in.at,
            in.at + 1,
            "`" + c + "` is not allowed among the elements of an array",
            "quote it");
      } else {
        elements.add(element());
      }
    }
    in.leave();
    return new WordPart.ArrayLiteral(
        in.place(from), in.placeAfter(in.at), in.shown(from, in.at), elements);
  }

  /** {@code [sub script]=value} is one element, blanks and all. */
  private Word element() {
    int from = in.at;
    List<WordPart> first = new ArrayList<>();
    if (in.peek() == '[') {
      int open = in.at;
      List<WordPart> subscript = expansions.subscript();
      addLiteral(first, open, open + 1);
      first.addAll(subscript);
      addLiteral(first, in.at - 1, in.at);
    }
    return rest(from, first, Mode.PLAIN);
  }

  /** Reads {@code ((…))} whose second parenthesis is at a place; empty where it is none. */
  Optional<List<WordPart>> doubleParentheses(int secondOpen, int opened) {
    return expansions.doubleParentheses(secondOpen, opened);
  }

  /** Where the parenthesis that opens at a place is closed: the offset after it. */
  int parenthesisEnd(int open) {
    return expansions.parenthesisEnd(open);
  }

  /** Reads something without noticing what bash does not look at either. */
  static <T> T lenient(Input in, int limit, Supplier<T> reading, Supplier<T> otherwise) {
    int outer = in.limit;
    int level = in.depth();
    in.limit = limit;
    try {
      return reading.get();
    } catch (Reject unread) {
      in.backTo(level);
      return otherwise.get();
    } finally {
      in.limit = outer;
    }
  }
}
