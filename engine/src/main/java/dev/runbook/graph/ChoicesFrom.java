package dev.runbook.graph;

import java.util.List;

/**
 * The source of a parameter's choices: commands that only look and print one choice a line; the
 * first is the default.
 *
 * @param name the step that they are of, or the command itself
 * @param options how they are run: those of their step
 * @param commands them
 */
public record ChoicesFrom(String name, StepOptions options, List<Command> commands) {
  /** Copies the list. */
  public ChoicesFrom {
    commands = List.copyOf(commands);
  }
}
