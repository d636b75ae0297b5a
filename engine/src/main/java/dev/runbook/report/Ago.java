package dev.runbook.report;

import java.time.Duration;
import java.time.Instant;

/** How long ago something was, roughly, in words. */
public final class Ago {
  private Ago() {}

  /** In whole days: {@code within a day}, {@code 1 day ago}, {@code 40 days ago}. */
  public static String of(Instant then, Instant now) {
    long days = Duration.between(then, now).toDays();
    if (days <= 0) {
      return "within a day";
    }
    return days == 1 ? "1 day ago" : days + " days ago";
  }
}
