package dev.runbook.run;

import dev.runbook.graph.Step;
import java.util.List;
import java.util.Map;

/** The gate's answer to a step. */
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

  /**
   * Other values hold from now on, for the rest of the run; then it is asked again. A value that
   * was missing is given by it; to replace one is a deviation from how the run began.
   */
  record Change(Map<String, String> values) implements Answer {
    /** Copies the map. */
    public Change {
      values = Map.copyOf(values);
    }
  }

  /** Back to the step before. */
  record Back() implements Answer {}

  /**
   * To another step of the plan. What lies between is skipped where it lies ahead; going back
   * undoes nothing.
   *
   * @param step where to
   * @param reason why the steps between are passed over
   */
  record GoTo(Step step, String reason) implements Answer {}

  /** End the run here. */
  record Quit(String reason) implements Answer {}
}
