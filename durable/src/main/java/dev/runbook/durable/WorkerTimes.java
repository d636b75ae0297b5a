package dev.runbook.durable;

import java.time.Duration;
import java.util.Map;

/**
 * How long a run waits for workers.
 *
 * @param patience for one that takes a call
 * @param heartbeat for a sign of life of one that has taken it
 */
record WorkerTimes(Duration patience, Duration heartbeat) {
  /** A minute until a worker takes a call, and thirty seconds without a sign of life. */
  static final WorkerTimes USUAL = new WorkerTimes(Duration.ofMinutes(1), Duration.ofSeconds(30));

  /**
   * The usual times, or those of {@code RUNBOOK_WORKER_WAIT} and {@code RUNBOOK_WORKER_HEARTBEAT},
   * in seconds.
   */
  static WorkerTimes of(Map<String, String> environment) {
    return new WorkerTimes(
        seconds(environment, "RUNBOOK_WORKER_WAIT", USUAL.patience()),
        seconds(environment, "RUNBOOK_WORKER_HEARTBEAT", USUAL.heartbeat()));
  }

  private static Duration seconds(Map<String, String> environment, String name, Duration usual) {
    String text = environment.getOrDefault(name, "");
    return text.matches("[1-9][0-9]{0,5}") ? Duration.ofSeconds(Long.parseLong(text)) : usual;
  }

  static WorkerTimes of(PlayInput.Settings settings) {
    return new WorkerTimes(
        Duration.ofMillis(settings.workerWaitMillis()),
        Duration.ofMillis(settings.heartbeatMillis()));
  }
}
