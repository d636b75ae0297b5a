package dev.runbook.shell.program;

import java.util.regex.Pattern;

/**
 * A text that a regular expression may look at only so often, since a page brings its own: {@code
 * (a+)+b} would otherwise hold up whoever reads the page.
 */
final class BoundedText implements CharSequence {
  /** Far more looks than a sensible pattern needs for a long command. */
  private static final int MAX_LOOKS = 1_000_000;

  /** A longer text is cut: what it does is in its beginning, or nobody could have read it. */
  private static final int LONGEST = 64 * 1024;

  private static final class TooManyLooks extends RuntimeException {
    private static final long serialVersionUID = 1L;

    TooManyLooks() {
      super(null, null, false, false);
    }
  }

  private final String text;
  private int looks;

  private BoundedText(String text) {
    this.text = text;
  }

  /**
   * Whether a pattern is found.
   *
   * @param inDoubt the answer where it cannot be decided in time
   */
  static boolean finds(Pattern pattern, String text, boolean inDoubt) {
    String looked = text.length() > LONGEST ? text.substring(0, LONGEST) : text;
    try {
      return pattern.matcher(new BoundedText(looked)).find();
    } catch (TooManyLooks | StackOverflowError e) {
      return inDoubt;
    }
  }

  @Override
  public int length() {
    return text.length();
  }

  @Override
  public char charAt(int index) {
    if (++looks > MAX_LOOKS) {
      throw new TooManyLooks();
    }
    return text.charAt(index);
  }

  @Override
  public CharSequence subSequence(int start, int end) {
    return text.substring(start, end);
  }

  @Override
  public String toString() {
    return text;
  }
}
