package dev.runbook.report;

import dev.runbook.json.Json;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * A terminal recording as asciinema plays it, versions 2 and 3 of its format, while it is made.
 *
 * <p>Version 3 has the time since the event before. Each is the difference of two rounded times,
 * never a rounded difference, so that an event is at most half a microsecond from its place however
 * many there are.
 */
final class Cast {
  private static final long MICRO = 1_000;
  private static final long SECOND = 1_000_000;

  private final StringBuilder out = new StringBuilder();
  private final boolean intervals;
  private long micros;

  /**
   * A recording.
   *
   * @param header the first line
   * @param intervals whether events have the time since the event before, as in version 3
   */
  Cast(Map<String, Object> header, boolean intervals) {
    this.intervals = intervals;
    out.append(Json.line(header)).append('\n');
  }

  /** Adds an event; one that is said to lie before the last one is put beside it. */
  void add(long nanos, String code, String data) {
    long before = micros;
    micros = Math.max(before, (nanos + MICRO / 2) / MICRO);
    long shown = intervals ? micros - before : micros;
    String seconds = String.format(Locale.ROOT, "%d.%06d", shown / SECOND, shown % SECOND);
    String rest = Json.line(List.of(code, data)).substring(1);
    out.append('[').append(seconds).append(", ").append(rest).append('\n');
  }

  @Override
  public String toString() {
    return out.toString();
  }
}
