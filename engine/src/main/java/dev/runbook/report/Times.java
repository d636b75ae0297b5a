package dev.runbook.report;

import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** Writes points in time for people of one time zone; each day has the zone's name. */
final class Times {
  /** Those of journals. */
  static final Times UTC = in(ZoneOffset.UTC);

  private final DateTimeFormatter second;
  private final DateTimeFormatter clock;

  private Times(ZoneId zone) {
    second = DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss z", Locale.ENGLISH).withZone(zone);
    clock = DateTimeFormatter.ofPattern("HH:mm:ss", Locale.ROOT).withZone(zone);
  }

  /** Those of a zone; every name for UTC is UTC. */
  static Times in(ZoneId zone) {
    return new Times(zone.normalized().equals(ZoneOffset.UTC) ? ZoneId.of("UTC") : zone);
  }

  String time(Instant instant) {
    return second.format(instant);
  }

  /** The time of the day. */
  String clock(Instant instant) {
    return clock.format(instant);
  }
}
