package dev.runbook.cli.console;

import java.util.Locale;

/** Words a duration as people say it. */
public final class SpokenDuration {
  private static final long SECOND = 1000;
  private static final long MINUTE = 60 * SECOND;
  private static final long HOUR = 60 * MINUTE;

  private SpokenDuration() {}

  /** {@code 0.8 s}, {@code 42 s}, {@code 3 min}, {@code 3 min 4 s}, {@code 1 h 20 min}. */
  public static String spoken(long millis) {
    if (millis < 10 * SECOND) {
      return String.format(Locale.ROOT, "%.1f s", millis / (double) SECOND);
    }
    if (millis < MINUTE) {
      return millis / SECOND + " s";
    }
    return millis < HOUR
        ? both(millis / MINUTE, "min", millis % MINUTE / SECOND, "s")
        : both(millis / HOUR, "h", millis % HOUR / MINUTE, "min");
  }

  private static String both(long large, String unit, long small, String smaller) {
    return large + " " + unit + (small == 0 ? "" : " " + small + " " + smaller);
  }
}
