package dev.runbook.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What completion has to know of a command.
 *
 * @param name its name
 * @param about what it does, in a sentence
 * @param options its options, in the order of the help; hidden ones are left out
 * @param operands its arguments
 * @param commands the commands below it; hidden ones are left out
 */
record CommandModel(
    String name,
    String about,
    List<OptionModel> options,
    List<OperandModel> operands,
    List<CommandModel> commands) {
  /** Copies the lists. */
  CommandModel {
    options = List.copyOf(options);
    operands = List.copyOf(operands);
    commands = List.copyOf(commands);
  }

  /** What may stand for a value: a few words, or what its label says. */
  interface ValueModel {
    /** The value's name in the help. */
    String label();

    /** The words that it may be; empty where these are not all known. */
    List<String> words();
  }

  /**
   * An option.
   *
   * @param names all its names; the longest stands for it
   * @param about what it does, in a sentence
   * @param takesValue whether a value follows
   * @param label the value's name
   * @param words the words that the value may be
   */
  record OptionModel(
      List<String> names, String about, boolean takesValue, String label, List<String> words)
      implements ValueModel {
    /** Copies the lists. */
    OptionModel {
      names = List.copyOf(names);
      words = List.copyOf(words);
    }

    String longestName() {
      String longest = names.get(0);
      for (String name : names) {
        longest = name.length() < longest.length() ? longest : name;
      }
      return longest;
    }
  }

  /**
   * An argument.
   *
   * @param from the place of the first word that it takes, from 0
   * @param to the place of the last
   * @param label its name
   * @param words the words that it may be
   */
  record OperandModel(int from, int to, String label, List<String> words) implements ValueModel {
    /** Copies the list. */
    OperandModel {
      words = List.copyOf(words);
    }

    boolean takes(int place) {
      return from <= place && place <= to;
    }
  }

  /** The same, knowing of the commands below only what they are called and do. */
  CommandModel withNamesOnly() {
    List<CommandModel> names = new ArrayList<>();
    for (CommandModel each : commands) {
      names.add(new CommandModel(each.name, each.about, List.of(), List.of(), List.of()));
    }
    return new CommandModel(name, about, options, operands, names);
  }

  /** The command of this name below it. */
  Optional<CommandModel> command(String called) {
    for (CommandModel each : commands) {
      if (each.name.equals(called)) {
        return Optional.of(each);
      }
    }
    return Optional.empty();
  }

  /** The option of this name, if it takes a value. */
  Optional<OptionModel> valued(String called) {
    for (OptionModel each : options) {
      if (each.takesValue && each.names.contains(called)) {
        return Optional.of(each);
      }
    }
    return Optional.empty();
  }
}
