package dev.runbook.run;

import dev.runbook.host.OutputSink;

/**
 * Keeps the run's record. Not a watcher: if it cannot write, the run stops.
 *
 * <p>When a method returns, what it was given is on disk.
 */
public interface Recorder {
  /**
   * Records an event.
   *
   * @throws RecordException when it could not be written
   */
  void record(RunEvent.Recorded event);

  /** Takes the output of a command until its end is recorded; 0 is output between commands. */
  OutputSink output(int commandNumber);

  /** A recorder that keeps nothing: for dry runs. */
  static Recorder none() {
    return new Recorder() {
      @Override
      public void record(RunEvent.Recorded event) {}

      @Override
      public OutputSink output(int commandNumber) {
        return OutputSink.discard();
      }
    };
  }
}
