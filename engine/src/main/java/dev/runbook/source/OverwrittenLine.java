package dev.runbook.source;

/**
 * A line that a program overwrites after a carriage return. Of a progress bar it keeps the last
 * state.
 *
 * <p>A terminal would keep the end of a longer line; those who go back write all of it again, and
 * no two states are to be read as one.
 */
public final class OverwrittenLine {
  private final StringBuilder text = new StringBuilder();
  private boolean returned;

  /** A line of which nothing is written yet. */
  public OverwrittenLine() {}

  /** The next character, which is no line feed. */
  public void put(char c) {
    if (c == '\r') {
      returned = true;
      return;
    }
    if (returned) {
      text.setLength(0);
      returned = false;
    }
    text.append(c);
  }

  /** What is there now. */
  public String text() {
    return text.toString();
  }

  /** Another line begins. */
  public void clear() {
    text.setLength(0);
    returned = false;
  }

  /** A text with each of its lines in its last state; CR LF is a line feed. */
  public static String lastStates(String text) {
    if (text.indexOf('\r') < 0) {
      return text;
    }
    StringBuilder out = new StringBuilder();
    OverwrittenLine line = new OverwrittenLine();
    for (int i = 0; i < text.length(); i++) {
      if (text.charAt(i) == '\n') {
        out.append(line.text).append('\n');
        line.clear();
      } else {
        line.put(text.charAt(i));
      }
    }
    return out.append(line.text).toString();
  }
}
