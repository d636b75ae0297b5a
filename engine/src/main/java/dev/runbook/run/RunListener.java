package dev.runbook.run;

import dev.runbook.host.OutputSink;

/** Watches a run. One that throws is noted and the run goes on. */
public interface RunListener extends OutputSink {
  /** Something happened. */
  void on(RunEvent event);

  @Override
  default void stdout(byte[] buffer, int offset, int length) {}

  @Override
  default void stderr(byte[] buffer, int offset, int length) {}
}
