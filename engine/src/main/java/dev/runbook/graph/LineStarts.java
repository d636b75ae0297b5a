package dev.runbook.graph;

import java.util.Arrays;

/** The offsets at which the lines of a text begin. */
final class LineStarts {
  private final int[] starts;

  LineStarts(String text) {
    int lines = 1;
    for (int at = text.indexOf('\n'); at >= 0; at = text.indexOf('\n', at + 1)) {
      lines++;
    }
    starts = new int[lines];
    for (int line = 1; line < starts.length; line++) {
      starts[line] = text.indexOf('\n', starts[line - 1]) + 1;
    }
  }

  /** The line that an offset is in, counted from 0. */
  int of(int offset) {
    int found = Arrays.binarySearch(starts, offset);
    return found >= 0 ? found : -found - 2;
  }

  /** How many lines there are. */
  int count() {
    return starts.length;
  }

  /** The offset of a line's first character. */
  int start(int line) {
    return starts[line];
  }
}
