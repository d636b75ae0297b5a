package dev.runbook.run;

import dev.runbook.host.OutputSink;
import dev.runbook.plan.Plan;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;

/**
 * Holds back the output of a command that prints a secret. A mask replaces standard output.
 * Standard error waits for the command's end, because the mask does not know the secret before.
 */
final class WithheldOutput implements OutputSink {
  private static final int MOST_BYTES = 1 << 20;

  private final OutputSink sink;
  private final ByteArrayOutputStream stderr = new ByteArrayOutputStream();
  private boolean printed;
  private boolean tooMuch;

  WithheldOutput(OutputSink sink) {
    this.sink = sink;
  }

  @Override
  public synchronized void stdout(byte[] buffer, int offset, int length) {
    printed |= length > 0;
  }

  @Override
  public synchronized void stderr(byte[] buffer, int offset, int length) {
    tooMuch |= stderr.size() + length > MOST_BYTES;
    if (!tooMuch) {
      stderr.write(buffer, offset, length);
    }
  }

  /**
   * Passes on what may be seen now.
   *
   * @param known whether the secret is known: nobody can tell else what of standard error it is
   */
  synchronized void release(boolean known) {
    if (printed) {
      byte[] mask = (Plan.MASK + "\n").getBytes(StandardCharsets.UTF_8);
      sink.stdout(mask, 0, mask.length);
    }
    if (known) {
      sink.stderr(stderr.toByteArray(), 0, stderr.size());
    }
    if (tooMuch || (!known && stderr.size() > 0)) {
      byte[] line =
          "the rest of its standard error is not shown\n".getBytes(StandardCharsets.UTF_8);
      sink.stderr(line, 0, line.length);
    }
  }
}
