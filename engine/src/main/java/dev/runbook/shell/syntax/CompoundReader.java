package dev.runbook.shell.syntax;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Reads compound commands (bash(1), "Compound Commands"). */
final class CompoundReader {
  private final Input in;
  private final WordReader words;
  private final Heredocs heredocs;
  private final RedirectionReader redirections;
  private final Rejections rejections;
  private final Delimiters delimiters;
  private final PipelineReader commands;
  private final LoopReader loops;

  CompoundReader(
      Input in,
      WordReader words,
      Heredocs heredocs,
      RedirectionReader redirections,
      Rejections rejections,
      Delimiters delimiters,
      PipelineReader commands) {
    this.in = in;
    this.words = words;
    this.heredocs = heredocs;
    this.redirections = redirections;
    this.rejections = rejections;
    this.delimiters = delimiters;
    this.commands = commands;
    this.loops = new LoopReader(in, words, redirections, rejections, delimiters, commands);
  }

  /**
   * Reads the command that begins with a word, redirections included, unless it is a simple one.
   *
   * @param word the reserved word that is next; empty where none is
   */
  Optional<CommandNode> read(String word) {
    in.peek();
    int from = in.at;
    if (word.isEmpty() && in.peek() != '(') {
      return Optional.empty();
    }
    if (!in.reservedNext) {
      throw rejections.unexpected();
    }
    in.enter(from);
    Optional<CommandNode> compound =
        word.isEmpty() ? Optional.of(parenthesis(from)) : Optional.ofNullable(reserved(word, from));
    in.leave();
    return compound.map(this::redirected);
  }

  private CommandNode reserved(String word, int from) {
    return switch (word) {
      case "{" -> group(from);
      case "if" -> conditional(from);
      case "while", "until" -> loops.loop(from, word);
      case "for" -> loops.forLoop(from);
      case "select" -> loops.each(from, true);
      case "case" -> choice(from);
      case "[[" -> test(from);
      case "time" -> null; // behind a pipe it is a program
      default -> throw rejections.unexpected();
    };
  }

  private CommandNode redirected(CommandNode command) {
    List<Redirection> all = new ArrayList<>();
    while (true) {
      int end = in.at;
      in.skipBlanks();
      if (!redirections.isNext()) {
        in.at = end;
        break;
      }
      all.add(redirections.read());
    }
    return all.isEmpty()
        ? command
        : new CommandNode.Redirected(command.start(), all.get(all.size() - 1).end(), command, all);
  }

  /** {@code ((…))} where that can be read, else a subshell. */
  private CommandNode parenthesis(int from) {
    int second = in.skip(from + 1);
    if (in.charAt(second) == '(') {
      Optional<List<WordPart>> expression = words.doubleParentheses(second, from);
      if (expression.isPresent()) {
        in.reservedNext = true;
        return new CommandNode.Arithmetic(in.place(from), in.placeAfter(in.at), expression.get());
      }
    }
    in.at = from + 1;
    if (in.charAt(second) == '(') {
      in.tornAt = words.parenthesisEnd(second);
      if (in.skip(in.tornAt) != in.tornAt && in.charAt(in.skip(in.tornAt)) != Input.END) {
        throw in.unexpected(
            in.tornAt,
            in.tornAt + 1,
            "bash reads no continued line behind the inner `)` of `((`",
            "write it without the backslash, or a blank between the two `(`");
      }
    }
    String message = "this `(` has no `)`";
    CommandList body = commands.list(from, message, "write `)` where it ends");
    delimiters.close(")", from, message);
    return new CommandNode.Subshell(in.place(from), in.placeAfter(in.at), body);
  }

  private CommandNode group(int from) {
    in.take("{");
    String message = "this `{` has no `}`";
    CommandList body =
        commands.list(from, message, "write `}` where it ends, after a `;` or on its own line");
    delimiters.closeWord("}", from, message);
    return new CommandNode.Group(in.place(from), in.placeAfter(in.at), body);
  }

  private CommandNode conditional(int from) {
    in.take("if");
    List<CommandNode.Branch> branches = new ArrayList<>();
    String message = "this `if` has no `fi`";
    int branchFrom = from;
    do {
      CommandList condition =
          commands.list(
              from,
              "this `if` has no `then`",
              "write `then` after its condition, and `fi` where it ends");
      delimiters.closeWord("then", from, "this `if` has no `then`");
      CommandList body = commands.list(from, message, "write `fi` where it ends");
      branches.add(new CommandNode.Branch(in.place(branchFrom), body.end(), condition, body));
      in.skipBlanks();
      branchFrom = in.at;
    } while (delimiters.takeWord("elif"));
    Optional<CommandList> otherwise = Optional.empty();
    if (delimiters.takeWord("else")) {
      otherwise = Optional.of(commands.list(from, message, "write `fi` where it ends"));
    }
    delimiters.closeWord("fi", from, message);
    return new CommandNode.If(in.place(from), in.placeAfter(in.at), branches, otherwise);
  }

  private CommandNode choice(int from) {
    in.take("case");
    in.skipBlanks();
    Word subject = delimiters.word(from, "this `case` has no word to look at");
    String message = "this `case` has no `esac`";
    in.reservedNext = true;
    commands.newlines();
    delimiters.closeWord("in", from, "this `case` has no `in`");
    List<CommandNode.CaseClause> clauses = new ArrayList<>();
    commands.newlines();
    while (!delimiters.takeWord("esac")) {
      if (in.isAtEnd()) {
        throw in.missing(from, message, "write `esac` where it ends");
      }
      CommandNode.CaseClause clause = clause(from, message);
      clauses.add(clause);
      in.reservedNext = true;
      commands.newlines();
      if (clause.terminator().isEmpty()) {
        delimiters.closeWord("esac", from, message);
        break;
      }
    }
    in.reservedNext = true;
    return new CommandNode.Case(in.place(from), in.placeAfter(in.at), subject, clauses);
  }

  private CommandNode.CaseClause clause(int opened, String message) {
    in.peek();
    int from = in.at;
    in.take("(");
    List<Word> patterns = new ArrayList<>();
    do {
      in.skipBlanks();
      if (!words.isAtWord()) {
        throw rejections.closing(opened, message, "write a pattern with `)` after it");
      }
      patterns.add(words.word(WordReader.Mode.PLAIN));
      in.skipBlanks();
    } while (!in.looksAt("||") && !in.looksAt("|&") && in.take("|"));
    if (!in.take(")")) {
      throw rejections.closing(opened, message, "write `)` after the pattern");
    }
    in.reservedNext = true;
    commands.newlines();
    CommandList body = clauseBody(opened, message);
    String terminator = in.take(";;&") ? ";;&" : in.take(";;") ? ";;" : in.take(";&") ? ";&" : "";
    return new CommandNode.CaseClause(
        in.place(from), in.placeAfter(in.at), patterns, body, terminator);
  }

  private CommandList clauseBody(int opened, String message) {
    in.peek();
    if (commands.isCaseEnd() || Reserved.next(in).equals("esac")) {
      return new CommandList(in.place(in.at), in.place(in.at), List.of());
    }
    return commands.list(opened, message, "write `esac` where it ends");
  }

  private CommandNode test(int from) {
    in.take("[[");
    Condition condition = new ConditionReader(in, words, heredocs).read(from);
    in.reservedNext = true;
    return new CommandNode.Conditional(in.place(from), in.placeAfter(in.at), condition);
  }
}
