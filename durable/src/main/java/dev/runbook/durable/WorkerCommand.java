package dev.runbook.durable;

import dev.runbook.EngineConfig;
import dev.runbook.Runbooks;
import io.temporal.client.WorkflowClient;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code runbook worker}: plays runs, or reaches hosts for them. */
@Command(
    name = "worker",
    description = {
      "Work for durable runs, until Ctrl-C.",
      "The queue `runs` plays runs; `host:ALIAS` reaches a host for them, `host:local` is this"
          + " machine. A worker dials out to the server only. It takes secrets from its own"
          + " environment, as RUNBOOK_PARAM_NAME."
    },
    mixinStandardHelpOptions = true)
final class WorkerCommand implements Callable<Integer> {
  @Option(
      names = "--on",
      paramLabel = "ADDRESS",
      defaultValue = "temporal:127.0.0.1:7233",
      description = "The Temporal server (default: ${DEFAULT-VALUE}).")
  private String on;

  @Option(
      names = "--queue",
      paramLabel = "QUEUE",
      required = true,
      description = "runs, or host:ALIAS; may be given several times.")
  private List<String> queues;

  @Option(
      names = "--mock",
      paramLabel = "FILE",
      description = "Scripted hosts instead of real ones.")
  private Path mock;

  @Spec private CommandSpec spec;

  @Override
  public Integer call() throws InterruptedException {
    TemporalAddress address =
        TemporalAddress.of(on)
            .orElseThrow(
                () -> refused("--on takes temporal:HOST:PORT or temporal:HOST:PORT/NAMESPACE"));
    for (String queue : queues) {
      if (!queue.equals(Workers.RUNS) && !queue.matches("host:[^\\s:]+")) {
        throw refused("--queue takes runs or host:ALIAS, not `" + queue + "`");
      }
    }
    EngineConfig config = EngineConfig.builder().unrecorded().build();
    Runbooks runbooks =
        Optional.ofNullable(mock)
            .map(file -> Runbooks.on(file, config))
            .orElseGet(() -> Runbooks.onThisMachine(config));
    WorkflowClient client = address.connect(System.getenv());
    Workers workers = Workers.start(client, queues, Versions.ofThis(), runbooks, System.getenv());
    CountDownLatch ended = new CountDownLatch(1);
    Runtime.getRuntime()
        .addShutdownHook(
            new Thread(
                () -> {
                  workers.close();
                  ended.countDown();
                }));
    System.err.println(
        "working for " + String.join(", ", queues) + " on " + on + "; Ctrl-C ends it");
    ended.await();
    return 0;
  }

  private ParameterException refused(String why) {
    return new ParameterException(spec.commandLine(), why);
  }
}
