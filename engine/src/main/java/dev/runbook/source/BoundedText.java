package dev.runbook.source;

import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A text that limits how often a regular expression may read its characters. Pages, scenarios and
 * mock hosts bring their own expressions, and {@code (.*,){11}P} would otherwise run for ever.
 */
public final class BoundedText implements CharSequence {
  /** Far more looks than a sensible pattern needs for a long command. */
  private static final int MAX_LOOKS = 1_000_000;

  /** How often each letter of a long text may be looked at. */
  private static final int LOOKS_PER_LETTER = 100;

  /** A longer text is cut where its beginning says enough, or nobody could have read it. */
  private static final int LONGEST = 64 * 1024;

  private static final class TooManyReads extends RuntimeException {
    private static final long serialVersionUID = 1L;

    TooManyReads() {
      super(null, null, false, false);
    }
  }

  private final String text;
  private final long most;
  private long looks;

  private BoundedText(String text) {
    this.text = text;
    this.most = Math.max(MAX_LOOKS, (long) LOOKS_PER_LETTER * text.length());
  }

  /**
   * Whether a pattern is found in the first 64 Ki letters of a text.
   *
   * @param inDoubt the answer where it cannot be decided in time
   */
  public static boolean finds(Pattern pattern, String text, boolean inDoubt) {
    String looked = text.length() > LONGEST ? text.substring(0, LONGEST) : text;
    return decided(pattern, looked, Matcher::find).orElse(inDoubt);
  }

  /**
   * Whether a pattern matches the whole of a text.
   *
   * @param inDoubt the answer where it cannot be decided in time
   */
  public static boolean matches(Pattern pattern, String text, boolean inDoubt) {
    return decided(pattern, text, Matcher::matches).orElse(inDoubt);
  }

  /**
   * What is to be known of a pattern and a text.
   *
   * @return empty where it cannot be told in time
   */
  public static <T> Optional<T> decided(
      Pattern pattern, String text, Function<Matcher, T> question) {
    try {
      return Optional.of(question.apply(pattern.matcher(new BoundedText(text))));
    } catch (TooManyReads | StackOverflowError e) {
      return Optional.empty();
    }
  }

  @Override
  public int length() {
    return text.length();
  }

  @Override
  public char charAt(int index) {
    if (++looks > most) {
      throw new TooManyReads();
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
