package dev.runbook.run;

import dev.runbook.host.OutputSink;

/**
 * Watches a run. One that throws at an event is noted and the run goes on.
 *
 * <p>Events come one at a time, in their order; those of a group's hosts come from other threads
 * than the run's. Output comes from the threads that read it, masked. The run waits until a
 * listener returns, so that a slow one slows it down.
 */
public interface RunListener extends OutputSink {
  /** Something happened, and is on record where it is one of the recorded events. */
  void on(RunEvent event);

  @Override
  default void stdout(byte[] buffer, int offset, int length) {}

  @Override
  default void stderr(byte[] buffer, int offset, int length) {}
}
