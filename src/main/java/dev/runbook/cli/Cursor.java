package dev.runbook.cli;

import dev.runbook.cli.CommandModel.OperandModel;
import dev.runbook.cli.CommandModel.OptionModel;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The position of the cursor in a command line.
 *
 * @param command the command that the words before it have named
 * @param operands that command's arguments before it, options left out
 * @param option the option whose value is typed, if one is
 * @param prefix what stands before that value in the same word: {@code --format=}
 * @param word what is typed of the word, or of the option's value
 */
record Cursor(
    CommandModel command,
    List<String> operands,
    Optional<OptionModel> option,
    String prefix,
    String word) {
  /** Finds it at the end of the words behind the program's name. */
  static Cursor in(CommandModel root, List<String> words) {
    CommandModel command = root;
    List<String> operands = new ArrayList<>();
    Optional<OptionModel> open = Optional.empty();
    for (String word : words.subList(0, Math.max(0, words.size() - 1))) {
      if (open.isPresent()) {
        open = Optional.empty();
      } else if (word.startsWith("-") && word.length() > 1) {
        open = command.valued(word);
      } else {
        Optional<CommandModel> below =
            operands.isEmpty() ? command.command(word) : Optional.empty();
        if (below.isPresent()) {
          command = below.get();
        } else {
          operands.add(word);
        }
      }
    }
    String last = words.isEmpty() ? "" : words.get(words.size() - 1);
    int equals = last.indexOf('=');
    if (open.isEmpty() && last.startsWith("--") && equals > 0) {
      Optional<OptionModel> named = command.valued(last.substring(0, equals));
      String prefix = last.substring(0, equals + 1);
      return new Cursor(command, operands, named, prefix, last.substring(equals + 1));
    }
    return new Cursor(command, operands, open, "", last);
  }

  /** The argument that is typed, if the command takes one here. */
  Optional<OperandModel> positional() {
    for (OperandModel each : command.operands()) {
      if (each.takes(operands.size())) {
        return Optional.of(each);
      }
    }
    return Optional.empty();
  }
}
