package dev.runbook.durable;

import io.temporal.activity.Activity;
import io.temporal.activity.ActivityExecutionContext;
import io.temporal.client.ActivityCompletionException;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/** Heartbeats of activities: often, since the replies to them say that a person presses Ctrl-C. */
final class ActivityHeartbeats implements Heartbeats {
  /** How often, in milliseconds. */
  static final long EVERY_MILLIS = 500;

  private final ScheduledExecutorService beats =
      Executors.newScheduledThreadPool(
          1,
          task -> {
            Thread thread = new Thread(task, "heartbeats");
            thread.setDaemon(true);
            return thread;
          });

  @Override
  public Beating begin(Runnable interrupt, Supplier<LiveOutput> newest) {
    ActivityExecutionContext activity = Activity.getExecutionContext();
    ScheduledFuture<?> beating =
        beats.scheduleAtFixedRate(
            () -> {
              try {
                activity.heartbeat(newest.get());
              } catch (ActivityCompletionException e) {
                interrupt.run();
              }
            },
            EVERY_MILLIS,
            EVERY_MILLIS,
            TimeUnit.MILLISECONDS);
    return () -> beating.cancel(false);
  }

  @Override
  public void close() {
    beats.shutdownNow();
  }
}
