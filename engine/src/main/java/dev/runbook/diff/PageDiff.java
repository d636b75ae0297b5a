package dev.runbook.diff;

import java.util.List;
import java.util.Optional;

/**
 * The changes of one page.
 *
 * @param page its path now; where it was, for one that is gone
 * @param before its path then; empty for one that is new
 * @param gone whether it is no longer there
 * @param changes what has changed, the gravest first; none where it does the same
 * @param text the lines of its plan text that are gone and new
 * @param unreadable why it cannot be compared; empty where it can
 */
public record PageDiff(
    String page,
    Optional<String> before,
    boolean gone,
    List<StepChange> changes,
    List<String> text,
    Optional<String> unreadable) {
  /** Copies the lists. */
  public PageDiff {
    changes = List.copyOf(changes);
    text = List.copyOf(text);
  }

  /** Whether it does the same as before. */
  public boolean isNothing() {
    return changes.isEmpty()
        && text.isEmpty()
        && unreadable.isEmpty()
        && !gone
        && before.isPresent();
  }
}
