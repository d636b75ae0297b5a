package dev.runbook.durable;

import dev.runbook.Runbooks;
import io.temporal.client.WorkflowClient;
import io.temporal.worker.Worker;
import io.temporal.worker.WorkerFactory;
import io.temporal.worker.WorkerOptions;
import io.temporal.worker.WorkflowImplementationOptions;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** The workers of one process: one for each task queue. They dial out, and listen nowhere. */
final class Workers implements AutoCloseable {
  /** The queue of the runs themselves, without the version. */
  static final String RUNS = "runs";

  /** A page of fifty thousand steps takes this long to be read. */
  private static final long DEADLOCK_MILLIS = TimeUnit.MINUTES.toMillis(1);

  private static final int AT_ONCE = 50;

  /**
   * No task and no question comes without the whole history, so that nothing of a run is remembered
   * between two. The SDK (1.38.0) remembers what a question has played as well: one that was taken
   * before the first task of a run and played after it left a run that lacked the last reply, and
   * every later question was answered from that.
   */
  private static final Duration NOT_STICKY = Duration.ZERO;

  /** One worker may reach many hosts. */
  private static final int POLLERS = 2;

  private final WorkerFactory factory;
  private final HostWorker hosts;

  private Workers(WorkerFactory factory, HostWorker hosts) {
    this.factory = factory;
    this.hosts = hosts;
  }

  /** A run is played by the version that began it: another one could play it otherwise. */
  static String runs(String version) {
    return RUNS + ":" + version;
  }

  /**
   * Starts them.
   *
   * @param queues {@code runs} or {@code host:ALIAS}
   * @param runbooks reaches the hosts
   * @param environment has the values of secrets
   */
  static Workers start(
      WorkflowClient client,
      List<String> queues,
      String version,
      Runbooks runbooks,
      Map<String, String> environment) {
    return start(WorkerFactory.newInstance(client), queues, version, runbooks, environment);
  }

  static Workers start(
      WorkerFactory factory,
      List<String> queues,
      String version,
      Runbooks runbooks,
      Map<String, String> environment) {
    HostWorker hosts = new HostWorker(runbooks, environment, new ActivityHeartbeats());
    for (String queue : queues) {
      if (queue.equals(RUNS)) {
        Worker worker =
            factory.newWorker(
                runs(version),
                WorkerOptions.newBuilder()
                    .setDefaultDeadlockDetectionTimeout(DEADLOCK_MILLIS)
                    .setStickyQueueScheduleToStartTimeout(NOT_STICKY)
                    .build());
        worker.registerWorkflowImplementationFactory(
            DurableRun.class,
            given -> new DurableRunWorkflow(given.get(0, PlayInput.class), environment),
            WorkflowImplementationOptions.getDefaultInstance());
      } else {
        Worker worker =
            factory.newWorker(
                queue,
                WorkerOptions.newBuilder()
                    .setMaxConcurrentActivityExecutionSize(AT_ONCE)
                    .setMaxConcurrentActivityTaskPollers(POLLERS)
                    .setMaxHeartbeatThrottleInterval(
                        Duration.ofMillis(ActivityHeartbeats.EVERY_MILLIS))
                    .build());
        worker.registerActivitiesImplementations(hosts);
      }
    }
    factory.start();
    return new Workers(factory, hosts);
  }

  /** Takes no more calls, and ends what runs. */
  @Override
  public void close() {
    factory.shutdownNow();
    factory.awaitTermination(10, TimeUnit.SECONDS);
    hosts.close();
  }
}
