package dev.runbook.shell.syntax;

import java.util.List;
import java.util.Optional;

/** Reads redirections (bash(1), "REDIRECTION"). */
final class RedirectionReader {
  /** The longest first, so that none is taken for the beginning of another. */
  private static final List<Redirection.Operator> OPERATORS =
      List.of(
          Redirection.Operator.APPEND_BOTH,
          Redirection.Operator.HEREDOC_TABS,
          Redirection.Operator.HERESTRING,
          Redirection.Operator.HEREDOC,
          Redirection.Operator.WRITE_BOTH,
          Redirection.Operator.APPEND,
          Redirection.Operator.CLOBBER,
          Redirection.Operator.COPY_OUTPUT,
          Redirection.Operator.COPY_INPUT,
          Redirection.Operator.READ_WRITE,
          Redirection.Operator.READ,
          Redirection.Operator.WRITE);

  private final Input in;
  private final WordReader words;

  RedirectionReader(Input in, WordReader words) {
    this.in = in;
    this.words = words;
  }

  /** Reads the redirection that is next. */
  Redirection read() {
    int from = in.at;
    String descriptor = descriptor();
    Redirection.Operator operator = operator(descriptor).orElseThrow();
    in.take(operator.text());
    return redirection(from, descriptor, operator);
  }

  /** Whether a redirection is next. */
  boolean isNext() {
    if ("<>&{0123456789".indexOf(in.peek()) < 0) {
      return false;
    }
    int from = in.at;
    String descriptor = descriptor();
    boolean substitution = (in.peek() == '<' || in.peek() == '>') && in.peekSecond() == '(';
    boolean stands = !substitution && operator(descriptor).isPresent();
    in.at = from;
    return stands;
  }

  private Optional<Redirection.Operator> operator(String descriptor) {
    for (Redirection.Operator each : OPERATORS) {
      boolean takesDescriptor = each.text().charAt(0) != '&';
      if ((descriptor.isEmpty() || takesDescriptor) && in.looksAt(each.text())) {
        return Optional.of(each);
      }
    }
    return Optional.empty();
  }

  /** Digits or <code>{name}</code> right before {@code <} or {@code >}; else nothing. */
  private String descriptor() {
    int from = in.at;
    int to = from;
    if (Expansions.isDigit(in.charAt(to))) {
      while (Expansions.isDigit(in.charAt(to))) {
        to = in.skip(to + 1);
      }
    } else if (in.charAt(to) == '{') {
      int close = in.skip(to + 1);
      while (isNameChar(in.charAt(close))) {
        close = in.skip(close + 1);
      }
      if (in.charAt(close) != '}' || close == to + 1 || Expansions.isDigit(in.charAt(to + 1))) {
        return "";
      }
      to = in.skip(close + 1);
    }
    char c = in.charAt(to);
    if (to == from || (c != '<' && c != '>') || in.charAt(in.skip(to + 1)) == '(') {
      return "";
    }
    in.at = to;
    return in.read.substring(from, to).replace("\\\n", "").replaceAll("[{}]", "");
  }

  private static boolean isNameChar(char c) {
    return Expansions.isNameStart(c) || Expansions.isDigit(c) || c == '[' || c == ']';
  }

  private Redirection redirection(int from, String descriptor, Redirection.Operator operator) {
    in.skipBlanks();
    Word target = target(from, operator);
    Redirection redirection =
        new Redirection(in.place(from), target.end(), descriptor, operator, target);
    if (operator.isHeredoc()) {
      in.pending.add(
          new Input.Pending(
              redirection,
              delimiter(target, operator),
              target.isQuoted(),
              operator == Redirection.Operator.HEREDOC_TABS));
    }
    return redirection;
  }

  private Word target(int from, Redirection.Operator operator) {
    boolean copies =
        operator == Redirection.Operator.COPY_INPUT || operator == Redirection.Operator.COPY_OUTPUT;
    if (copies && in.peek() == '-') {
      int at = in.at++;
      in.reservedNext = false;
      WordPart dash = new WordPart.Literal(in.place(at), in.placeAfter(in.at), "-");
      return new Word(in.place(at), in.placeAfter(in.at), "-", List.of(dash));
    }
    int at = in.at;
    boolean descriptor = !descriptor().isEmpty();
    in.at = at;
    if (!words.isAtWord() || (descriptor && !copies)) {
      String message = "`" + operator.text() + "` has no target";
      String hint = "write the file or the word that belongs to it";
      throw in.isAtEnd()
          ? in.missing(from, message, hint)
          : in.unexpected(in.at, in.at + 1, message, hint);
    }
    return words.word(WordReader.Mode.PLAIN);
  }

  /** Quotes are taken off a delimiter, and nothing in it is expanded. */
  private static String delimiter(Word target, Redirection.Operator operator) {
    String delimiter = WordPart.shown(target.parts());
    return operator == Redirection.Operator.HEREDOC_TABS
        ? delimiter.replaceFirst("^\t+", "")
        : delimiter;
  }
}
