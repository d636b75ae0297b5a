package dev.runbook.durable;

import io.temporal.activity.Activity;
import io.temporal.activity.ActivityExecutionContext;
import io.temporal.client.ActivityCompletionException;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;

/** Heartbeats of activities: four in the time after which the server gives one up. */
final class ActivityHeartbeats implements Heartbeats {
  private static final int IN_TIME = 4;
  private static final long SHORTEST_MILLIS = 100;

  private final ScheduledExecutorService beats =
      Executors.newScheduledThreadPool(
          1,
          task -> {
            Thread thread = new Thread(task, "heartbeats");
            thread.setDaemon(true);
            return thread;
          });

  @Override
  public Beating begin(Runnable interrupt) {
    ActivityExecutionContext activity = Activity.getExecutionContext();
    long limit = activity.getInfo().getHeartbeatTimeout().toMillis();
    long every = Math.max(SHORTEST_MILLIS, limit / IN_TIME);
    ScheduledFuture<?> beating =
        beats.scheduleAtFixedRate(
            () -> {
              try {
                activity.heartbeat(null);
              } catch (ActivityCompletionException e) {
                interrupt.run();
              }
            },
            every,
            every,
            TimeUnit.MILLISECONDS);
    return () -> beating.cancel(false);
  }

  @Override
  public void close() {
    beats.shutdownNow();
  }
}
