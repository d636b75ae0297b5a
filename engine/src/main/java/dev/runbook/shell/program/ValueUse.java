package dev.runbook.shell.program;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * The use that a program makes of an argument with a value in it, other than taking it as it is.
 *
 * @param when in which calls
 * @param option the options whose value it is; none for any argument
 * @param operand which of its own operands it is, counted from 1; 0 for any argument
 * @param behind the words behind one of which it stands; empty for any place
 * @param word what the argument looks like; none for any
 * @param as what is made of it
 * @param instead how the page's author can write it so that any value fits; blank where nobody
 *     knows
 */
public record ValueUse(
    CallFilter when,
    Optional<OptionChoice> option,
    int operand,
    Set<String> behind,
    Optional<Pattern> word,
    As as,
    String instead) {
  /** What is made of an argument. */
  public enum As {
    /** It is read once more before it reaches whoever it is for. */
    AGAIN,
    /** It may be read as a command. */
    COMMAND,
    /** It is text in the program's own language. */
    TEXT,
    /** It is a format, as that of {@code printf}. */
    FORMAT,
    /** A backslash in it begins an escape. */
    ESCAPES,
    /** It is a text of settings with quotes of its own. */
    SETTINGS,
    /** It says what is reached, and never an option. */
    HOST
  }

  /** Copies the set. */
  public ValueUse {
    behind = Set.copyOf(behind);
  }

  /** Whether it is about the word at a place of a call. */
  boolean isAbout(JudgedCall subject, int depth, int at) {
    ParsedCall line = subject.line();
    return (option.isEmpty() || option.get().isValue(line, at))
        && (operand == 0 || line.ownOperandAt(operand) == at)
        && (behind.isEmpty() || isBehind(line.words(), at))
        && word.filter(pattern -> !pattern.matcher(line.word(at)).matches()).isEmpty()
        && when.holds(subject, depth);
  }

  private boolean isBehind(List<String> words, int at) {
    return words.subList(1, at).stream().anyMatch(behind::contains);
  }
}
