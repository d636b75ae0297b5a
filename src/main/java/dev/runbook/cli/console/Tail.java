package dev.runbook.cli.console;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;

/** The last lines of a command's output, for when it fails. Safe from any thread. */
public final class Tail {
  private static final int LINES = 10;
  private static final int LONGEST_LINE = 2000;

  private final Deque<String> lines = new ArrayDeque<>();
  private final StringBuilder open = new StringBuilder();

  /** Another command begins. */
  synchronized void clear() {
    lines.clear();
    open.setLength(0);
  }

  /** A stretch of output, already made safe and without colours. */
  synchronized void add(String text) {
    int from = 0;
    for (int end = text.indexOf('\n'); end >= 0; end = text.indexOf('\n', from)) {
      append(text, from, end);
      keep();
      from = end + 1;
    }
    append(text, from, text.length());
  }

  private void append(String text, int from, int end) {
    int room = Math.max(0, LONGEST_LINE - open.length());
    open.append(text, from, Math.min(end, from + room));
  }

  private void keep() {
    lines.addLast(open.toString());
    open.setLength(0);
    if (lines.size() > LINES) {
      lines.removeFirst();
    }
  }

  /** The lines, the oldest first. */
  public synchronized List<String> lines() {
    if (open.length() > 0) {
      keep();
    }
    return List.copyOf(lines);
  }
}
