package dev.runbook.durable;

import io.temporal.workflow.QueryMethod;
import io.temporal.workflow.SignalMethod;
import io.temporal.workflow.UpdateMethod;
import io.temporal.workflow.UpdateValidatorMethod;
import io.temporal.workflow.WorkflowInterface;
import io.temporal.workflow.WorkflowMethod;

/** A run as a workflow. */
@WorkflowInterface
public interface DurableRun {
  /** Plays it to its end. */
  @WorkflowMethod(name = "runbook")
  RunEnding play(PlayInput input);

  /** Answers the question that it waits with. */
  @UpdateMethod(name = "answer")
  void answer(GivenAnswer given);

  /** Refuses an answer to another question, and one to another plan: it leaves no trace. */
  @UpdateValidatorMethod(updateName = "answer")
  void check(GivenAnswer given);

  /** Takes a second person's approval of the step that it waits with. */
  @UpdateMethod(name = "approve")
  void approve(String approval);

  /** Refuses an approval that does not count, with the reason: it leaves no trace. */
  @UpdateValidatorMethod(updateName = "approve")
  void checkApproval(String approval);

  /**
   * Ends the command that runs, where it is the one at this place of the log; where the place is
   * below 0, whatever runs.
   */
  @SignalMethod(name = "interrupt")
  void interrupt(int at);

  /** What it plays. */
  @QueryMethod(name = "input")
  PlayInput input();

  /** Its log from an entry on. */
  @QueryMethod(name = "log")
  LogPage log(int from);
}
