package dev.runbook.shell.syntax;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * The text of one reading, with the current position and the problems so far.
 *
 * <p>A backslash before a line break is no text: bash takes both away before it looks for tokens
 * (POSIX.1-2017, 2.2.1). {@link #skip} steps over them.
 */
final class Input {
  /** What {@link #charAt} says at the end of the text. */
  static final char END = '\uFFFF';

  /** Nobody writes more; bash's own parser would run out of stack further down. */
  private static final int DEEPEST = 100;

  /** A here-document whose body has not been reached. */
  record Pending(Redirection redirection, String delimiter, boolean quoted, boolean tabs) {}

  final String read;
  final String shown;
  private final int[] places;
  final Notes notes;

  /** The offset of the next character. */
  int at;

  /** The end of the text, or of the part of it that is read. */
  int limit;

  /** How many {@code $(…)} stand around the place. */
  int substitutions;

  /**
   * Whether continued lines are one here whatever quotes they stand in: bash joins the lines of a
   * here-document's body before it looks for what is in them.
   */
  boolean joined;

  /** Whether {@code @(…)} is a pattern: {@code shopt -s extglob}. */
  boolean extendedPatterns;

  /**
   * Whether bash would take the next word for a reserved one (parse.y, reserved_word_acceptable).
   */
  boolean reservedNext;

  /**
   * The line break behind the inner group of {@code ((a)}, or -1: bash, which took it for
   * arithmetic first, knows no reserved word behind that break (5.2, measured).
   */
  int tornAt = -1;

  /** Whether bash takes {@code time} for a program: directly behind a pipe or {@code $(}. */
  boolean timeIsProgram;

  List<Pending> pending = new ArrayList<>();

  /** Where the text goes on after a line break that bodies of here-documents follow. */
  private final Map<Integer, Integer> resumes = new HashMap<>();

  private int depth;

  /** What is collected from a text and from the texts between backticks in it. */
  static final class Notes {
    final Map<Integer, SyntaxTree.Comment> comments = new TreeMap<>();
    final Map<Integer, Heredoc> heredocs = new TreeMap<>();
  }

  Input(String shown, String read, int[] places, Notes notes) {
    this.shown = shown;
    this.read = read;
    this.places = places;
    this.notes = notes;
    this.limit = read.length();
  }

  /** The text between backticks, which the shell reads when it runs it. */
  Input within(String innerShown, String innerRead, int[] innerPlaces) {
    Input inner = new Input(innerShown, innerRead, innerPlaces, notes);
    inner.extendedPatterns = extendedPatterns;
    inner.depth = depth;
    return inner;
  }

  /** Where an offset of this text is in the whole one. */
  int place(int offset) {
    return places == null ? offset : places[offset];
  }

  char charAt(int offset) {
    return offset < limit ? read.charAt(offset) : END;
  }

  /**
   * The next offset at or after this one where no continued line breaks; bash drops a backslash at
   * the end of the text, too.
   */
  int skip(int offset) {
    int to = offset;
    while (charAt(to) == '\\' && charAt(to + 1) == '\n') {
      to = afterNewline(to + 1);
    }
    return charAt(to) == '\\' && to + 1 == read.length() ? to + 1 : to;
  }

  /** The offset after the last character before this one that is not a continued line's break. */
  int inkEnd(int from) {
    int to = at;
    if (to == read.length() && to > from && isLoneBackslash(to - 1, from)) {
      to--;
    }
    while (to - 1 > from && read.charAt(to - 1) == '\n' && read.charAt(to - 2) == '\\') {
      to -= 2;
    }
    return to;
  }

  private boolean isLoneBackslash(int last, int from) {
    int first = last;
    while (first >= from && read.charAt(first) == '\\') {
      first--;
    }
    return (last - first) % 2 == 1;
  }

  /**
   * Whether a character ends a word outside quotes (bash's syntax.h, shellbreak), as the end of the
   * text does.
   */
  static boolean endsWord(char c) {
    return switch (c) {
      case '(', ')', '<', '>', ';', '&', '|', ' ', '\t', '\n', END -> true;
      default -> false;
    };
  }

  /** The next character; continued lines are stepped over. */
  char peek() {
    at = skip(at);
    return charAt(at);
  }

  /** The character after the next. */
  char peekSecond() {
    at = skip(at);
    return charAt(skip(at + 1));
  }

  boolean isAtEnd() {
    return peek() == END;
  }

  /** Whether this is next; continued lines may tear it. */
  boolean looksAt(String operator) {
    return after(operator) >= 0;
  }

  /** Steps over this where it is next. */
  boolean take(String operator) {
    int end = after(operator);
    if (end >= 0) {
      at = end;
    }
    return end >= 0;
  }

  private int after(String operator) {
    int offset = at;
    for (int i = 0; i < operator.length(); i++) {
      offset = skip(offset);
      if (charAt(offset) != operator.charAt(i)) {
        return -1;
      }
      offset++;
    }
    return offset;
  }

  /** Steps over blanks and a comment after them. */
  void skipBlanks() {
    while (peek() == ' ' || peek() == '\t') {
      at++;
    }
    if (peek() == '#') {
      int from = at;
      int newline = read.indexOf('\n', at);
      at = newline < 0 || newline > limit ? limit : newline;
      notes.comments.put(place(from), new SyntaxTree.Comment(place(from), placeAfter(at)));
    }
  }

  /** Where the text goes on after a line break at an offset. */
  int afterNewline(int newline) {
    return resumes.getOrDefault(newline, newline + 1);
  }

  /** The offset behind a character, and behind the bodies of here-documents that follow it. */
  int after(int offset) {
    return charAt(offset) == '\n' ? afterNewline(offset) : offset + 1;
  }

  /** What is written between two offsets, bodies of here-documents left out. */
  String written(int from, int to) {
    if (resumes.isEmpty() && !joined) {
      return shown(from, to);
    }
    StringBuilder written = new StringBuilder();
    for (int offset = from; offset < to; offset = after(offset)) {
      offset = joined ? Math.min(to, skip(offset)) : offset;
      if (offset < to) {
        written.append(shown.charAt(offset));
      }
    }
    return written.toString();
  }

  /** Notes that bodies of here-documents follow a line break. */
  void resumeAfter(int newline, int offset) {
    resumes.put(newline, offset);
  }

  /** Where what ends before an offset of this text ends in the whole one. */
  int placeAfter(int offset) {
    return places == null || offset == 0 ? place(offset) : places[offset - 1] + 1;
  }

  String shown(int from, int to) {
    return shown.substring(from, to);
  }

  /** Begins something that can hold its like. */
  void enter(int from) {
    if (++depth > DEEPEST) {
      throw new Reject(
          new SyntaxError(
              place(from),
              placeAfter(Math.min(limit, from + 1)),
              place(from),
              "commands are nested more than " + DEEPEST + " levels deep",
              "put the inner ones into their own script or function",
              false));
    }
  }

  void leave() {
    depth--;
  }

  int depth() {
    return depth;
  }

  /** Goes back to a level after something was given up half way. */
  void backTo(int level) {
    depth = level;
  }

  /** Something that was begun and that the text ends without. */
  Reject missing(int opened, String message, String hint) {
    int end = placeAfter(limit);
    return new Reject(new SyntaxError(end, end, place(opened), message, hint, true));
  }

  /** Something that does not fit where it is. */
  Reject unexpected(int from, int to, String message, String hint) {
    return new Reject(
        new SyntaxError(place(from), placeAfter(to), place(from), message, hint, false));
  }
}
