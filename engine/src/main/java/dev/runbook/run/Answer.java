package dev.runbook.run;

import java.util.List;

/** What the gate says to a step. */
public sealed interface Answer {
  /**
   * Run it, or for a manual step: it is done.
   *
   * @param explicit whether it was said in so many words; Enter alone is not, and runs nothing that
   *     changes state
   */
  record Run(boolean explicit) implements Answer {}

  /** Do not run it, for a reason. */
  record Skip(String reason) implements Answer {}

  /** Leave it out: it is optional and not wanted, which is no deviation from the page. */
  record LeaveOut(String reason) implements Answer {}

  /**
   * Nobody was asked whether this task was done, and the run goes on as if it were. Only for tasks
   * that a person does.
   */
  record Assume(String reason) implements Answer {}

  /** Run these texts this once instead of its commands, in order: a deviation from the page. */
  record Edit(List<String> texts) implements Answer {
    /** Copies the list. */
    public Edit {
      texts = List.copyOf(texts);
    }
  }

  /** Back to the step before. */
  record Back() implements Answer {}

  /** End the run here. */
  record Quit(String reason) implements Answer {}
}
