package dev.runbook.host.process;

/**
 * Delivers an interrupt to the command that a shell runs. If the interrupt comes while the command
 * is starting, it waits until the command has begun. An interrupt while nothing runs does nothing.
 * Safe for use by several threads.
 */
public final class Interrupts {
  private boolean starting;
  private boolean kept;
  private Ending running;

  /** A command is being started. */
  public synchronized void starting() {
    starting = true;
    kept = false;
  }

  /** The command has begun. */
  public synchronized void begun(Ending ending) {
    running = ending;
    if (kept) {
      ending.ask(Ending.Cause.INTERRUPT);
    }
  }

  /** Nothing runs any more. */
  public synchronized void over() {
    starting = false;
    kept = false;
    running = null;
  }

  /** Somebody asks for the end of what runs. */
  public synchronized void ask() {
    if (running != null) {
      running.ask(Ending.Cause.INTERRUPT);
    } else {
      kept = starting;
    }
  }
}
