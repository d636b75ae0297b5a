package dev.runbook.run;

/** A run that goes on, as whoever may end it sees it. */
public interface Interruptible {
  /**
   * Ends the command that is running, as Ctrl-C does; whether there was one. From any thread, and
   * without waiting for the end.
   */
  boolean interruptCommand();

  /** Ends the run, and the running command with it. From any thread. */
  void endRun(RunResult how);
}
