package dev.runbook.durable;

import dev.runbook.EngineConfig;
import dev.runbook.Runbooks;
import dev.runbook.SshPreferences;
import io.temporal.client.WorkflowClient;
import java.nio.file.Files;
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
      names = "--ssh-config",
      paramLabel = "FILE",
      description =
          "The OpenSSH configuration to use instead of the usual one, as ssh -F."
              + " RUNBOOK_SSH_CONFIG in the environment does the same.")
  private Path sshConfig;

  @Option(
      names = "--transport",
      paramLabel = "NAME",
      description =
          "Reach every host by jsch, or by openssh, rather than by what its configuration needs.")
  private TransportName transport;

  enum TransportName {
    jsch,
    openssh
  }

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
    EngineConfig config = EngineConfig.builder().unrecorded().ssh(preferences()).build();
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

  private SshPreferences preferences() {
    Optional<Path> file =
        Optional.ofNullable(sshConfig)
            .or(() -> Optional.ofNullable(System.getenv("RUNBOOK_SSH_CONFIG")).map(Path::of))
            .map(Path::toAbsolutePath);
    if (file.filter(path -> !Files.isReadable(path)).isPresent()) {
      throw refused("the SSH configuration " + file.get() + " cannot be read");
    }
    return new SshPreferences(file, Optional.ofNullable(transport).map(TransportName::name));
  }

  private ParameterException refused(String why) {
    return new ParameterException(spec.commandLine(), why);
  }
}
