package dev.runbook.host.mock;

import dev.runbook.host.Invocation;
import dev.runbook.host.Outcome;
import dev.runbook.host.OutputSink;
import dev.runbook.host.Shell;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;

/** A shell on a mock host: it looks up what to say, and says it. */
final class MockShell implements Shell {
  private final String host;
  private final Script script;
  private final AtomicReference<Patience> running = new AtomicReference<>();
  private volatile boolean open = true;

  MockShell(String host, Script script) {
    this.host = host;
    this.script = script;
  }

  @Override
  public Outcome run(Invocation command, OutputSink sink) {
    if (!open) {
      return Outcome.notStarted("the shell on " + host + " is closed");
    }
    Patience patience = new Patience(command.timeout());
    running.set(patience);
    try {
      return script
          .answer(command.text())
          .map(answer -> give(answer, patience, sink))
          .orElseGet(() -> unscripted(command.text()));
    } finally {
      running.set(null);
    }
  }

  private Outcome give(Answer answer, Patience patience, OutputSink sink) {
    Optional<Outcome> cutShort = patience.pause(answer.delay());
    if (cutShort.isPresent()) {
      return cutShort.get();
    }
    print(answer, sink);
    return answer.fault().map(fault -> suffer(fault, patience)).orElse(answer.ending());
  }

  private static void print(Answer answer, OutputSink sink) {
    byte[] stdout = answer.stdout().getBytes(StandardCharsets.UTF_8);
    byte[] stderr = answer.stderr().getBytes(StandardCharsets.UTF_8);
    if (stdout.length > 0) {
      sink.stdout(stdout, 0, stdout.length);
    }
    if (stderr.length > 0) {
      sink.stderr(stderr, 0, stderr.length);
    }
  }

  private Outcome suffer(Fault fault, Patience patience) {
    return switch (fault) {
      case HANG -> patience.waitForTheEnd();
      case REFUSE -> Outcome.notStarted(host + " refused the connection");
      case HOST_KEY_CHANGED -> Outcome.notStarted("the host key of " + host + " has changed");
      case DISCONNECT -> {
        open = false;
        yield Outcome.unknown("the connection to " + host + " was lost while the command ran");
      }
    };
  }

  private Outcome unscripted(String command) {
    String hint = script.hint(command).map(text -> " (" + text + ")").orElse("");
    return Outcome.notStarted("the mock host " + host + " has no answer for: " + command + hint);
  }

  @Override
  public void interrupt() {
    Patience patience = running.get();
    if (patience != null) {
      patience.interrupt();
    }
  }

  @Override
  public boolean isOpen() {
    return open;
  }

  @Override
  public void close() {
    open = false;
    interrupt();
  }
}
