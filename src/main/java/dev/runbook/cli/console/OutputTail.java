package dev.runbook.cli.console;

import dev.runbook.source.OverwrittenLine;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * The last lines of a command's output, for when it fails. Safe from any thread.
 *
 * <p>Bytes are kept as they come and made readable only when somebody asks: hardly anybody does,
 * and a command may write gigabytes.
 */
public final class OutputTail {
  private static final int LINES = 10;
  private static final int LONGEST_LINE = 2000;
  private static final int KEPT = 64 * 1024;
  private static final int PIECE = 4 * 1024;

  private final Deque<Piece> pieces = new ArrayDeque<>();
  private int kept;
  private boolean cut;

  /** A stretch of one stream; it may have room at its end. */
  private static final class Piece {
    private final int stream;
    private final byte[] bytes;
    private int length;

    Piece(int stream, byte[] buffer, int offset, int length) {
      this.stream = stream;
      this.bytes = new byte[Math.max(length, PIECE)];
      append(buffer, offset, length);
    }

    boolean takes(int otherStream, int more) {
      return stream == otherStream && length + more <= bytes.length;
    }

    void append(byte[] buffer, int offset, int more) {
      System.arraycopy(buffer, offset, bytes, length, more);
      length += more;
    }
  }

  /** Another command begins. */
  synchronized void clear() {
    pieces.clear();
    kept = 0;
    cut = false;
  }

  /** A stretch of output of one of the streams, which have numbers. */
  synchronized void add(int stream, byte[] buffer, int offset, int length) {
    int skipped = Math.max(0, length - KEPT);
    int from = offset + skipped;
    int count = length - skipped;
    Piece last = pieces.peekLast();
    if (last != null && last.takes(stream, count)) {
      last.append(buffer, from, count);
    } else if (count > 0) {
      pieces.addLast(new Piece(stream, buffer, from, count));
    }
    kept += count;
    cut |= skipped > 0;
    while (kept - pieces.getFirst().length >= KEPT) {
      kept -= pieces.removeFirst().length;
      cut = true;
    }
  }

  /** The lines, the oldest first. */
  public synchronized List<String> lines() {
    Lines lines = new Lines();
    Map<Integer, OutputFilter> filters = new TreeMap<>();
    for (Piece piece : pieces) {
      OutputFilter filter = filters.computeIfAbsent(piece.stream, key -> new OutputFilter(false));
      lines.add(filter.pass(piece.bytes, 0, piece.length));
    }
    filters.values().forEach(filter -> lines.add(filter.finish()));
    return lines.last(cut);
  }

  /** Text that is cut into lines, of which the last are kept. */
  private static final class Lines {
    private final Deque<String> lines = new ArrayDeque<>();
    private final OverwrittenLine open = new OverwrittenLine();
    private int length;
    private boolean dropped;

    void add(String text) {
      for (int i = 0; i < text.length(); i++) {
        char c = text.charAt(i);
        if (c == '\n') {
          keep();
        } else if (c == '\r' || length < LONGEST_LINE) {
          open.put(c);
          length = c == '\r' ? 0 : length + 1;
        }
      }
    }

    private void keep() {
      lines.addLast(open.text());
      open.clear();
      length = 0;
      if (lines.size() > LINES) {
        lines.removeFirst();
        dropped = true;
      }
    }

    /** Where the beginning was cut off, the first line is only the end of one. */
    List<String> last(boolean cut) {
      if (!open.text().isEmpty()) {
        keep();
      }
      if (cut && !dropped && lines.size() > 1) {
        lines.removeFirst();
      }
      return List.copyOf(lines);
    }
  }
}
