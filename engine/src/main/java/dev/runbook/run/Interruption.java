package dev.runbook.run;

import java.util.Optional;

/**
 * The effect of signals on a run: end the running command, or the whole run. Safe from any thread.
 */
public final class Interruption {
  private Runnable running;
  private boolean commandInterrupted;
  private RunResult runEnds;

  /** One that nobody has asked for yet. */
  public Interruption() {}

  /**
   * A command starts, or its host is being reached; one that was interrupted before it could start
   * is interrupted at once.
   *
   * @param end ends it
   */
  public synchronized void commandStarted(Runnable end) {
    running = end;
    commandInterrupted = false;
    if (runEnds != null) {
      end.run();
    }
  }

  /** The command has ended, or its host was reached. */
  public synchronized void commandEnded() {
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
  public synchronized boolean wasInterrupted() {
    return commandInterrupted;
  }

  /** How the run ends, once it was ended; empty as long as nobody has ended it. */
  public synchronized Optional<RunResult> runEnds() {
    return Optional.ofNullable(runEnds);
  }
}
