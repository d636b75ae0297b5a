package dev.runbook.report;

import java.time.Duration;
import java.time.Instant;

/** Words how long ago a time was, roughly. */
public final class TimeAgo {
  private static final int DAYS_OF_MONTH = 30;
  private static final int DAYS_OF_YEAR = 365;

  private TimeAgo() {}

  /**
   * In minutes, hours, days below 60, months below two years, or years: {@code 5 minutes ago},
   * {@code 40 days ago}, {@code 8 months ago}; months have 30 days and years 365. Less than a
   * minute, or later than now, is {@code just now}.
   */
  public static String of(Instant then, Instant now) {
    Duration ago = Duration.between(then, now);
    long days = ago.toDays();
    if (ago.toMinutes() < 1) {
      return "just now";
    }
    if (ago.toHours() < 1) {
      return TextFormat.counted(ago.toMinutes(), "minute") + " ago";
    }
    if (days < 1) {
      return TextFormat.counted(ago.toHours(), "hour") + " ago";
    }
    if (days < 2 * DAYS_OF_MONTH) {
      return TextFormat.counted(days, "day") + " ago";
    }
    return days < 2 * DAYS_OF_YEAR
        ? TextFormat.counted(days / DAYS_OF_MONTH, "month") + " ago"
        : TextFormat.counted(days / DAYS_OF_YEAR, "year") + " ago";
  }
}
