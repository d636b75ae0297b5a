package dev.runbook.testkit;

import dev.runbook.host.OutputSink;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;

/** Remembers all output, for a look at it afterwards. */
public final class RecordingSink implements OutputSink {
  private final ByteArrayOutputStream out = new ByteArrayOutputStream();
  private final ByteArrayOutputStream err = new ByteArrayOutputStream();

  @Override
  public void stdout(byte[] buffer, int offset, int length) {
    out.write(buffer, offset, length);
  }

  @Override
  public void stderr(byte[] buffer, int offset, int length) {
    err.write(buffer, offset, length);
  }

  /** What came on standard output, byte for byte. */
  public byte[] bytes() {
    return out.toByteArray();
  }

  /** The same as text. */
  public String out() {
    return out.toString(StandardCharsets.UTF_8);
  }

  /** What came on standard error, as text. */
  public String err() {
    return err.toString(StandardCharsets.UTF_8);
  }
}
