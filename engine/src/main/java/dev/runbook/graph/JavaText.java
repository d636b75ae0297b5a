package dev.runbook.graph;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Reads Java text without a compiler: finds its code, and whether a bracket, quote or comment in it
 * is left open.
 *
 * @param code the text with everything in comments and literals blanked, offsets kept
 * @param fault what is left open, or closed without being open
 */
record JavaText(String code, Optional<Fault> fault) {
  private static final Pattern PACKAGE = Pattern.compile("\\s*package\\s+[\\w.]+\\s*;");

  /** Something that cannot be complete Java, however it goes on. */
  record Fault(int start, int end, String message) {}

  /** A name that stands where a variable can. */
  record Name(int start, int end, String text) {}

  static JavaText of(String text) {
    StringBuilder code = new StringBuilder(text);
    Optional<Fault> open = Optional.empty();
    int at = 0;
    while (at < text.length()) {
      Optional<JavaLiteral> literal = JavaLiteral.at(text, at);
      if (literal.isPresent()) {
        blank(code, literal.get());
        open = open.isPresent() ? open : fault(literal.get());
      }
      at = literal.map(JavaLiteral::end).orElse(at + 1);
    }
    String blanked = code.toString();
    return new JavaText(blanked, open.or(() -> unbalanced(blanked)).or(() -> unfinished(blanked)));
  }

  /** Whether it is a source file: it says what package it belongs to. */
  boolean isFile() {
    return PACKAGE.matcher(code).lookingAt();
  }

  /** The names in it that may be variables: no members, no methods. */
  List<Name> names() {
    List<Name> names = new ArrayList<>();
    int at = 0;
    while (at < code.length()) {
      int start = at;
      while (at < code.length() && JavaIdentifier.isPart(code.charAt(at))) {
        at++;
      }
      if (at > start && Character.isJavaIdentifierStart(code.charAt(start)) && isFree(start, at)) {
        names.add(new Name(start, at, code.substring(start, at)));
      }
      at = at == start ? at + 1 : at;
    }
    return names;
  }

  private boolean isFree(int start, int end) {
    int before = start - 1;
    while (before >= 0 && Character.isWhitespace(code.charAt(before))) {
      before--;
    }
    int after = end;
    while (after < code.length() && Character.isWhitespace(code.charAt(after))) {
      after++;
    }
    boolean member = before >= 0 && code.charAt(before) == '.';
    boolean reference = before > 0 && code.startsWith("::", before - 1);
    boolean method = after < code.length() && code.charAt(after) == '(';
    return !member && !reference && !method;
  }

  private static void blank(StringBuilder code, JavaLiteral literal) {
    for (int at = literal.start(); at < literal.end(); at++) {
      if (code.charAt(at) != '\n') {
        code.setCharAt(at, ' ');
      }
    }
  }

  private static Optional<Fault> fault(JavaLiteral literal) {
    return literal.closed()
        ? Optional.empty()
        : fault(literal.start(), literal.mark(), "this " + literal.kind() + " is never closed");
  }

  private static Optional<Fault> unbalanced(String code) {
    Deque<Integer> open = new ArrayDeque<>();
    for (int at = 0; at < code.length(); at++) {
      char c = code.charAt(at);
      if ("([{".indexOf(c) >= 0) {
        open.push(at);
      } else if (")]}".indexOf(c) >= 0) {
        char opening = "([{".charAt(")]}".indexOf(c));
        if (open.isEmpty()) {
          return fault(at, 1, "this `" + c + "` closes nothing");
        }
        if (code.charAt(open.peek()) != opening) {
          break;
        }
        open.pop();
      }
    }
    return open.isEmpty()
        ? Optional.empty()
        : fault(open.peek(), 1, "this `" + code.charAt(open.peek()) + "` is never closed");
  }

  /** An operator wants something after it; {@code import a.*} and {@code i++} end in none. */
  private static Optional<Fault> unfinished(String code) {
    String end = code.stripTrailing();
    boolean operator =
        !end.isEmpty() && "-+*/%&|^?,.<=!~".indexOf(end.charAt(end.length() - 1)) >= 0;
    boolean unfinished =
        operator && !end.endsWith(".*") && !end.endsWith("++") && !end.endsWith("--");
    return unfinished
        ? fault(end.length() - 1, 1, "the block ends in the middle of an expression")
        : Optional.empty();
  }

  private static Optional<Fault> fault(int at, int length, String message) {
    return Optional.of(new Fault(at, at + length, message));
  }
}
