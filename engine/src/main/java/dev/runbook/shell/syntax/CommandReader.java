package dev.runbook.shell.syntax;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Reads lists, pipelines and simple commands (bash's parse.y; bash(1), "SHELL GRAMMAR"). */
final class CommandReader {
  private final Input in;
  private final WordReader words;
  private final Heredocs heredocs;
  private final RedirectionReader redirections;
  private final CompoundReader compounds;

  CommandReader(Input in, WordReader words, Heredocs heredocs) {
    this.in = in;
    this.words = words;
    this.heredocs = heredocs;
    this.redirections = new RedirectionReader(in, words);
    this.compounds = new CompoundReader(in, words, heredocs, redirections, this);
  }

  /** Reads the commands of the next line that has any; false at the end of the text. */
  boolean line(List<CommandList.Item> items) {
    newlines();
    if (in.isAtEnd()) {
      return false;
    }
    in.reservedNext = true;
    while (true) {
      CommandList.Separator separator = item(items);
      in.skipBlanks();
      switch (separator) {
        case NEWLINE -> {
          return true;
        }
        case NONE -> {
          if (!in.isAtEnd()) {
            throw unexpected();
          }
          heredocs.atEnd();
          return true;
        }
        default -> {
          if (in.peek() == '\n') {
            heredocs.newline();
            return true;
          }
          if (in.isAtEnd()) {
            heredocs.atEnd();
            return true;
          }
        }
      }
    }
  }

  /** Reads the commands of {@code $(…)} and the parenthesis that closes it. */
  CommandList substituted(int opened) {
    newlines();
    if (in.peek() == ')') {
      CommandList none = new CommandList(in.place(in.at), in.place(in.at), List.of());
      in.at++;
      return none;
    }
    CommandList list = list(opened, "this `$(` has no `)`", "write `)` where it ends");
    if (in.peek() != ')') {
      throw closing(opened, "this `$(` has no `)`", "write `)` where it ends");
    }
    in.at++;
    return list;
  }

  /**
   * Reads the commands of a compound command up to what ends them, which is not stepped over.
   *
   * @param opened where the compound command begins
   * @param message what to say where the text ends before it does
   */
  CommandList list(int opened, String message, String hint) {
    in.reservedNext = true;
    newlines();
    List<CommandList.Item> items = new ArrayList<>();
    while (true) {
      if (in.isAtEnd()) {
        throw in.missing(opened, message, hint);
      }
      if (items.isEmpty() && isAtListEnd()) {
        SyntaxError error = unexpected().error();
        throw new Reject(
            new SyntaxError(
                error.start(),
                error.end(),
                error.opened(),
                error.message(),
                "a command is missing before it",
                false));
      }
      CommandList.Separator separator = item(items);
      if (separator != CommandList.Separator.NONE) {
        int from = in.at;
        newlines();
        in.reservedNext =
            separator != CommandList.Separator.NEWLINE
                || from != in.tornAt + 1
                || in.read.substring(from, in.at).indexOf('\n') >= 0;
      }
      in.skipBlanks();
      if (separator == CommandList.Separator.NONE || isAtListEnd()) {
        break;
      }
    }
    CommandList.Item last = items.get(items.size() - 1);
    return new CommandList(items.get(0).start(), last.separatorEnd(), items);
  }

  private boolean isAtListEnd() {
    return in.peek() == ')'
        || isCaseEnd()
        || (in.reservedNext && Reserved.ENDS.contains(Reserved.next(in)));
  }

  /** {@code ;;} and its like. */
  boolean isCaseEnd() {
    return in.looksAt(";;") || in.looksAt(";&");
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

  /** Steps over blank lines and comments. */
  void newlines() {
    in.skipBlanks();
    while (in.peek() == '\n') {
      heredocs.newline();
      in.timeIsProgram = false;
      in.skipBlanks();
    }
  }

  /** Reads a command and what separates it from the next. */
  private CommandList.Separator item(List<CommandList.Item> items) {
    in.skipBlanks();
    int from = in.at;
    CommandNode command = andOr();
    in.skipBlanks();
    CommandList.Separator separator = CommandList.Separator.NONE;
    if (in.peek() == '\n') {
      separator = CommandList.Separator.NEWLINE;
    } else if (in.peek() == ';' && !isCaseEnd()) {
      separator = CommandList.Separator.SEMICOLON;
    } else if (in.peek() == '&' && in.peekSecond() != '&' && in.peekSecond() != '>') {
      separator = CommandList.Separator.AMPERSAND;
    }
    int end = command.end();
    int separatorEnd = end;
    if (separator != CommandList.Separator.NONE) {
      separatorEnd = in.placeAfter(in.at + 1);
      in.reservedNext = true;
      if (separator == CommandList.Separator.NEWLINE) {
        heredocs.newline();
      } else {
        in.at++;
      }
    }
    items.add(new CommandList.Item(in.place(from), end, command, separator, separatorEnd));
    return separator;
  }

  private CommandNode andOr() {
    in.skipBlanks();
    int from = in.at;
    CommandNode first = pipelineCommand();
    List<CommandNode> all = new ArrayList<>(List.of(first));
    List<Boolean> or = new ArrayList<>();
    while (true) {
      in.skipBlanks();
      boolean isOr = in.looksAt("||");
      if (!isOr && !in.looksAt("&&")) {
        break;
      }
      in.take(isOr ? "||" : "&&");
      in.reservedNext = true;
      newlines();
      or.add(isOr);
      all.add(pipelineCommand());
    }
    return or.isEmpty()
        ? first
        : new CommandNode.AndOr(in.place(from), all.get(all.size() - 1).end(), all, or);
  }

  /** A pipeline with what may precede it: {@code !} and {@code time}, several times over. */
  private CommandNode pipelineCommand() {
    in.skipBlanks();
    int from = in.at;
    boolean negated = false;
    boolean timed = false;
    boolean any = false;
    while (in.reservedNext) {
      String word = Reserved.next(in);
      if (word.equals("!")) {
        negated = !negated;
        in.take("!");
      } else if (word.equals("time") && !in.timeIsProgram) {
        timed = true;
        in.take("time");
        timeOptions();
      } else {
        break;
      }
      any = true;
      in.timeIsProgram = false;
      int end = in.at;
      in.skipBlanks();
      if (in.isAtEnd() || in.peek() == '\n' || (in.peek() == ';' && !isCaseEnd())) {
        return new CommandNode.Pipeline(
            in.place(from), in.placeAfter(end), negated, timed, List.of(), List.of());
      }
    }
    in.timeIsProgram = false;
    return pipeline(from, any, negated, timed);
  }

  private void timeOptions() {
    for (String option : List.of("-p", "--")) {
      int before = in.at;
      in.skipBlanks();
      int from = in.at;
      boolean taken = in.take(option) && Input.endsWord(in.peek());
      in.at = taken ? in.at : from > before ? before : from;
    }
  }

  private CommandNode pipeline(int from, boolean prefixed, boolean negated, boolean timed) {
    CommandNode first = command();
    List<CommandNode> all = new ArrayList<>(List.of(first));
    List<Boolean> both = new ArrayList<>();
    while (true) {
      in.skipBlanks();
      if (in.peek() != '|' || in.peekSecond() == '|') {
        break;
      }
      both.add(in.peekSecond() == '&');
      in.take(in.peekSecond() == '&' ? "|&" : "|");
      in.reservedNext = true;
      newlines();
      all.add(command());
    }
    if (both.isEmpty() && !prefixed) {
      return first;
    }
    return new CommandNode.Pipeline(
        in.place(from), all.get(all.size() - 1).end(), negated, timed, all, both);
  }

  private CommandNode command() {
    in.skipBlanks();
    Optional<CommandNode> compound = compounds.next();
    return compound.isPresent() ? compound.get() : simple();
  }

  /**
   * Reads assignments, words and redirections; a function where {@code ()} follows its first word.
   */
  CommandNode simple() {
    in.skipBlanks();
    int from = in.at;
    int end = from;
    List<Assignment> assignments = new ArrayList<>();
    List<Word> said = new ArrayList<>();
    List<Redirection> redirected = new ArrayList<>();
    boolean redirectedFirst = false;
    int before = 0;
    while (true) {
      in.skipBlanks();
      if (redirections.isNext()) {
        redirectedFirst |= assignments.isEmpty() && said.isEmpty();
        redirected.add(redirections.read());
      } else if (!words.isAtWord()) {
        break;
      } else if (said.isEmpty()) {
        first(assignments, said, redirected.isEmpty() || redirectedFirst);
        before = redirected.size();
        if (said.size() == 1 && assignments.isEmpty() && redirected.isEmpty() && isFunction()) {
          return compounds.function(from, said.get(0));
        }
      } else {
        said.add(
            words.word(redirected.size() > before ? WordReader.Mode.PLAIN : mode(said.get(0))));
      }
      end = in.inkEnd(from);
    }
    if (said.isEmpty() && assignments.isEmpty() && redirected.isEmpty()) {
      throw unexpected();
    }
    return new CommandNode.Simple(
        in.place(from), in.placeAfter(end), assignments, said, redirected);
  }

  private void first(List<Assignment> assignments, List<Word> said, boolean assignable) {
    Node node = words.assignmentOrWord(assignable);
    if (node instanceof Assignment assignment) {
      assignments.add(assignment);
    } else {
      said.add((Word) node);
    }
  }

  private boolean isFunction() {
    int end = in.at;
    in.skipBlanks();
    boolean parenthesis = in.peek() == '(';
    in.at = parenthesis ? in.at : end;
    return parenthesis;
  }

  /** After these bash reads {@code NAME=(…)} as an array (parse.y, PST_ASSIGNOK). */
  private static WordReader.Mode mode(Word program) {
    return switch (program.raw().replace("\\\n", "")) {
      case "declare", "export", "local", "readonly", "typeset", "alias", "eval", "let" ->
          WordReader.Mode.DECLARED;
      default -> WordReader.Mode.PLAIN;
    };
  }

  /** What stands next does not fit. */
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
          from, Math.max(to, from + 1), "`" + word + "` cannot stand here", Reserved.hint(word));
    }
    String operator =
        in.looksAt(";;") ? ";;" : in.looksAt("&&") ? "&&" : in.looksAt("||") ? "||" : "" + c;
    String hint =
        switch (operator) {
          case ")" -> "no `(` is open here; quote it if it is text";
          case "(" ->
              from > 0 && "!?*+@".indexOf(in.charAt(from - 1)) >= 0
                  ? "for such a pattern `shopt -s extglob` must stand on a line before it"
                  : "quote it if it is text";
          case ";;" -> "it ends a pattern of a `case`, and none is open here";
          default -> "a command is missing before it";
        };
    return in.unexpected(
        from, from + operator.length(), "`" + operator + "` cannot stand here", hint);
  }
}
