package dev.runbook.cli;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** {@code runbook completion SHELL}. */
@Command(name = "completion", description = "Print a shell's completion script.")
final class CompletionCommand implements Callable<Integer> {
  /** The shells there is a script for. */
  enum ShellName {
    bash,
    zsh,
    fish;

    /** The shell that is called exactly so. */
    static Optional<ShellName> of(String called) {
      for (ShellName each : values()) {
        if (each.name().equals(called)) {
          return Optional.of(each);
        }
      }
      return Optional.empty();
    }
  }

  @Parameters(paramLabel = "SHELL", description = "One of ${COMPLETION-CANDIDATES}.")
  private ShellName shell;

  private final ProcessContext world;

  CompletionCommand(ProcessContext world) {
    this.world = world;
  }

  /** The command that some words say, where these are plain. */
  static Optional<CompletionCommand> plain(ProcessContext world, String... args) {
    return args.length == 2
        ? ShellName.of(args[1])
            .map(
                shell -> {
                  CompletionCommand command = new CompletionCommand(world);
                  command.shell = shell;
                  return command;
                })
        : Optional.empty();
  }

  /** The scripts ask {@code runbook complete} for what fits: pages and runs change. */
  @Override
  public Integer call() {
    try (InputStream script = CompletionCommand.class.getResourceAsStream("completion." + shell)) {
      world.out().print(new String(script.readAllBytes(), StandardCharsets.UTF_8));
      return ExitStatus.DONE;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
