package dev.runbook.run;

/** Receives the events of a running step. */
public interface StepReporter {
  /**
   * Something happened. When this returns, it is on record.
   *
   * @throws RecordException when it could not be recorded: nothing more may run
   */
  void announce(RunEvent.Recorded event);

  /**
   * Takes the output of a command, which is masked, counted, recorded and shown; 0 is output
   * between commands.
   */
  CommandOutput output(int commandNumber);

  /** Keeps secrets out of what is announced. */
  Mask mask();
}
