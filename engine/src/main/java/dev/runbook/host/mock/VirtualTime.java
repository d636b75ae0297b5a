package dev.runbook.host.mock;

import dev.runbook.host.Waiting;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicReference;

/**
 * A clock on which waiting takes no real time.
 *
 * <p>Nobody can come and interrupt a command that never ends, so it is interrupted at once.
 */
public final class VirtualTime implements Waiting {
  private final Instant start;
  private final AtomicReference<Duration> passed = new AtomicReference<>(Duration.ZERO);

  private VirtualTime(Instant start) {
    this.start = start;
  }

  /** Time that begins at an instant. */
  public static VirtualTime from(Instant start) {
    return new VirtualTime(start);
  }

  @Override
  public Duration now() {
    return passed.get();
  }

  @Override
  public boolean pass(Duration time, CountDownLatch interrupted) {
    if (interrupted.getCount() == 0) {
      return true;
    }
    passed.accumulateAndGet(time, Duration::plus);
    return false;
  }

  @Override
  public void forEver(CountDownLatch interrupted) {
    interrupted.countDown();
  }

  /** The clock that shows it, in UTC. */
  public Clock clock() {
    return new Shown(ZoneOffset.UTC);
  }

  private final class Shown extends Clock {
    private final ZoneId zone;

    Shown(ZoneId zone) {
      this.zone = zone;
    }

    @Override
    public ZoneId getZone() {
      return zone;
    }

    @Override
    public Clock withZone(ZoneId other) {
      return new Shown(other);
    }

    @Override
    public Instant instant() {
      return start.plus(now());
    }
  }
}
