package dev.runbook.shell.syntax;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Reads compound commands, functions and coprocesses (bash(1), "Compound Commands"). */
final class CompoundReader {
  private final Input in;
  private final WordReader words;
  private final Heredocs heredocs;
  private final RedirectionReader redirections;
  private final CommandReader commands;

  CompoundReader(
      Input in,
      WordReader words,
      Heredocs heredocs,
      RedirectionReader redirections,
      CommandReader commands) {
    this.in = in;
    this.words = words;
    this.heredocs = heredocs;
    this.redirections = redirections;
    this.commands = commands;
  }

  /** Reads the command that stands next, redirections included, unless it is a simple one. */
  Optional<CommandNode> next() {
    String word = in.reservedNext ? Reserved.next(in) : "";
    if (word.equals("function")) {
      return Optional.of(function());
    }
    if (word.equals("coproc")) {
      return Optional.of(coprocess());
    }
    return shellCommand(word);
  }

  /** The same without functions and coprocesses, which cannot be the body of a function. */
  private Optional<CommandNode> shellCommand(String word) {
    in.peek();
    int from = in.at;
    if (word.isEmpty() && in.peek() != '(') {
      return Optional.empty();
    }
    if (!in.reservedNext) {
      throw commands.unexpected();
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
      case "while", "until" -> loop(from, word);
      case "for" -> forLoop(from);
      case "select" -> each(from, true);
      case "case" -> choice(from);
      case "[[" -> test(from);
      case "time" -> null; // behind a pipe it is a program
      default -> throw commands.unexpected();
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
    }
    String message = "this `(` has no `)`";
    CommandList body = commands.list(from, message, "write `)` where it ends");
    close(")", from, message);
    return new CommandNode.Subshell(in.place(from), in.placeAfter(in.at), body);
  }

  private CommandNode group(int from) {
    in.take("{");
    String message = "this `{` has no `}`";
    CommandList body =
        commands.list(
            from, message, "write `}` where it ends, after a `;` or on a line of its own");
    closeWord("}", from, message);
    return new CommandNode.Group(in.place(from), in.placeAfter(in.at), body);
  }

  private void close(String operator, int opened, String message) {
    if (!in.take(operator)) {
      throw commands.closing(opened, message, "write `" + operator + "` where it ends");
    }
    in.reservedNext = true;
  }

  private void closeWord(String word, int opened, String message) {
    in.skipBlanks();
    if (!in.reservedNext || !Reserved.next(in).equals(word)) {
      throw commands.closing(opened, message, "write `" + word + "` where it ends");
    }
    in.take(word);
    in.reservedNext = true;
  }

  private boolean takeWord(String word) {
    in.skipBlanks();
    boolean stands = in.reservedNext && Reserved.next(in).equals(word);
    if (stands) {
      in.take(word);
      in.reservedNext = true;
    }
    return stands;
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
      closeWord("then", from, "this `if` has no `then`");
      CommandList body = commands.list(from, message, "write `fi` where it ends");
      branches.add(new CommandNode.Branch(in.place(branchFrom), body.end(), condition, body));
      in.skipBlanks();
      branchFrom = in.at;
    } while (takeWord("elif"));
    Optional<CommandList> otherwise = Optional.empty();
    if (takeWord("else")) {
      otherwise = Optional.of(commands.list(from, message, "write `fi` where it ends"));
    }
    closeWord("fi", from, message);
    return new CommandNode.If(in.place(from), in.placeAfter(in.at), branches, otherwise);
  }

  private CommandNode loop(int from, String word) {
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
    if (braces && takeWord("{")) {
      CommandList body = commands.list(from, "this `{` has no `}`", "write `}` where it ends");
      closeWord("}", from, "this `{` has no `}`");
      return body;
    }
    closeWord("do", from, "this `" + word + "` has no `do`");
    String message = "this `" + word + "` has no `done`";
    CommandList body = commands.list(from, message, "write `done` where it ends");
    closeWord("done", from, message);
    return body;
  }

  private CommandNode forLoop(int from) {
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

  private CommandNode each(int from, boolean select) {
    String word = select ? "select" : "for";
    in.take(word);
    in.skipBlanks();
    Word variable = word(from, "this `" + word + "` has no variable");
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
    if (!semicolon && takeWord("in")) {
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
      throw commands.unexpected();
    }
    in.reservedNext = true;
    commands.newlines();
    return all;
  }

  private Word word(int from, String message) {
    if (!words.isAtWord()) {
      throw in.isAtEnd() || in.peek() == '\n'
          ? commands.closing(from, message, "write a name after it")
          : commands.unexpected();
    }
    return words.word(WordReader.Mode.PLAIN);
  }

  private CommandNode choice(int from) {
    in.take("case");
    in.skipBlanks();
    Word subject = word(from, "this `case` has no word to look at");
    String message = "this `case` has no `esac`";
    in.reservedNext = true;
    commands.newlines();
    closeWord("in", from, "this `case` has no `in`");
    List<CommandNode.CaseClause> clauses = new ArrayList<>();
    commands.newlines();
    while (!takeWord("esac")) {
      if (in.isAtEnd()) {
        throw in.missing(from, message, "write `esac` where it ends");
      }
      CommandNode.CaseClause clause = clause(from, message);
      clauses.add(clause);
      in.reservedNext = true;
      commands.newlines();
      if (clause.terminator().isEmpty()) {
        closeWord("esac", from, message);
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
        throw commands.closing(opened, message, "write a pattern with `)` after it");
      }
      patterns.add(words.word(WordReader.Mode.PLAIN));
      in.skipBlanks();
    } while (!in.looksAt("||") && !in.looksAt("|&") && in.take("|"));
    if (!in.take(")")) {
      throw commands.closing(opened, message, "write `)` after the pattern");
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

  /** {@code NAME ()} was read up to its parenthesis. */
  CommandNode function(int from, Word name) {
    parentheses();
    return functionBody(from, name);
  }

  private void parentheses() {
    in.take("(");
    in.skipBlanks();
    if (!in.take(")")) {
      throw commands.unexpected();
    }
  }

  private CommandNode function() {
    in.peek();
    int from = in.at;
    in.take("function");
    in.skipBlanks();
    Word name = word(from, "this `function` has no name");
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
        shellCommand(Reserved.next(in))
            .orElseThrow(
                () ->
                    commands.closing(
                        from, "this function has no body", "write `{ …; }` after its name"));
    in.leave();
    return new CommandNode.Function(in.place(from), body.end(), name, body);
  }

  private CommandNode coprocess() {
    in.peek();
    int from = in.at;
    in.take("coproc");
    in.skipBlanks();
    in.reservedNext = true;
    Optional<CommandNode> compound = shellCommand(Reserved.next(in));
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
      Optional<CommandNode> body = shellCommand(Reserved.next(in));
      if (body.isPresent()) {
        return new CommandNode.Coprocess(
            in.place(from), body.get().end(), Optional.of(name), body.get());
      }
    }
    in.at = before;
    CommandNode body = commands.simple();
    return new CommandNode.Coprocess(in.place(from), body.end(), Optional.empty(), body);
  }
}
