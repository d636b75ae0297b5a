package dev.runbook.run;

import dev.runbook.host.OutputSink;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** The output of one command on its way: masked once, then counted, recorded and shown. */
final class CommandOutput implements OutputSink {
  private final Mask.Masked masked;
  private final Counter stdout = new Counter();
  private final Counter stderr = new Counter();

  CommandOutput(OutputSink record, OutputSink watchers, Mask mask) {
    this.masked = mask.around(new Fan(record, watchers));
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
  OutputTally finish() {
    masked.finish();
    return new OutputTally(stdout.bytes, stdout.sha256(), stderr.bytes, stderr.sha256());
  }

  private final class Fan implements OutputSink {
    private final OutputSink record;
    private final OutputSink watchers;

    Fan(OutputSink record, OutputSink watchers) {
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

  private static final class Counter {
    private final MessageDigest digest;
    private long bytes;

    Counter() {
      try {
        digest = MessageDigest.getInstance("SHA-256");
      } catch (NoSuchAlgorithmException e) {
        throw new IllegalStateException("every Java platform has SHA-256", e);
      }
    }

    void add(byte[] buffer, int offset, int length) {
      bytes += length;
      digest.update(buffer, offset, length);
    }

    String sha256() {
      return HexFormat.of().formatHex(digest.digest());
    }
  }
}
