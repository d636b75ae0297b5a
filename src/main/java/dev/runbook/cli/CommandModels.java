package dev.runbook.cli;

import dev.runbook.cli.CommandModel.OperandModel;
import dev.runbook.cli.CommandModel.OptionModel;
import dev.runbook.source.CacheFolder;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Model.PositionalParamSpec;

/**
 * Takes what completion has to know of commands from picocli, and keeps it in the operator's cache
 * folder: to describe a command to picocli takes longer than all else that completion does.
 */
final class CommandModels {
  private static final long MOST_BYTES = 1 << 20;

  /** Stands for all commands, but nothing of each than its name and what it does. */
  private static final String NAMES = "";

  /** Stands for everything there is to know of all commands. */
  private static final String ALL = "+";

  private CommandModels() {}

  /** All of the program that some words behind its name may be about. */
  static CommandModel of(ProcessContext world, List<String> typed) {
    String about = about(world, typed);
    Optional<CacheFolder> cache = CacheFolder.of(world.environment());
    Optional<String> build = CacheFolder.build(CommandModels.class);
    if (cache.isEmpty() || build.isEmpty()) {
      return described(world, about);
    }
    String file = "options-" + about;
    Optional<CommandModel> kept =
        CommandModelFile.read(cache.get().read(file, MOST_BYTES), build.get());
    if (kept.isPresent()) {
      return kept.get();
    }
    CommandModel described = described(world, about);
    cache.get().write(file, CommandModelFile.write(described, build.get()));
    return described;
  }

  /** The command that stands right behind the program's name and is complete, or what else. */
  private static String about(ProcessContext world, List<String> typed) {
    if (typed.size() == 1) {
      return NAMES;
    }
    return Cli.describedAlone(world, typed.get(0)) ? typed.get(0) : ALL;
  }

  private static CommandModel described(ProcessContext world, String about) {
    if (!about.equals(NAMES) && !about.equals(ALL)) {
      return of(Cli.commands(world, about));
    }
    CommandModel all = of(Cli.commands(world));
    return about.equals(ALL) ? all : all.withNamesOnly();
  }

  static CommandModel of(CommandLine line) {
    return new CommandModel(
        line.getCommandName(),
        about(line.getCommandSpec().usageMessage().description()),
        line.getCommandSpec().options().stream()
            .filter(each -> !each.hidden())
            .map(CommandModels::option)
            .toList(),
        line.getCommandSpec().positionalParameters().stream().map(CommandModels::operand).toList(),
        line.getSubcommands().values().stream()
            .filter(each -> !each.getCommandSpec().usageMessage().hidden())
            .map(CommandModels::of)
            .toList());
  }

  private static OptionModel option(OptionSpec option) {
    return new OptionModel(
        List.of(option.names()),
        about(option.description()).replace("%n", " "),
        option.arity().max() > 0,
        option.paramLabel(),
        words(option));
  }

  private static OperandModel operand(PositionalParamSpec operand) {
    return new OperandModel(
        operand.index().min(), operand.index().max(), operand.paramLabel(), words(operand));
  }

  private static List<String> words(ArgSpec arg) {
    List<String> words = new ArrayList<>();
    if (arg.completionCandidates() != null) {
      arg.completionCandidates().forEach(words::add);
    }
    return words;
  }

  /** The first sentence of a description. */
  private static String about(String... description) {
    String text = String.join(" ", description).replaceAll("\\s*\\(?\\$\\{[^)]*\\)?", "");
    int end = text.indexOf(". ");
    return end < 0 ? text : text.substring(0, end + 1);
  }
}
