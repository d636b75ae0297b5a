package dev.runbook.cli;

import java.util.Map;
import picocli.CommandLine;
import picocli.CommandLine.Model.OptionSpec;

/** Writes completions for fish, which describes each of them. */
final class FishCompletion {
  private final CommandLine root;

  FishCompletion(CommandLine root) {
    this.root = root;
  }

  /** The script. */
  String script() {
    StringBuilder out = new StringBuilder("complete -c runbook -f\n");
    for (Map.Entry<String, CommandLine> command : root.getSubcommands().entrySet()) {
      out.append("complete -c runbook -n __fish_use_subcommand -a ")
          .append(command.getKey())
          .append(described(command.getValue().getCommandSpec().usageMessage().description()))
          .append('\n');
      for (OptionSpec option : command.getValue().getCommandSpec().options()) {
        out.append("complete -c runbook -n '__fish_seen_subcommand_from ")
            .append(command.getKey())
            .append('\'')
            .append(names(option))
            .append(option.arity().max() > 0 ? " -r" : "")
            .append(takesPath(option) ? " -F" : "")
            .append(described(option.description()))
            .append('\n');
      }
    }
    out.append("complete -c runbook -n '__fish_seen_subcommand_from lint' -F\n");
    for (String command : new String[] {"play", "plan", "show", "lint"}) {
      out.append("complete -c runbook -n '__fish_seen_subcommand_from ")
          .append(command)
          .append("' -a '(runbook list 2>/dev/null | string match -r \"^\\\\S+\" | tail -n +2)'\n");
    }
    return out.toString();
  }

  private static String names(OptionSpec option) {
    StringBuilder names = new StringBuilder();
    for (String name : option.names()) {
      names.append(name.startsWith("--") ? " -l " : " -s ").append(name.replaceFirst("^-+", ""));
    }
    return names.toString();
  }

  private static boolean takesPath(OptionSpec option) {
    return option.paramLabel().equals("FILE") || option.paramLabel().equals("FOLDER");
  }

  private static String described(String... description) {
    String text = String.join(" ", description).replaceAll("\\s*\\(?\\$\\{[^)]*\\)?", "");
    return text.isEmpty() ? "" : " -d '" + text.replace("'", "\\'") + "'";
  }
}
