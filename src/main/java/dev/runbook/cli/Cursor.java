package dev.runbook.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Model.PositionalParamSpec;

/**
 * The position of the cursor in a command line.
 *
 * @param line the command that the words before it have named
 * @param operands that command's arguments before it, options left out
 * @param option the option whose value is typed, if one is
 * @param prefix what stands before that value in the same word: {@code --format=}
 * @param word what is typed of the word, or of the option's value
 */
record Cursor(
    CommandLine line,
    List<String> operands,
    Optional<OptionSpec> option,
    String prefix,
    String word) {
  /** Finds it at the end of the words behind the program's name. */
  static Cursor in(CommandLine root, List<String> words) {
    CommandLine line = root;
    List<String> operands = new ArrayList<>();
    Optional<OptionSpec> open = Optional.empty();
    for (String word : words.subList(0, Math.max(0, words.size() - 1))) {
      if (open.isPresent()) {
        open = Optional.empty();
      } else if (word.startsWith("-") && word.length() > 1) {
        open = valued(line, word);
      } else if (operands.isEmpty() && line.getSubcommands().containsKey(word)) {
        line = line.getSubcommands().get(word);
      } else {
        operands.add(word);
      }
    }
    String last = words.isEmpty() ? "" : words.get(words.size() - 1);
    int equals = last.indexOf('=');
    if (open.isEmpty() && last.startsWith("--") && equals > 0) {
      Optional<OptionSpec> named = valued(line, last.substring(0, equals));
      String prefix = last.substring(0, equals + 1);
      return new Cursor(line, operands, named, prefix, last.substring(equals + 1));
    }
    return new Cursor(line, operands, open, "", last);
  }

  /** The option of this name, where it takes a value that is not in the same word. */
  private static Optional<OptionSpec> valued(CommandLine line, String word) {
    return Optional.ofNullable(line.getCommandSpec().findOption(word))
        .filter(option -> option.arity().max() > 0);
  }

  /** The argument that is typed, if the command takes one here. */
  Optional<PositionalParamSpec> positional() {
    return line.getCommandSpec().positionalParameters().stream()
        .filter(each -> each.index().contains(operands.size()))
        .findFirst();
  }
}
