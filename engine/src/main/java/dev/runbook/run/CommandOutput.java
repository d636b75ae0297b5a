package dev.runbook.run;

import dev.runbook.host.OutputSink;

/** Passes on the output of one command: masks it once, then counts, records and shows it. */
public final class CommandOutput implements OutputSink {
  private final Mask.Masked masked;
  private final StreamHash stdout = new StreamHash();
  private final StreamHash stderr = new StreamHash();

  CommandOutput(OutputSink record, OutputSink watchers, Mask mask) {
    this.masked = mask.around(new Tee(record, watchers));
  }

  @Override
  public void stdout(byte[] buffer, int offset, int length) {
    masked.stdout(buffer, offset, length);
  }

  @Override
  public void stderr(byte[] buffer, int offset, int length) {
    masked.stderr(buffer, offset, length);
  }

  /** Ends the streams and says how much there was. */
  public OutputTally finish() {
    masked.finish();
    return new OutputTally(stdout.bytes(), stdout.finish(), stderr.bytes(), stderr.finish());
  }

  private final class Tee implements OutputSink {
    private final OutputSink record;
    private final OutputSink watchers;

    Tee(OutputSink record, OutputSink watchers) {
      this.record = record;
      this.watchers = watchers;
    }

    @Override
    public void stdout(byte[] buffer, int offset, int length) {
      stdout.add(buffer, offset, length);
      record.stdout(buffer, offset, length);
      watchers.stdout(buffer, offset, length);
    }

    @Override
    public void stderr(byte[] buffer, int offset, int length) {
      stderr.add(buffer, offset, length);
      record.stderr(buffer, offset, length);
      watchers.stderr(buffer, offset, length);
    }
  }
}
