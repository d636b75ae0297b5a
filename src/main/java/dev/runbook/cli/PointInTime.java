package dev.runbook.cli;

import dev.runbook.yaml.Durations;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.format.DateTimeParseException;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads a point in time: an age such as {@code 7d}, a day, or a time. */
final class PointInTime {
  private static final Pattern WEEKS = Pattern.compile("([0-9]{1,4})w");

  private PointInTime() {}

  /**
   * The time that a text names.
   *
   * @param text {@code 7d}, {@code 2w}, {@code 2026-01-31} (its first second) or {@code
   *     2026-01-31T08:00} with or without seconds; with a Z in UTC, else in the clock's zone
   * @param clock what durations are counted back from
   * @throws UsageException when it is none of these
   */
  static Instant of(String text, Clock clock) {
    Optional<Duration> ago = weeks(text).or(() -> Durations.parse(text));
    if (ago.isPresent()) {
      return clock.instant().minus(ago.get());
    }
    try {
      if (text.indexOf('T') < 0) {
        return LocalDate.parse(text).atStartOfDay(clock.getZone()).toInstant();
      }
      return text.endsWith("Z")
          ? Instant.parse(text)
          : LocalDateTime.parse(text).atZone(clock.getZone()).toInstant();
    } catch (DateTimeParseException e) {
      throw new UsageException(
          "`"
              + text
              + "` is no time\n"
              + "  = write it like `7d`, `2w`, `12h`, `2026-01-31` or `2026-01-31T08:00`; a Z at"
              + " its end makes it UTC");
    }
  }

  /** How long a run may take is never said in weeks; how long ago one was is. */
  private static Optional<Duration> weeks(String text) {
    Matcher matcher = WEEKS.matcher(text);
    return matcher.matches()
        ? Optional.of(Duration.ofDays(7 * Long.parseLong(matcher.group(1))))
        : Optional.empty();
  }
}
