package dev.runbook.shell.syntax;

import java.util.Optional;

/** Reads functions and coprocesses: a name, and the command that it is for. */
final class FunctionReader {
  private final Input in;
  private final WordReader words;
  private final RedirectionReader redirections;
  private final Rejections rejections;
  private final Delimiters delimiters;
  private final PipelineReader commands;
  private final CompoundReader compounds;

  FunctionReader(
      Input in,
      WordReader words,
      RedirectionReader redirections,
      Rejections rejections,
      Delimiters delimiters,
      PipelineReader commands,
      CompoundReader compounds) {
    this.in = in;
    this.words = words;
    this.redirections = redirections;
    this.rejections = rejections;
    this.delimiters = delimiters;
    this.commands = commands;
    this.compounds = compounds;
  }

  /** {@code NAME ()} was read up to its parenthesis. */
  CommandNode function(int from, Word name) {
    parentheses();
    return functionBody(from, name);
  }

  private void parentheses() {
    in.peek();
    int open = in.at++;
    in.skipBlanks();
    if (!in.take(")")) {
      throw in.unexpected(open, open + 1, "`(` is not allowed here", "quote it if it is text");
    }
  }

  CommandNode function() {
    in.peek();
    int from = in.at;
    in.take("function");
    in.skipBlanks();
    Word name = delimiters.word(from, "this `function` has no name");
    in.skipBlanks();
    int before = in.at;
    if (in.take("(")) {
      in.skipBlanks();
      if (!in.take(")")) {
        in.at = before;
      }
    }
    return functionBody(from, name);
  }

  private CommandNode functionBody(int from, Word name) {
    in.reservedNext = true;
    commands.newlines();
    in.enter(from);
    CommandNode body =
        compounds
            .read(Reserved.next(in))
            .orElseThrow(
                () ->
                    rejections.closing(
                        from, "this function has no body", "write `{ …; }` after its name"));
    in.leave();
    return new CommandNode.Function(in.place(from), body.end(), name, body);
  }

  CommandNode coprocess() {
    in.peek();
    int from = in.at;
    in.take("coproc");
    in.skipBlanks();
    in.reservedNext = true;
    Optional<CommandNode> compound = compounds.read(Reserved.next(in));
    if (compound.isPresent()) {
      return new CommandNode.Coprocess(
          in.place(from), compound.get().end(), Optional.empty(), compound.get());
    }
    return namedCoprocess(from);
  }

  /** {@code coproc NAME { …; }}, or {@code coproc} before a simple command. */
  private CommandNode namedCoprocess(int from) {
    int before = in.at;
    if (words.isAtWord()
        && !redirections.isNext()
        && words.assignmentOrWord(true) instanceof Word name) {
      in.skipBlanks();
      in.reservedNext = true;
      Optional<CommandNode> body = compounds.read(Reserved.next(in));
      if (body.isPresent()) {
        return new CommandNode.Coprocess(
            in.place(from), body.get().end(), Optional.of(name), body.get());
      }
    }
    in.at = before;
    CommandNode body = commands.simple(true);
    return new CommandNode.Coprocess(in.place(from), body.end(), Optional.empty(), body);
  }
}
