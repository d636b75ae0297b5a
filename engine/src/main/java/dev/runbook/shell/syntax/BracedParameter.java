package dev.runbook.shell.syntax;

import java.util.List;

/** Reads <code>${…}</code> behind its opening brace (bash(1), "Parameter Expansion"). */
final class BracedParameter {
  private static final List<String> OPERATORS =
      List.of(
          ":-", ":=", ":?", ":+", "##", "%%", "//", "/#", "/%", "^^", ",,", "-", "=", "?", "+", "#",
          "%", "/", "^", ",", ":", "@", "*", "~~", "~");

  private static final String SPECIAL = "@*#?-$!";

  private final Input in;
  private final Expansions expansions;

  BracedParameter(Input in, Expansions expansions) {
    this.in = in;
    this.expansions = expansions;
  }

  WordPart read(int from, Expansions.Quotes quotes) {
    in.enter(from);
    String prefix = prefix();
    String name = name();
    List<WordPart> subscript = List.of();
    if (!name.isEmpty() && in.peek() == '[') {
      in.at++;
      subscript = until(']', from, quotes);
      in.take("]");
    }
    String operator = name.isEmpty() ? "" : operator();
    boolean pattern = !operator.isEmpty() && "#%/^,".indexOf(operator.charAt(0)) >= 0;
    List<WordPart> operand = until('}', from, pattern ? Expansions.Quotes.NONE : quotes);
    in.at++;
    in.leave();
    return new WordPart.Parameter(
        in.place(from),
        in.placeAfter(in.at),
        in.shown(from, in.at),
        name,
        true,
        prefix,
        subscript,
        operator,
        operand);
  }

  /**
   * <code>${#name}</code> and <code>${!name}</code>, not <code>${#}</code> and <code>${!:-x}</code>
   * .
   */
  private String prefix() {
    char c = in.peek();
    char next = in.peekSecond();
    boolean named = Expansions.isNameStart(next) || Expansions.isDigit(next);
    boolean special = c == '#' && "@*?$!#-".indexOf(next) >= 0 && isLast(2);
    if ((c == '#' || c == '!') && (named || special)) {
      in.at++;
      return String.valueOf(c);
    }
    return "";
  }

  private boolean isLast(int ahead) {
    int at = in.at;
    for (int i = 0; i < ahead; i++) {
      at = in.skip(at + 1);
    }
    return in.charAt(at) == '}';
  }

  private String name() {
    int from = in.at;
    char c = in.peek();
    if (Expansions.isNameStart(c)) {
      while (Expansions.isNameStart(in.peek()) || Expansions.isDigit(in.peek())) {
        in.at++;
      }
    } else if (Expansions.isDigit(c)) {
      while (Expansions.isDigit(in.peek())) {
        in.at++;
      }
    } else if (SPECIAL.indexOf(c) >= 0 && !(c == '$' && "{([".indexOf(in.peekSecond()) >= 0)) {
      in.at++;
    }
    return in.read.substring(from, in.at).replace("\\\n", "");
  }

  private String operator() {
    for (String each : OPERATORS) {
      if (in.take(each)) {
        return each;
      }
    }
    return "";
  }

  /** The parts up to a character, or up to the brace that closes all. */
  private List<WordPart> until(char close, int opened, Expansions.Quotes quotes) {
    WordPartsBuilder parts = new WordPartsBuilder(in, List.of());
    while (true) {
      char c = in.peek();
      if (c == Input.END) {
        throw in.missing(
            opened, "the `${` that opens here is never closed", "write `}` where it ends");
      }
      if (c == close || c == '}') {
        return parts.toList();
      }
      if ((c == '<' || c == '>') && in.peekSecond() == '(') {
        parts.add(expansions.processSubstitution());
      } else {
        expansions.any(c, parts, quotes);
      }
    }
  }
}
