package dev.runbook.host.ssh;

import dev.runbook.host.bash.BashWire;
import java.io.IOException;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;

/** Reads the reports of a bash in order, up to its end or the end of the connection. */
final class ReportReader {
  private static final String LOST = "lost";

  private final String alias;
  private final String gone = MarkerWords.next();
  private final BlockingQueue<String> lines = new LinkedBlockingQueue<>();

  ReportReader(String alias) {
    this.alias = alias;
  }

  /** Takes a line as it comes. */
  void take(String line) {
    lines.add(line);
  }

  /** What is written behind all that the bash said, once it has ended. */
  String goneWord() {
    return gone;
  }

  /** Nothing more will come. */
  void lose() {
    lines.add(LOST);
  }

  /**
   * The next line, when it comes.
   *
   * @throws IOException when the connection was lost, and nobody knows what would have come
   */
  String next() throws IOException {
    try {
      String line = lines.take();
      if (line.equals(LOST)) {
        lines.add(LOST);
        throw new IOException("the connection to " + alias + " was lost");
      }
      if (line.equals(gone)) {
        lines.clear();
        lines.add(gone);
        return BashWire.GONE;
      }
      return line;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException("the wait for its end was interrupted", e);
    }
  }
}
