package dev.runbook.host.process;

/** The processes that a command has started, on this machine or on another. */
public interface Processes {
  /** Whether anything of it, without the root, still lives. */
  boolean anyLeft();

  /** Sends INT to the root, then to everything below it. */
  void interrupt();

  /** Sends TERM to everything below the root. */
  void terminate();

  /** Sends KILL to everything below the root. */
  void kill();

  /** Sends KILL to everything, the root too. */
  void killWithRoot();
}
