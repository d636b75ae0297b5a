package dev.runbook.shell.syntax;

import java.util.Set;

/** Reads the inside of {@code [[ … ]]} (bash's parse.y, parse_cond_command). */
final class ConditionReader {
  private static final Set<String> BINARY =
      Set.of("=", "==", "!=", "=~", "-nt", "-ot", "-ef", "-eq", "-ne", "-lt", "-le", "-gt", "-ge");

  private static final String UNARY = "abcdefghknoprstuvwxzGLNORS";

  private final Input in;
  private final WordReader words;
  private final Heredocs heredocs;
  private int opened;

  ConditionReader(Input in, WordReader words, Heredocs heredocs) {
    this.in = in;
    this.words = words;
    this.heredocs = heredocs;
  }

  /** Reads behind {@code [[}, up to {@code ]]} and over it. */
  Condition read(int openedAt) {
    int outer = opened;
    opened = openedAt;
    Condition condition = or();
    if (!isAtClose()) {
      throw unexpected();
    }
    in.take("]]");
    opened = outer;
    return condition;
  }

  private Condition or() {
    Condition left = and();
    while (isNext("||")) {
      in.take("||");
      Condition right = and();
      left = new Condition.Joined(left.start(), right.end(), left, true, right);
    }
    return left;
  }

  private Condition and() {
    Condition left = term();
    while (isNext("&&")) {
      in.take("&&");
      Condition right = term();
      left = new Condition.Joined(left.start(), right.end(), left, false, right);
    }
    return left;
  }

  private boolean isNext(String operator) {
    skipLines();
    return in.looksAt(operator);
  }

  private void skipLines() {
    in.skipBlanks();
    while (in.peek() == '\n') {
      heredocs.newline();
      in.skipBlanks();
    }
  }

  private boolean isAtClose() {
    skipLines();
    return in.looksAt("]]") && Input.endsWord(in.charAt(in.skip(in.skip(in.skip(in.at) + 1) + 1)));
  }

  private Condition term() {
    skipLines();
    int from = in.at;
    if (in.peek() == '(') {
      return grouped(from);
    }
    if (isAtClose() || !words.isAtWord()) {
      throw unexpected();
    }
    Word word = words.word(WordReader.Mode.PLAIN);
    String said = word.onOneLine();
    if (said.matches("\\d+") && (in.charAt(in.at) == '<' || in.charAt(in.at) == '>')) {
      throw unexpected(); // bash takes the number for a descriptor
    }
    if (said.equals("!")) {
      in.enter(from);
      Condition inner = term();
      in.leave();
      return new Condition.Not(in.place(from), inner.end(), inner);
    }
    if (isUnary(said)) {
      return unary(word);
    }
    return leftOf(word);
  }

  private Condition grouped(int from) {
    in.at++;
    in.enter(from);
    Condition inner = or();
    skipLines();
    if (in.peek() != ')') {
      throw unexpected();
    }
    in.at++;
    in.leave();
    return new Condition.Grouped(in.place(from), in.placeAfter(in.at), inner);
  }

  private static boolean isUnary(String raw) {
    return raw.length() == 2 && raw.charAt(0) == '-' && UNARY.indexOf(raw.charAt(1)) >= 0;
  }

  private Condition unary(Word operator) {
    in.skipBlanks();
    if (isAtCloseHere() || !words.isAtWord()) {
      throw in.unexpected(
          in.at,
          Math.min(in.limit, in.at + 1),
          "`" + operator.onOneLine() + "` has nothing to look at",
          "write its operand after it");
    }
    Word operand = words.word(WordReader.Mode.PLAIN);
    return new Condition.Unary(operator.start(), operand.end(), operator.onOneLine(), operand);
  }

  /** The same on this line only. */
  private boolean isAtCloseHere() {
    return in.peek() != '\n' && isAtClose();
  }

  private Condition leftOf(Word left) {
    in.skipBlanks();
    String operator = operator();
    if (operator.isEmpty()) {
      if (in.peek() == '\n'
          || !(isAtClose() || in.looksAt("&&") || in.looksAt("||") || in.peek() == ')')) {
        throw unexpected();
      }
      return new Condition.NotEmpty(left);
    }
    in.skipBlanks();
    WordReader.Mode mode =
        switch (operator) {
          case "==", "!=", "=" -> WordReader.Mode.PATTERN;
          case "=~" -> WordReader.Mode.REGEX;
          default -> WordReader.Mode.PLAIN;
        };
    boolean regex = mode == WordReader.Mode.REGEX && (in.peek() == '(' || in.peek() == '|');
    if (in.peek() == '\n' || isAtCloseHere() || !(regex || words.isAtWord())) {
      throw unexpected();
    }
    Word right = words.word(mode);
    return new Condition.Binary(left.start(), right.end(), left, operator, right);
  }

  /** The operator that is next; empty where none is. */
  private String operator() {
    char c = in.peek();
    if ((c == '<' || c == '>') && in.peekSecond() != '(') {
      in.at++;
      return String.valueOf(c);
    }
    if (isAtCloseHere() || !words.isAtWord()) {
      return "";
    }
    int from = in.at;
    String word = words.word(WordReader.Mode.PLAIN).onOneLine();
    if (BINARY.contains(word)) {
      return word;
    }
    in.at = from;
    return "";
  }

  private Reject unexpected() {
    if (in.isAtEnd()) {
      return in.missing(opened, "this `[[` has no `]]`", "write ` ]]` after the condition");
    }
    return in.unexpected(
        in.at,
        Math.min(in.limit, in.at + 1),
        "the condition in `[[ … ]]` cannot be read from here on",
        "write `[[ A == B ]]`, `[[ -f FILE ]]`, or join conditions by `&&` and `||`");
  }
}
