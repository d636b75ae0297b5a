package dev.runbook.shell.syntax;

import java.util.ArrayList;
import java.util.List;

/** Reads lists and pipelines (bash's parse.y; bash(1), "SHELL GRAMMAR"). */
final class PipelineReader {
  private final Input in;
  private final Heredocs heredocs;
  private final Rejections rejections;
  private final CompoundReader compounds;
  private final FunctionReader functions;
  private final SimpleCommandReader simples;

  PipelineReader(Input in, WordReader words, Heredocs heredocs) {
    this.in = in;
    this.heredocs = heredocs;
    this.rejections = new Rejections(in, words);
    RedirectionReader redirections = new RedirectionReader(in, words);
    Delimiters delimiters = new Delimiters(in, words, rejections);
    this.compounds =
        new CompoundReader(in, words, heredocs, redirections, rejections, delimiters, this);
    this.functions =
        new FunctionReader(in, words, redirections, rejections, delimiters, this, compounds);
    this.simples = new SimpleCommandReader(in, words, redirections, rejections, functions);
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
            throw rejections.unexpected();
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
      throw rejections.closing(opened, "this `$(` has no `)`", "write `)` where it ends");
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
        SyntaxError error = rejections.unexpected().error();
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
    String word = in.reservedNext ? Reserved.next(in) : "";
    return switch (word) {
      case "function" -> functions.function();
      case "coproc" -> functions.coprocess();
      default -> compounds.read(word).orElseGet(() -> simple(false));
    };
  }

  /**
   * Reads a simple command.
   *
   * @param named whether its first word may be a name, behind which a command begins
   */
  CommandNode simple(boolean named) {
    return simples.read(named);
  }
}
