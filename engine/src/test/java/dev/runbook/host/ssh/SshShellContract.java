package dev.runbook.host.ssh;

import static org.assertj.core.api.Assertions.assertThat;

import dev.runbook.host.Host;
import dev.runbook.host.Invocation;
import dev.runbook.host.Invocation.Terminal;
import dev.runbook.host.Operator;
import dev.runbook.host.Outcome;
import dev.runbook.host.Shell;
import dev.runbook.host.ssh.config.SshSettings;
import dev.runbook.testkit.Background;
import dev.runbook.testkit.Eventually;
import dev.runbook.testkit.RecordingSink;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ThreadLocalRandom;
import org.junit.jupiter.api.AfterEach;

/** Shells on a host: a command in one, what it wrote, and what is left. */
abstract class SshShellContract extends SshContract {
  /** Starts nine processes, in the ways that processes get away. */
  static final String NINE =
      """
      nohup sleep NAP1 >/dev/null 2>&1 &
      setsid sleep NAP2 &
      (sleep NAP3; touch late) &
      sleep NAP4 | cat &
      sh -c 'sleep NAP5 & sleep NAP6; wait' &
      (setsid sh -c 'trap "" INT TERM HUP; sleep NAP7' &) &
      (nohup sh -c '(env -i /bin/sleep NAP8 &)' >/dev/null 2>&1 &)
      touch go
      sleep NAP9
      touch late
      """;

  /** What this test's processes are called, and nobody else's: {@code sleep} and a number. */
  final String nap = "sleep 77" + ThreadLocalRandom.current().nextInt(100_000, 1_000_000);

  RecordingSink sink = new RecordingSink();
  final RecordingSink between = new RecordingSink();
  private Optional<SshHosts> hosts = Optional.empty();

  @AfterEach
  void closeHosts() {
    hosts.ifPresent(SshHosts::close);
  }

  @AfterEach
  void endLeftovers() {
    ProcessHandle.allProcesses()
        .filter(process -> commandLine(process).contains(nap))
        .forEach(ProcessHandle::destroyForcibly);
  }

  Host host(boolean kept) throws IOException {
    return host(kept, server().settings(), Operator.nobody());
  }

  Host host(boolean kept, SshSettings settings, Operator operator) {
    if (hosts.isEmpty()) {
      hosts = Optional.of(hosts(settings, operator));
    }
    return hosts.get().host("lab", List.of(), kept);
  }

  Shell open(boolean kept) throws IOException {
    return host(kept).open(between);
  }

  /** Its naps get names of their own. */
  Outcome run(Shell shell, Invocation c) {
    sink = new RecordingSink();
    String text = c.text().replace("sleep NAP", nap);
    return shell.run(c.saying(text), sink);
  }

  Outcome run(Shell shell, String text) {
    return run(shell, Invocation.of(text));
  }

  /** Runs a command that must go well and says what it printed. */
  String out(Shell shell, String text) {
    Outcome outcome = run(shell, text);
    assertThat(outcome).as(text + ": " + sink.err()).isEqualTo(Outcome.ok());
    return sink.out();
  }

  /** Starts a command in the test's folder, and returns once it has made the file {@code go}. */
  CompletableFuture<Outcome> start(Shell shell, String text) {
    return start(shell, Invocation.of("cd " + root + "; " + text));
  }

  CompletableFuture<Outcome> start(Shell shell, Invocation command) {
    file("go").toFile().delete();
    CompletableFuture<Outcome> outcome = Background.start(() -> run(shell, command));
    Eventually.await("the command is going", () -> Files.exists(file("go")) || outcome.isDone());
    return outcome;
  }

  Path file(String name) {
    return root.resolve(name);
  }

  static Invocation with(Terminal terminal, String text, boolean secret) {
    return Invocation.of(text).at(terminal).secret(secret);
  }
}
