package dev.runbook.cli;

import java.util.concurrent.Callable;
import picocli.AutoComplete;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code runbook completion SHELL}. */
@Command(
    name = "completion",
    description = "Print the completion script of a shell, to be sourced by it.")
final class CompletionCommand implements Callable<Integer> {
  /** The shells there is one for. */
  enum ShellName {
    bash,
    zsh,
    fish
  }

  @Parameters(paramLabel = "SHELL", description = "One of ${COMPLETION-CANDIDATES}.")
  private ShellName shell;

  @Spec private CommandSpec spec;

  private final World world;

  CompletionCommand(World world) {
    this.world = world;
  }

  /** The script for bash serves zsh too, which it tells to read it as bash would. */
  @Override
  public Integer call() {
    CommandLine root = spec.root().commandLine();
    world
        .out()
        .print(
            shell == ShellName.fish
                ? new FishCompletion(root).script()
                : AutoComplete.bash("runbook", root));
    return ExitStatus.DONE;
  }
}
