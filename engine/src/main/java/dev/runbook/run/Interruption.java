package dev.runbook.run;

import java.util.Optional;

/**
 * What signals do to a run: end the command that is running, or the whole run. Safe from any
 * thread.
 */
final class Interruption {
  private Runnable running;
  private boolean commandInterrupted;
  private RunResult runEnds;

  /**
   * A command starts, or its host is being reached; one that was interrupted before it could start
   * is interrupted at once.
   *
   * @param end ends it
   */
  synchronized void begins(Runnable end) {
    running = end;
    commandInterrupted = false;
    if (runEnds != null) {
      end.run();
    }
  }

  synchronized void isOver() {
    running = null;
  }

  /** Ends the running command; whether there was one. */
  synchronized boolean interruptCommand() {
    if (running == null) {
      return false;
    }
    commandInterrupted = true;
    running.run();
    return true;
  }

  /** Ends the run, and the running command with it. */
  synchronized void endRun(RunResult how) {
    runEnds = how;
    interruptCommand();
  }

  /** Whether the last command was interrupted by us. */
  synchronized boolean wasInterrupted() {
    return commandInterrupted;
  }

  synchronized Optional<RunResult> runEnds() {
    return Optional.ofNullable(runEnds);
  }
}
