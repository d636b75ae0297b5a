package dev.runbook.host.ssh;

import dev.runbook.host.OutputSink;
import dev.runbook.host.bash.EndMarker;
import java.util.Arrays;

/**
 * Removes the begin mark, which a command's text prints first, from its output. If the mark is
 * missing, no shell has read the text.
 *
 * <p>What start-up files print comes before it and stays.
 */
final class BegunSink implements OutputSink {
  private final OutputSink sink;
  private final EndMarker mark;
  private final Runnable onBegun;
  private boolean begun;

  /**
   * Takes it out.
   *
   * @param onBegun is run when it comes, while the command runs
   */
  BegunSink(OutputSink sink, String marker, Runnable onBegun) {
    this.sink = sink;
    this.onBegun = onBegun;
    this.mark = new EndMarker(marker);
  }

  /** Whether the mark has come. */
  synchronized boolean hasBegun() {
    return begun;
  }

  /** Nothing more will come. */
  synchronized void end() {
    if (!begun) {
      mark.release(sink::stdout);
    }
  }

  @Override
  public synchronized void stdout(byte[] buffer, int offset, int length) {
    if (begun) {
      sink.stdout(buffer, offset, length);
      return;
    }
    byte[] bytes = Arrays.copyOfRange(buffer, offset, offset + length);
    int rest = mark.scan(bytes, length, sink::stdout);
    if (rest >= 0) {
      begun = true;
      onBegun.run();
      if (rest < length) {
        sink.stdout(bytes, rest, length - rest);
      }
    }
  }

  @Override
  public void stderr(byte[] buffer, int offset, int length) {
    sink.stderr(buffer, offset, length);
  }
}
