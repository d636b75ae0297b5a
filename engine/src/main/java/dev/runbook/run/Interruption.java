package dev.runbook.run;

import dev.runbook.host.Shell;
import java.util.Optional;

/**
 * What signals do to a run: end the command that is running, or the whole run. Safe from any
 * thread.
 */
final class Interruption {
  private Shell running;
  private boolean commandInterrupted;
  private RunResult runEnds;

  /**
   * A command starts in a shell; one that was interrupted before it could start is interrupted at
   * once.
   */
  synchronized void begins(Shell shell) {
    running = shell;
    commandInterrupted = false;
    if (runEnds != null) {
      shell.interrupt();
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
    running.interrupt();
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
