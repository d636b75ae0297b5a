package dev.runbook.shell.syntax;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Reads {@code while}, {@code until}, {@code for} and {@code select}. */
final class LoopReader {
  private final Input in;
  private final WordReader words;
  private final RedirectionReader redirections;
  private final Rejections rejections;
  private final Delimiters delimiters;
  private final PipelineReader commands;

  LoopReader(
      Input in,
      WordReader words,
      RedirectionReader redirections,
      Rejections rejections,
      Delimiters delimiters,
      PipelineReader commands) {
    this.in = in;
    this.words = words;
    this.redirections = redirections;
    this.rejections = rejections;
    this.delimiters = delimiters;
    this.commands = commands;
  }

  CommandNode loop(int from, String word) {
    in.take(word);
    String noDo = "this `" + word + "` has no `do`";
    CommandList condition =
        commands.list(from, noDo, "write `do` after its condition, and `done` where it ends");
    CommandList body = body(from, word, false);
    return new CommandNode.Loop(
        in.place(from), in.placeAfter(in.at), word.equals("until"), condition, body);
  }

  /** {@code do … done}, and where bash takes braces for it, those. */
  private CommandList body(int from, String word, boolean braces) {
    if (braces && delimiters.takeWord("{")) {
      CommandList body = commands.list(from, "this `{` has no `}`", "write `}` where it ends");
      delimiters.closeWord("}", from, "this `{` has no `}`");
      return body;
    }
    delimiters.closeWord("do", from, "this `" + word + "` has no `do`");
    String message = "this `" + word + "` has no `done`";
    CommandList body = commands.list(from, message, "write `done` where it ends");
    delimiters.closeWord("done", from, message);
    return body;
  }

  CommandNode forLoop(int from) {
    int before = in.at;
    in.take("for");
    in.skipBlanks();
    if (in.looksAt("((")) {
      return arithmeticFor(from);
    }
    in.at = before;
    return each(from, false);
  }

  private CommandNode arithmeticFor(int from) {
    in.take("(");
    in.peek();
    List<WordPart> expressions =
        words
            .doubleParentheses(in.at, from)
            .orElseThrow(
                () ->
                    in.unexpected(
                        from,
                        from + 3,
                        "this `for ((` has no `))`",
                        "write `for ((START; CONDITION; STEP)); do`"));
    if (semicolons(expressions) != 2) {
      throw in.unexpected(
          from,
          in.at,
          "this `for ((` does not hold three expressions",
          "write `for ((START; CONDITION; STEP)); do`");
    }
    in.skipBlanks();
    if (in.peek() == ';' && !commands.isCaseEnd()) {
      in.at++;
    }
    in.reservedNext = true;
    commands.newlines();
    CommandList body = body(from, "for", true);
    return new CommandNode.ArithmeticFor(in.place(from), in.placeAfter(in.at), expressions, body);
  }

  private static long semicolons(List<WordPart> expressions) {
    return expressions.stream()
        .filter(WordPart.Literal.class::isInstance)
        .mapToLong(part -> part.shown().chars().filter(c -> c == ';').count())
        .sum();
  }

  CommandNode each(int from, boolean select) {
    String word = select ? "select" : "for";
    in.take(word);
    in.skipBlanks();
    Word variable = delimiters.word(from, "this `" + word + "` has no variable");
    in.skipBlanks();
    boolean semicolon = in.peek() == ';' && !commands.isCaseEnd();
    if (semicolon) {
      in.at++;
    }
    in.reservedNext = true;
    int before = in.at;
    commands.newlines();
    boolean lines = in.read.substring(before, in.at).replace("\\\n", "").indexOf('\n') >= 0;
    Optional<List<Word>> taken = Optional.empty();
    if (!semicolon && delimiters.takeWord("in")) {
      taken = Optional.of(list());
    }
    CommandList body = body(from, word, semicolon || lines || taken.isPresent());
    return new CommandNode.For(in.place(from), in.placeAfter(in.at), select, variable, taken, body);
  }

  private List<Word> list() {
    List<Word> all = new ArrayList<>();
    in.skipBlanks();
    while (words.isAtWord() && !redirections.isNext()) {
      all.add(words.word(WordReader.Mode.PLAIN));
      in.skipBlanks();
    }
    if (in.peek() == ';' && !commands.isCaseEnd()) {
      in.at++;
    } else if (in.peek() != '\n') {
      throw rejections.unexpected();
    }
    in.reservedNext = true;
    commands.newlines();
    return all;
  }
}
