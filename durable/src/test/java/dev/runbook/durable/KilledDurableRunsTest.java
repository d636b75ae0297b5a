package dev.runbook.durable;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.runbook.EngineConfig;
import dev.runbook.Runbooks;
import dev.runbook.host.Outcome;
import dev.runbook.plan.Plan;
import dev.runbook.play.PlayContext;
import dev.runbook.play.PlayFlags;
import dev.runbook.play.RemotePlay;
import dev.runbook.run.AfterFailure;
import dev.runbook.run.Answer;
import dev.runbook.run.Gate;
import dev.runbook.run.Mask;
import dev.runbook.run.Question;
import dev.runbook.run.Recorder;
import dev.runbook.run.RunEnd;
import dev.runbook.run.RunMode;
import dev.runbook.run.RunOptions;
import dev.runbook.run.RunResult;
import dev.runbook.run.Runner;
import dev.runbook.run.ShellExecutors;
import dev.runbook.source.UnreadableException;
import dev.runbook.testkit.Sshd;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Ends the server, the worker that plays runs, or the one that reaches the host with signal 9, at a
 * moment by chance. Nothing is lost, nothing runs twice, and no danger runs unconfirmed.
 *
 * <p>It needs the program {@code temporal}. One of each under {@code mvn test}; fifty of each with
 * {@code -Dsoak=true}.
 */
class KilledDurableRunsTest {
  private static final int STEPS = 12;
  private static final List<Integer> DANGERS = List.of(3, 7, 11);
  private static final int TIMES = Boolean.getBoolean("soak") ? 50 : 1;

  @TempDir Path folder;
  private final List<Process> started = new ArrayList<>();
  private final List<String> unknown = new CopyOnWriteArrayList<>();
  private int port;
  private Process server;
  private Process runs;
  private Process host;
  private Optional<Sshd> sshd = Optional.empty();

  private String alias() {
    return sshd.isPresent() ? "lab" : "local";
  }

  private void start() throws Exception {
    assumeTrue(temporal().isPresent(), "the program `temporal` is not on the PATH");
    try (ServerSocket free = new ServerSocket(0)) {
      port = free.getLocalPort();
    }
    server = server();
    runs = worker("runs");
    host = worker("host:" + alias());
    Files.writeString(folder.resolve("twelve.md"), page());
  }

  @AfterEach
  void stop() throws Exception {
    for (Process each : started) {
      each.destroyForcibly().waitFor();
    }
    sshd.ifPresent(Sshd::close);
  }

  private static Optional<Path> temporal() {
    return Arrays.stream(System.getenv("PATH").split(File.pathSeparator))
        .map(each -> Path.of(each, "temporal"))
        .filter(Files::isExecutable)
        .findFirst();
  }

  private String page() {
    StringBuilder page = new StringBuilder("# Twelve\n\n```bash {confirm=each}\n");
    for (int i = 1; i <= STEPS; i++) {
      page.append("# Step ").append(i).append('\n');
      String text =
          "sleep 0.1; echo "
              + i
              + " >>"
              + effects()
              + "; sleep 0.1"
              + (DANGERS.contains(i) ? "; rm -rf /srv/runbook-none-" + i : "");
      page.append(sshd.isPresent() ? "ssh lab \"" + text + "\"" : text).append("\n\n");
    }
    return page.append("```\n").toString();
  }

  private Path effects() {
    return folder.resolve("effects");
  }

  private Process start(List<String> command, String log) throws IOException {
    ProcessBuilder builder =
        new ProcessBuilder(command)
            .redirectErrorStream(true)
            .redirectOutput(ProcessBuilder.Redirect.appendTo(folder.resolve(log).toFile()));
    builder.environment().put("HOME", folder.toString());
    Process process = builder.start();
    started.add(process);
    return process;
  }

  private Process server() throws IOException {
    return start(
        List.of(
            temporal().orElseThrow().toString(),
            "server",
            "start-dev",
            "--headless",
            "--port",
            String.valueOf(port),
            "--db-filename",
            folder.resolve("temporal.db").toString(),
            "--log-level",
            "error"),
        "server.log");
  }

  /** It tries until the server answers. */
  private Process worker(String queue) throws IOException {
    String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
    String command =
        java
            + " -XX:TieredStopAtLevel=1 -Xmx256m -cp \"$CLASSES\" dev.runbook.durable.Main worker"
            + " --on temporal:127.0.0.1:"
            + port
            + " --queue "
            + queue
            + sshd.map(this::config).orElse("");
    // The shell becomes the worker when the server answers.
    String text =
        "until exec 3<>/dev/tcp/127.0.0.1/"
            + port
            + "; do sleep 0.2; done; exec 3>&-; sleep 1; exec "
            + command;
    ProcessBuilder builder =
        new ProcessBuilder("bash", "-c", text)
            .redirectErrorStream(true)
            .redirectOutput(
                ProcessBuilder.Redirect.appendTo(
                    folder.resolve(queue.replace(':', '-') + ".log").toFile()));
    builder.environment().put("CLASSES", System.getProperty("java.class.path"));
    builder.environment().put("HOME", folder.toString());
    Process process = builder.start();
    started.add(process);
    return process;
  }

  private String config(Sshd server) {
    try {
      List<String> options = server.options();
      return " --ssh-config " + options.get(options.indexOf("-F") + 1);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Test
  void losesNothingAndRunsNothingTwice() throws Exception {
    start();
    killEach();
  }

  /** Here the host writes down how commands end, and nobody is asked. */
  @Test
  void settlesByReceiptsWhatAnSshHostWasDoing() throws Exception {
    sshd = Sshd.start(folder);
    assumeTrue(sshd.isPresent(), "there is no sshd here");
    start();
    killEach();
    assertThat(unknown).as("the host knew each").isEmpty();
  }

  private void killEach() throws Exception {
    Random random = new Random();
    int on = 0;
    for (int i = 0; i < TIMES * 3; i++) {
      Files.deleteIfExists(effects());
      on += kill(i % 3, random.nextInt(3500), "20260102-030405-" + String.format("%04d", i));
    }
    System.out.println(
        TIMES * 3
            + " runs on "
            + alias()
            + ": server, runs' worker and host's worker ended by signal 9, "
            + on
            + " of them while the run was on its way; 0 lost, 0 steps twice");
  }

  /** Whether the run was on its way when it happened. */
  private int kill(int what, int afterMillis, String id) throws Exception {
    PlayContext.Player ops = new PlayContext.Player("ops", "laptop", "v", Optional.empty());
    try (TemporalRuns there = open()) {
      Runbooks here =
          Runbooks.reaching(
              there.hosts(),
              PlayInput.LOCAL,
              EngineConfig.builder().environment(Map.of()).library(List.of(folder)).build());
      Plan plan = here.plan("twelve", Map.of());
      RemotePlay play = new RemotePlay(id, plan, PlayFlags.unattended(), true, ops);
      there.begin(play);
      Truthful person = new Truthful();
      CompletableFuture<RunEnd> ended =
          CompletableFuture.supplyAsync(
              () -> {
                Runner runner =
                    new Runner(
                        new ShellExecutors(there.hosts()),
                        there.gate(play, person),
                        Recorder.none(),
                        Mask.none(),
                        List.of(),
                        new RunOptions(RunMode.REAL, Optional.empty(), Optional.empty()),
                        Clock.systemUTC());
                there.controls(runner, () -> false);
                return runner.run(play.plan());
              });
      while (!Files.exists(effects()) && !ended.isDone()) {
        Thread.sleep(20);
      }
      Thread.sleep(afterMillis);
      boolean onItsWay = !ended.isDone();
      killAndStartAgain(what);
      assertThat(ended.get().result())
          .as("run %s", id)
          .isIn(RunResult.DONE, RunResult.DONE_WITH_FAILURES);
      List<String> expected = new ArrayList<>();
      for (int i = 1; i <= STEPS; i++) {
        expected.add(String.valueOf(i));
      }
      assertThat(Files.readAllLines(effects())).as("run %s", id).isEqualTo(expected);
      assertThat(person.confirmed)
          .containsAll(List.of("twelve/step-3", "twelve/step-7", "twelve/step-11"));
      return onItsWay ? 1 : 0;
    }
  }

  private TemporalRuns open() throws Exception {
    for (int i = 0; ; i++) {
      try {
        return new TemporalRuns(
            "temporal:127.0.0.1:" + port,
            TemporalAddress.of("temporal:127.0.0.1:" + port).orElseThrow().connect(Map.of()),
            Set.of(),
            new PlayInput.StartedBy("ops", "laptop", Versions.ofThis()),
            new WorkerTimes(Duration.ofSeconds(60), Duration.ofSeconds(3)),
            List::of);
      } catch (UnreadableException e) {
        if (i > 20) {
          throw e;
        }
        Thread.sleep(500);
      }
    }
  }

  private void killAndStartAgain(int what) throws Exception {
    switch (what) {
      case 0 -> {
        server.destroyForcibly().waitFor();
        server = server();
      }
      case 1 -> {
        runs.destroyForcibly().waitFor();
        runs = worker("runs");
      }
      default -> {
        host.destroyForcibly().waitFor();
        host = worker("host:" + alias());
      }
    }
  }

  /** A person who confirms what is to be confirmed, and looks whether something took effect. */
  private final class Truthful implements Gate {
    final Set<String> confirmed = new HashSet<>();

    @Override
    public Answer mayRun(Question.MayRun question) {
      return new Answer.Run(true);
    }

    @Override
    public String confirm(Question.Confirm question) {
      confirmed.add(question.step().id());
      return question.expected();
    }

    @Override
    public AfterFailure afterFailure(Question.Failed question) {
      boolean open = question.outcome() instanceof Outcome.Unknown && !question.settled();
      boolean happened = tookEffect(question.step().id().replaceAll(".*-", ""));
      if (!open) {
        // Where the host says that it was cut off, what it had done by then is there.
        return happened && question.outcome() instanceof Outcome.Signalled
            ? new AfterFailure.Skip("it has done its work")
            : new AfterFailure.Again();
      }
      unknown.add(question.step().id() + ": " + question.outcome().sentence());
      boolean writes = question.command().contains("echo");
      return writes && !happened
          ? new AfterFailure.DidNotHappen("I have looked")
          : new AfterFailure.Happened("I have looked");
    }

    private boolean tookEffect(String number) {
      try {
        Thread.sleep(1000); // What was cut off may still come to its end.
        return Files.exists(effects()) && Files.readAllLines(effects()).contains(number);
      } catch (IOException | InterruptedException e) {
        throw new IllegalStateException(e);
      }
    }
  }
}
