package dev.runbook.graph;

import java.time.Duration;
import java.util.Optional;
import java.util.Set;

/**
 * The attributes that say how the commands of a step run.
 *
 * @param timeout how long each command may take; empty for no limit of the page's
 * @param directory the folder to work in
 * @param interpreter the program that reads the text instead of the shell
 * @param okExit the statuses that are a success; just 0 where nothing is said
 */
public record ExecutionOptions(
    Optional<Duration> timeout,
    Optional<String> directory,
    Optional<String> interpreter,
    Set<Integer> okExit) {
  /** Nothing said. */
  public static final ExecutionOptions NONE =
      new ExecutionOptions(Optional.empty(), Optional.empty(), Optional.empty(), Set.of(0));

  /** Copies the set. */
  public ExecutionOptions {
    okExit = Set.copyOf(okExit);
  }
}
