package dev.runbook.cli.console;

import dev.runbook.host.TerminalLoan;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.List;

/**
 * A terminal at which one key types the page's next line, which the person then sends. After the
 * last line the key has its usual meaning.
 */
final class OfferedLines extends PassedOnLoan {
  /** Ctrl-], which neither a shell nor a client of a database uses. */
  static final byte KEY = 0x1d;

  static final String KEY_NAME = "Ctrl-]";

  private final Deque<String> lines;
  private byte[] waiting = {};

  OfferedLines(TerminalLoan loan, List<String> lines) {
    super(loan);
    this.lines = new ArrayDeque<>(lines);
  }

  @Override
  public int keys(byte[] buffer, long millis) throws IOException {
    if (waiting.length == 0) {
      int count = loan.keys(buffer, millis);
      if (count <= 0) {
        return count;
      }
      waiting = typed(buffer, count);
    }
    int given = Math.min(buffer.length, waiting.length);
    System.arraycopy(waiting, 0, buffer, 0, given);
    waiting = Arrays.copyOfRange(waiting, given, waiting.length);
    return given;
  }

  private byte[] typed(byte[] keys, int count) {
    ByteArrayOutputStream all = new ByteArrayOutputStream();
    for (int i = 0; i < count; i++) {
      if (keys[i] == KEY && !lines.isEmpty()) {
        all.writeBytes(lines.remove().getBytes(StandardCharsets.UTF_8));
      } else {
        all.write(keys[i]);
      }
    }
    return all.toByteArray();
  }

  @Override
  public void close() {
    loan.close();
  }
}
