package dev.runbook.testkit;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;

/** A clock that goes on by so many milliseconds whenever it is read. */
public final class TickingClock extends Clock {
  private final long step;
  private long now;

  /** A clock from a time on. */
  public TickingClock(Instant start, long step) {
    this.now = start.toEpochMilli();
    this.step = step;
  }

  @Override
  public synchronized Instant instant() {
    Instant instant = Instant.ofEpochMilli(now);
    now += step;
    return instant;
  }

  @Override
  public ZoneId getZone() {
    return ZoneOffset.UTC;
  }

  @Override
  public Clock withZone(ZoneId zone) {
    throw new UnsupportedOperationException("a ticking clock stays in UTC");
  }
}
