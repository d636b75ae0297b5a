package dev.runbook.run;

import dev.runbook.host.OutputSink;
import java.util.List;

/**
 * Passes events on: first to the recorder, which may stop the run, then to everyone who watches.
 */
final class Announcer implements StepReporter {
  private final Recorder recorder;
  private final List<RunListener> listeners;
  private final Mask mask;

  Announcer(Recorder recorder, List<RunListener> listeners, Mask mask) {
    this.recorder = recorder;
    this.listeners = List.copyOf(listeners);
    this.mask = mask;
  }

  @Override
  public Mask mask() {
    return mask;
  }

  @Override
  public void announce(RunEvent.Recorded event) {
    record(event);
    tell(event);
  }

  /** Records only, for what the gate tells with its question. */
  void record(RunEvent.Recorded event) {
    recorder.record(event);
  }

  /** Tells the watchers only, for the last word of a run whose journal can no longer be written. */
  void tell(RunEvent event) {
    for (RunListener listener : listeners) {
      try {
        listener.on(event);
      } catch (RuntimeException e) {
        complain(listener, e);
      }
    }
  }

  /**
   * The output of one command: masked, counted, recorded, shown. The tally is complete after
   * finish().
   */
  @Override
  public CommandOutput output(int commandNumber) {
    return new CommandOutput(recorder.output(commandNumber), watchers(), mask);
  }

  /** Everyone who watches, for output that was masked already. */
  OutputSink watchers() {
    return new OutputSink() {
      @Override
      public void stdout(byte[] buffer, int offset, int length) {
        listeners.forEach(listener -> listener.stdout(buffer, offset, length));
      }

      @Override
      public void stderr(byte[] buffer, int offset, int length) {
        listeners.forEach(listener -> listener.stderr(buffer, offset, length));
      }
    };
  }

  /** A watcher that fails must not stop the run, and must not fail unseen. */
  private void complain(RunListener broken, RuntimeException failure) {
    RunEvent note = new RunEvent.Noticed("a watcher failed: " + failure);
    listeners.stream()
        .filter(listener -> listener != broken)
        .forEach(
            listener -> {
              try {
                listener.on(note);
              } catch (RuntimeException e) {
                failure.addSuppressed(e);
              }
            });
  }
}
