package dev.runbook.cli;

import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import picocli.CommandLine.UnmatchedArgumentException;

/** {@code runbook help [COMMAND]}. */
@Command(name = "help", description = "Show help for a command.")
final class HelpCommand implements Callable<Integer> {
  @Parameters(
      paramLabel = "COMMAND",
      arity = "0..*",
      description = "The command; without one, all commands.")
  private List<String> command = List.of();

  @Spec private CommandSpec spec;

  @Override
  public Integer call() {
    CommandLine line = spec.root().commandLine();
    for (String word : command) {
      CommandLine next = line.getSubcommands().get(word);
      if (next == null) {
        boolean isLast = line.getSubcommands().isEmpty();
        throw new UnmatchedArgumentException(isLast ? spec.commandLine() : line, List.of(word));
      }
      line = next;
    }
    line.usage(spec.root().commandLine().getOut(), line.getColorScheme());
    return ExitStatus.DONE;
  }
}
