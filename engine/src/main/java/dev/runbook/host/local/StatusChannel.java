package dev.runbook.host.local;

import dev.runbook.host.bash.BashWire;
import java.io.Closeable;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;

/**
 * The channel on which the shell sends its reports.
 *
 * <p>The pipe is open for reading and writing on our side, so that neither opening it nor the end
 * of the shell blocks or ends anything; the end of the shell is a line that we write ourselves.
 */
final class StatusChannel implements Closeable {
  private final RandomAccessFile pipe;
  private final FileOutputStream own;
  private final byte[] buffer = new byte[4096];
  private final StringBuilder partial = new StringBuilder();
  private final Deque<String> lines = new ArrayDeque<>();

  StatusChannel(Path path) throws IOException {
    pipe = new RandomAccessFile(path.toFile(), "rw");
    own = new FileOutputStream(path.toFile(), true);
  }

  /** The next line, when it comes. */
  String next() throws IOException {
    while (lines.isEmpty()) {
      int n = pipe.read(buffer);
      partial.append(new String(buffer, 0, n, StandardCharsets.ISO_8859_1));
      split();
    }
    return lines.remove();
  }

  /** Wakes the reader: the shell is gone. */
  void wakeReader() {
    try {
      own.write((BashWire.GONE + "\n").getBytes(StandardCharsets.US_ASCII));
    } catch (IOException e) {
      // Closed on our side: then nobody reads any more.
      return;
    }
  }

  @Override
  public void close() throws IOException {
    own.close();
    pipe.close();
  }

  private void split() {
    for (int end = partial.indexOf("\n"); end >= 0; end = partial.indexOf("\n")) {
      lines.add(partial.substring(0, end));
      partial.delete(0, end + 1);
    }
  }
}
