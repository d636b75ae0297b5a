package dev.runbook.cli;

import java.lang.reflect.Field;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import picocli.CommandLine;
import picocli.CommandLine.Help;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Model.UsageMessageSpec;

/** Lays out the help of a command: examples first, options and commands in groups. */
final class HelpPages {
  private static final String EXAMPLES = "examples";

  /** Which commands stand together in the help of {@code runbook} itself. */
  private static final Map<String, List<String>> COMMANDS = new LinkedHashMap<>();

  /** How the options that a class holds are called together, in the order of the help. */
  private static final Map<Class<?>, String> OPTIONS = new LinkedHashMap<>();

  static {
    COMMANDS.put("Play", List.of("list", "show", "plan", "play", "resume", "approve"));
    COMMANDS.put("Look back", List.of("runs", "watch", "transcript", "record", "replay"));
    COMMANDS.put("Write and check", List.of("new", "lint", "test", "mock", "diff"));
    COMMANDS.put("Set up", List.of("doctor", "host", "completion", "version", "help"));
    OPTIONS.put(GateOptions.class, "Instead of a person's answers");
    OPTIONS.put(PlanningOptions.class, "Which steps, on which hosts");
    OPTIONS.put(RolloutOptions.class, "Many hosts");
    OPTIONS.put(ValueOptions.class, "Values");
    OPTIONS.put(ReachOptions.class, "How hosts are reached");
    OPTIONS.put(CommonOptions.class, "With every command");
  }

  private HelpPages() {}

  /** Lays out the help of a command and of all commands below it. */
  static void layOut(CommandLine line) {
    UsageMessageSpec usage = line.getCommandSpec().usageMessage();
    usage.abbreviateSynopsis(true);
    if (!line.getHelpSectionKeys().contains(EXAMPLES)) {
      List<String> keys = new ArrayList<>(line.getHelpSectionKeys());
      keys.add(keys.indexOf(UsageMessageSpec.SECTION_KEY_PARAMETER_LIST_HEADING), EXAMPLES);
      line.setHelpSectionKeys(keys); // and with it those of the commands below
    }
    line.getHelpSectionMap().put(EXAMPLES, HelpPages::examples);
    line.getHelpSectionMap().put(UsageMessageSpec.SECTION_KEY_OPTION_LIST, HelpPages::options);
    if (line.getParent() == null) {
      usage.commandListHeading("");
      line.getHelpSectionMap().put(UsageMessageSpec.SECTION_KEY_COMMAND_LIST, HelpPages::commands);
    }
    line.getSubcommands().values().forEach(HelpPages::layOut);
  }

  private static String examples(Help help) {
    List<String> examples = HelpExamples.of(help.commandSpec().qualifiedName());
    return examples.isEmpty()
        ? ""
        : "\nExamples:\n  "
            + String.join("\n  ", examples)
            + "\n"
            + (hasArguments(help) ? "\n" : "");
  }

  private static boolean hasArguments(Help help) {
    return !help.commandSpec().positionalParameters().isEmpty();
  }

  private static String options(Help help) {
    Map<String, List<OptionSpec>> groups = new LinkedHashMap<>();
    groups.put("Options", new ArrayList<>());
    OPTIONS.values().forEach(name -> groups.put(name, new ArrayList<>()));
    for (OptionSpec option : help.commandSpec().options()) {
      if (!option.hidden()) {
        groups.get(group(option)).add(option);
      }
    }
    StringBuilder text = new StringBuilder();
    groups.forEach(
        (name, options) -> {
          if (!options.isEmpty()) {
            text.append('\n').append(name).append(":\n");
            text.append(help.optionListExcludingGroups(options));
          }
        });
    return text.toString();
  }

  private static String group(OptionSpec option) {
    Class<?> holder =
        option.userObject() instanceof Field field
            ? field.getDeclaringClass()
            : CommonOptions.class;
    if (option.usageHelp() || option.versionHelp()) {
      return OPTIONS.get(CommonOptions.class);
    }
    return OPTIONS.entrySet().stream()
        .filter(each -> each.getKey().isAssignableFrom(holder))
        .map(Map.Entry::getValue)
        .findFirst()
        .orElse("Options");
  }

  private static String commands(Help help) {
    StringBuilder text = new StringBuilder();
    Set<String> known = help.subcommands().keySet();
    COMMANDS.forEach(
        (name, commands) -> {
          Map<String, Help> group = new LinkedHashMap<>();
          commands.stream()
              .filter(known::contains)
              .forEach(each -> group.put(each, help.subcommands().get(each)));
          text.append('\n').append(name).append(":\n").append(help.commandList(group));
        });
    return text.toString();
  }

  /** The commands in the order of the help. */
  static List<String> commands() {
    return COMMANDS.values().stream().flatMap(List::stream).toList();
  }
}
