package dev.runbook.run;

import java.util.List;

/** What the gate says when a step has failed. */
public sealed interface AfterFailure {
  /** Try the step again. */
  record Retry() implements AfterFailure {}

  /** Try it again with other texts: a deviation from the page. */
  record EditAndRetry(List<String> texts) implements AfterFailure {
    /** Copies the list. */
    public EditAndRetry {
      texts = List.copyOf(texts);
    }
  }

  /** Go on without it, for a reason. */
  record Skip(String reason) implements AfterFailure {}

  /** Play the rollback, then end the run. */
  record RollBack() implements AfterFailure {}

  /** End the run here. */
  record Stop() implements AfterFailure {}
}
