package dev.runbook.report;

import dev.runbook.journal.event.JournalRunEvent;
import dev.runbook.journal.event.Player;
import dev.runbook.json.Json;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * A terminal recording as asciinema plays it, version 3 of its format, while it is made.
 *
 * <p>An event has the time since the event before. Each is the difference of two rounded times,
 * never a rounded difference, so that an event is at most half a microsecond from its place however
 * many there are.
 */
final class Cast {
  private static final long MICRO = 1_000;
  private static final long SECOND = 1_000_000;
  private static final int LARGEST = 9999;

  private final StringBuilder out = new StringBuilder();
  private long micros;

  /** A recording that begins with a header. */
  Cast(Map<String, Object> header) {
    out.append(Json.line(header)).append('\n');
  }

  /** How large the terminal was when a part of a run began. */
  static Optional<Player.Terminal> terminalOf(JournalRunEvent.Beginning beginning) {
    return beginning
        .by()
        .terminal()
        .filter(size -> Math.min(size.cols(), size.rows()) > 0)
        .filter(size -> Math.max(size.cols(), size.rows()) <= LARGEST);
  }

  /** The same as the data of an event. */
  static Optional<String> sizeOf(JournalRunEvent.Beginning beginning) {
    return terminalOf(beginning).map(size -> size.cols() + "x" + size.rows());
  }

  /** Adds an event; one that is said to lie before the last one is put beside it. */
  void add(long nanos, String code, String data) {
    long before = micros;
    micros = Math.max(before, (nanos + MICRO / 2) / MICRO);
    long since = micros - before;
    String seconds = String.format(Locale.ROOT, "%d.%06d", since / SECOND, since % SECOND);
    String rest = Json.line(List.of(code, data)).substring(1);
    out.append('[').append(seconds).append(", ").append(rest).append('\n');
  }

  @Override
  public String toString() {
    return out.toString();
  }
}
