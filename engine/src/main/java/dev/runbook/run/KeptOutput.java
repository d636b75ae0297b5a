package dev.runbook.run;

import dev.runbook.host.OutputSink;
import java.io.ByteArrayOutputStream;

/** Keeps standard output up to a limit while it passes it on. Threads may share it. */
final class KeptOutput {
  private final int most;
  private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
  private boolean tooLong;
  private int marked;
  private boolean markedTooLong;

  /**
   * Nothing yet.
   *
   * @param most how many bytes are kept
   */
  KeptOutput(int most) {
    this.most = most;
  }

  /** The same sink, with what goes to standard output kept on the way. */
  OutputSink around(OutputSink sink) {
    return new OutputSink() {
      @Override
      public void stdout(byte[] buffer, int offset, int length) {
        keep(buffer, offset, length);
        sink.stdout(buffer, offset, length);
      }

      @Override
      public void stderr(byte[] buffer, int offset, int length) {
        sink.stderr(buffer, offset, length);
      }
    };
  }

  synchronized void keep(byte[] buffer, int offset, int length) {
    tooLong |= bytes.size() + length > most;
    if (!tooLong) {
      bytes.write(buffer, offset, length);
    }
  }

  /** What was printed so far stays, whatever comes of what is printed next. */
  synchronized void mark() {
    marked = bytes.size();
    markedTooLong = tooLong;
  }

  /** What was printed since the mark is as if it had not been. */
  synchronized void backToMark() {
    byte[] before = bytes.toByteArray();
    bytes.reset();
    bytes.write(before, 0, marked);
    tooLong = markedTooLong;
  }

  /** Whether there was more than is kept. */
  synchronized boolean isTooLong() {
    return tooLong;
  }

  synchronized byte[] bytes() {
    return bytes.toByteArray();
  }
}
