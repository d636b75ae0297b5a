package dev.runbook.shell.fill;

import dev.runbook.shell.syntax.CommandNode;
import dev.runbook.shell.syntax.Declarations;
import dev.runbook.shell.syntax.Word;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A place in {@code export NAME=value} and its like, whose arguments the shell reads as names and
 * assignments.
 */
record DeclarationPlace(CommandNode.Simple command, ValuePlace place) {
  private static final Pattern ASSIGNED =
      Pattern.compile(
          "["
              + MarkedArguments.PART
              + MarkedArguments.SEVERAL
              + "]?(?<name>[A-Za-z_]\\w*)(?:\\[[^\\]]*])?\\+?=");

  /** Whether a command is one, or {@code unset}. */
  static boolean isOne(CommandNode.Simple command) {
    return isUnset(command) || program(command).filter(Declarations::isProgram).isPresent();
  }

  private static boolean isUnset(CommandNode.Simple command) {
    return program(command).filter("unset"::equals).isPresent();
  }

  private static Optional<String> program(CommandNode.Simple command) {
    return command.words().isEmpty() ? Optional.empty() : command.words().get(0).literal();
  }

  /** What the shell reads the place as; empty where it only keeps it as a value. */
  Optional<Slot> slot() {
    Optional<Word> argument = command.words().stream().skip(1).filter(place::isIn).findFirst();
    if (argument.isEmpty()) {
      return Optional.empty();
    }
    Optional<String> name = assigned(argument.get());
    if (name.isEmpty()) {
      return Optional.of(
          Slot.plain(
              "the shell reads it as a variable's name",
              "write `export NAME=<value>` with a fixed name"));
    }
    if (EvaluatedVariables.isOne(name.get())) {
      return name.map(EvaluatedVariables::slot);
    }
    return command.words().stream().anyMatch(word -> word.text().matches("-\\w*[iaAn]\\w*"))
        ? Optional.of(
            Slot.of(
                AllowedValues.NUMBER,
                "the shell evaluates it in a declaration of this kind",
                "assign it without `-i`, `-a`, `-A` or `-n`"))
        : Optional.empty();
  }

  /** The variable that the value is assigned to: {@code NAME=} is before it in the word. */
  private Optional<String> assigned(Word argument) {
    String text = MarkedArguments.of(java.util.List.of(argument), place).get(0);
    Matcher matcher = ASSIGNED.matcher(text);
    boolean before =
        !isUnset(command) && matcher.lookingAt() && text.indexOf(place.mark()) >= matcher.end();
    return before ? Optional.of(matcher.group("name")) : Optional.empty();
  }
}
