package dev.runbook.shell.syntax;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/** Reads simple commands: assignments, words and redirections. */
final class SimpleCommandReader {
  private static final Pattern ASSIGNMENT = Pattern.compile("[A-Za-z_]\\w*(?:\\[.*\\])?\\+?=");

  private final Input in;
  private final WordReader words;
  private final RedirectionReader redirections;
  private final Rejections rejections;
  private final FunctionReader functions;

  SimpleCommandReader(
      Input in,
      WordReader words,
      RedirectionReader redirections,
      Rejections rejections,
      FunctionReader functions) {
    this.in = in;
    this.words = words;
    this.redirections = redirections;
    this.rejections = rejections;
    this.functions = functions;
  }

  /**
   * Reads assignments, words and redirections; a function where {@code ()} follows its first word.
   *
   * @param named whether its first word may be a name, behind which a command begins: {@code coproc
   *     NAME declare a=(1)}
   */
  CommandNode read(boolean named) {
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
          return functions.function(from, said.get(0));
        }
      } else {
        said.add(
            words.word(
                redirected.size() == before && takesArrays(said, named)
                    ? WordReader.Mode.DECLARED
                    : WordReader.Mode.PLAIN));
      }
      end = in.inkEnd(from);
    }
    if (said.isEmpty() && assignments.isEmpty() && redirected.isEmpty()) {
      throw rejections.unexpected();
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

  /** Whether bash reads the {@code NAME=(…)} that is next as an array. */
  private static boolean takesArrays(List<Word> said, boolean named) {
    if (declares(said.get(0)) || !named) {
      return declares(said.get(0));
    }
    return said.stream()
        .skip(1)
        .filter(word -> !ASSIGNMENT.matcher(word.onOneLine()).lookingAt())
        .findFirst()
        .map(SimpleCommandReader::declares)
        .orElse(true);
  }

  /** After these bash reads {@code NAME=(…)} as an array (parse.y, PST_ASSIGNOK). */
  private static boolean declares(Word program) {
    return Declarations.takesArrays(program.onOneLine());
  }
}
