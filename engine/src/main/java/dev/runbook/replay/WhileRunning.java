package dev.runbook.replay;

import java.util.List;
import java.util.Optional;

/**
 * The actions of a person while a step of a scenario runs.
 *
 * @param lines what is typed in an interactive step
 * @param until the text at which a step that follows something is stopped
 * @param after the number of lines after which it is stopped
 */
public record WhileRunning(List<String> lines, Optional<String> until, Optional<Integer> after) {
  /** Nothing. */
  static final WhileRunning NOTHING =
      new WhileRunning(List.of(), Optional.empty(), Optional.empty());

  /** Copies the list. */
  public WhileRunning {
    lines = List.copyOf(lines);
  }

  /** Whether a step that follows something is stopped at some time. */
  boolean stops() {
    return until.isPresent() || after.isPresent();
  }

  /** Whether a step that follows something is stopped where it has printed this much. */
  boolean stopsAt(String printed) {
    return until.filter(printed::contains).isPresent()
        || after.filter(count -> printed.lines().count() >= count).isPresent();
  }
}
