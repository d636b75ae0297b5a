package dev.runbook.shell.syntax;

/** Words the problem when the next text does not fit. */
final class Rejections {
  private final Input in;
  private final WordReader words;

  Rejections(Input in, WordReader words) {
    this.in = in;
    this.words = words;
  }

  /** What is wrong where a compound command should end and does not. */
  Reject closing(int opened, String message, String hint) {
    in.skipBlanks();
    if (in.isAtEnd()) {
      return in.missing(opened, message, hint);
    }
    SyntaxError error = unexpected().error();
    return new Reject(
        new SyntaxError(
            error.start(),
            error.end(),
            error.opened(),
            error.message(),
            message + ": " + hint,
            false));
  }

  /** What is next does not fit. */
  Reject unexpected() {
    in.skipBlanks();
    if (in.isAtEnd()) {
      return in.missing(
          in.at, "the text ends where a command is expected", "write the command that is missing");
    }
    int from = in.at;
    char c = in.peek();
    if (c == '\n') {
      return in.unexpected(
          from,
          from + 1,
          "the line ends where a command is expected",
          "write the command that is missing");
    }
    if (words.isAtWord()) {
      int to = from;
      while (!Input.endsWord(in.charAt(to))) {
        to++;
      }
      String word = in.shown(from, Math.max(to, from + 1));
      return in.unexpected(
          from, Math.max(to, from + 1), "`" + word + "` is not allowed here", Reserved.hint(word));
    }
    String operator =
        in.looksAt(";;") ? ";;" : in.looksAt("&&") ? "&&" : in.looksAt("||") ? "||" : "" + c;
    String hint =
        switch (operator) {
          case ")" -> "no `(` is open here; quote it if it is text";
          case "(" ->
              from > 0 && "!?*+@".indexOf(in.charAt(from - 1)) >= 0
                  ? "for such a pattern `shopt -s extglob` must be on a line before it"
                  : "quote it if it is text";
          case ";;" -> "it ends a pattern of a `case`, and none is open here";
          default -> "a command is missing before it";
        };
    return in.unexpected(
        from, from + operator.length(), "`" + operator + "` is not allowed here", hint);
  }
}
