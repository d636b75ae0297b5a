package dev.runbook.shell.program;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The place of code in a call of a program.
 *
 * @param language the language that it is in
 * @param when in which calls
 * @param option the options whose value is code
 * @param file the options whose value is a file of code
 * @param operand which of its own operands is code, counted from 1; 0 for none
 * @param more whether each of the operands from that one on is code
 * @param joined whether these operands are one code together
 * @param script which of its own operands is a file of code, counted from 1; 0 for none
 * @param input whether its standard input is code where no other place holds any
 */
record CodePlace(
    String language,
    CallFilter when,
    Optional<OptionChoice> option,
    Optional<OptionChoice> file,
    int operand,
    boolean more,
    boolean joined,
    int script,
    boolean input) {
  /** The code that a call is told in arguments and files. */
  List<Code> named(JudgedCall subject, int depth) {
    List<Code> codes = new ArrayList<>();
    if (when.holds(subject, depth)) {
      ParsedCall line = subject.line();
      option.ifPresent(each -> each.values(line).forEach(text -> codes.add(code(text))));
      file.ifPresent(each -> each.values(line).forEach(name -> codes.add(ofFile(subject, name))));
      codes.addAll(operands(line));
      if (script > 0 && line.ownOperands().size() >= script) {
        codes.add(ofFile(subject, line.ownOperands().get(script - 1)));
      }
    }
    return codes;
  }

  /** Whether the word at a place is code by itself: an option's value, or an operand. */
  boolean standsAt(JudgedCall subject, int depth, int at) {
    ParsedCall line = subject.line();
    boolean operands = operand > 0 && !joined && isOperand(line, at);
    boolean value = option.filter(each -> each.isValue(line, at)).isPresent();
    return (operands || value) && when.holds(subject, depth);
  }

  private boolean isOperand(ParsedCall line, int at) {
    int first = line.ownOperandAt(operand);
    return more ? first >= 0 && at >= first : first == at;
  }

  /** What stands at the standard input, by the name that programs give it, is no file. */
  private Code ofFile(JudgedCall subject, String name) {
    if (name.startsWith("<(") && name.endsWith(")")) {
      return Code.input(language, AssignedValues.printed(name.substring(2, name.length() - 1)));
    }
    return name.equals("-") || name.equals("/dev/stdin")
        ? Code.input(language, subject.call().fed().text())
        : Code.file(language, name);
  }

  private List<Code> operands(ParsedCall line) {
    List<String> operands = line.ownOperands();
    if (operand == 0 || operands.size() < operand) {
      return List.of();
    }
    if (joined) {
      return List.of(code(String.join(" ", line.wordsFromOwnOperand(operand))));
    }
    List<String> behind = operands.subList(operand - 1, operands.size());
    return behind.subList(0, more ? behind.size() : 1).stream().map(this::code).toList();
  }

  /** {@code eval "$(curl …)"}: text that is nothing but what a command prints. */
  private Code code(String text) {
    boolean substituted = text.startsWith("$(") && text.endsWith(")") && text.indexOf("$(", 1) < 0;
    return substituted
        ? Code.printed(language, AssignedValues.printed(text.substring(2, text.length() - 1)), text)
        : Code.argument(language, text);
  }

  /** The code that it reads from its input, where it does. */
  Optional<Code> fed(JudgedCall subject, int depth) {
    boolean reads = input && subject.call().fed().given() && when.holds(subject, depth);
    return reads ? Optional.of(Code.fed(language, subject.call().fed())) : Optional.empty();
  }
}
