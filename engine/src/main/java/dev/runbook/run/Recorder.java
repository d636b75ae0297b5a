package dev.runbook.run;

import dev.runbook.host.OutputSink;

/**
 * Keeps the run's record. If it cannot write, the run stops, unlike with a {@link RunListener}.
 *
 * <p>When a method returns, what it was given is on disk; in an unattended run, before the next
 * command starts and before the run ends.
 */
public interface Recorder {
  /**
   * Records an event.
   *
   * @throws RecordException when it could not be written
   */
  void record(RunEvent.Recorded event);

  /** Nobody is asked anything in this run: what is recorded between two commands may be grouped. */
  default void unattended() {}

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
