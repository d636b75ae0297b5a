package dev.runbook.report;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;

/**
 * Writes points in time for people of one time zone; each day has the zone's name.
 *
 * <p>A list of runs writes hundreds, and is over before Java compiles its own writer of dates: that
 * writes the zone's name only, once for summer and once for winter.
 */
final class Times {
  /** Those of journals. */
  static final Times UTC = in(ZoneOffset.UTC);

  private final ZoneId zone;
  private final Map<Boolean, String> names = new HashMap<>();

  private Times(ZoneId zone) {
    this.zone = zone;
  }

  /** Those of a zone; every name for UTC is UTC. */
  static Times in(ZoneId zone) {
    return new Times(zone.normalized().equals(ZoneOffset.UTC) ? ZoneOffset.UTC : zone);
  }

  String time(Instant instant) {
    LocalDateTime time = LocalDateTime.ofInstant(instant, zone);
    return time.toLocalDate() + " " + clock(time) + " " + name(instant);
  }

  /** The time of the day. */
  String clock(Instant instant) {
    return clock(LocalDateTime.ofInstant(instant, zone));
  }

  private static String clock(LocalDateTime time) {
    return TextFormat.two(time.getHour())
        + ":"
        + TextFormat.two(time.getMinute())
        + ":"
        + TextFormat.two(time.getSecond());
  }

  /** Synchronised, since {@link #UTC} is everybody's. */
  private synchronized String name(Instant instant) {
    if (zone.equals(ZoneOffset.UTC)) {
      return "UTC";
    }
    boolean summer = zone.getRules().isDaylightSavings(instant);
    String name = names.get(summer);
    if (name == null) {
      ZonedDateTime then = instant.atZone(zone);
      name = DateTimeFormatter.ofPattern("z", Locale.ENGLISH).format(then);
      names.put(summer, name);
    }
    return name;
  }
}
