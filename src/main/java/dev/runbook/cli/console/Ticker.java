package dev.runbook.cli.console;

import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;

/**
 * Shows, once a second, how long a silent command has been running, and ten times a second the last
 * state of an overwritten line.
 */
final class Ticker implements AutoCloseable {
  private static final long SILENT_SECONDS = 2;
  private static final long REDRAW_MILLIS = 100;

  private final LiveOutput output;
  private final Screen screen;
  private final ScheduledExecutorService timer =
      Executors.newSingleThreadScheduledExecutor(
          task -> {
            Thread thread = new Thread(task, "elapsed time");
            thread.setDaemon(true);
            return thread;
          });
  private List<ScheduledFuture<?>> running = List.of();

  Ticker(LiveOutput output, Screen screen) {
    this.output = output;
    this.screen = screen;
  }

  /** A command begins; what is known of its usual time is shown with it. */
  void start(String usual) {
    long start = System.nanoTime();
    running =
        List.of(
            timer.scheduleAtFixedRate(
                () -> tick(System.nanoTime() - start, usual), SILENT_SECONDS, 1, TimeUnit.SECONDS),
            timer.scheduleAtFixedRate(
                output::draw, REDRAW_MILLIS, REDRAW_MILLIS, TimeUnit.MILLISECONDS));
  }

  private void tick(long nanos, String usual) {
    String time = SpokenDuration.spoken(TimeUnit.NANOSECONDS.toMillis(nanos));
    String more = usual.isEmpty() ? "" : " · " + usual;
    String line = Columns.fit("  … running for " + time + more, screen.width() - 1);
    String text = screen.render(Text.of(line, Style.DIM));
    output.tick(
        text, TimeUnit.SECONDS.toNanos(SILENT_SECONDS) - TimeUnit.MILLISECONDS.toNanos(100));
  }

  void stop() {
    running.forEach(each -> each.cancel(false));
    running = List.of();
    output.eraseTick();
  }

  @Override
  public void close() {
    stop();
    timer.shutdownNow();
  }
}
