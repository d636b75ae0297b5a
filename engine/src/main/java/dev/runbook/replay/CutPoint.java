package dev.runbook.replay;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/**
 * The point at which a scenario cuts its run off, as {@code kill -9} would.
 *
 * @param when where in the turn of the step
 * @param step the step's id, or its slug where that is unique
 */
public record CutPoint(When when, String step) {
  /** Where in the turn of a step. */
  public enum When {
    /** Before its turn. */
    BEFORE,
    /** When its first command has taken effect, and nobody has seen its end. */
    IN,
    /** After its turn. */
    AFTER;

    /** The word that scenarios use. */
    public String word() {
      return name().toLowerCase(Locale.ROOT);
    }

    /** All words. */
    static List<String> words() {
      return Arrays.stream(values()).map(When::word).toList();
    }
  }

  /** It, in words. */
  String words() {
    return when.word() + " " + step;
  }
}
