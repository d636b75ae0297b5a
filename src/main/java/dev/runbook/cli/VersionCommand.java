package dev.runbook.cli;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;

/** {@code runbook version}. */
@Command(name = "version", description = "Print the version of this program.")
final class VersionCommand implements Callable<Integer> {
  private final ProcessContext world;

  VersionCommand(ProcessContext world) {
    this.world = world;
  }

  @Override
  public Integer call() {
    world.out().println("runbook " + world.version());
    return ExitStatus.DONE;
  }
}
