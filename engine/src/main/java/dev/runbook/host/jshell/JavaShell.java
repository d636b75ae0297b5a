package dev.runbook.host.jshell;

import dev.runbook.host.Invocation;
import dev.runbook.host.Outcome;
import dev.runbook.host.OutputSink;
import dev.runbook.host.Shell;
import dev.runbook.host.Variable;
import dev.runbook.host.jshell.remote.EvaluationResult;
import dev.runbook.host.jshell.remote.Request;
import dev.runbook.host.process.Ending;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;

/** The run's JShell as a {@link Shell}: its blocks share its state. */
final class JavaShell implements Shell {
  private final SecureRandom random = new SecureRandom();
  private final JavaStart start;
  private final Complaints complaints = new Complaints();
  private final Map<String, Variable> known = new HashMap<>();
  private Map<String, Variable> wanted = Map.of();
  private int evaluations;
  private volatile Ending running;
  private volatile boolean closed;

  private JavaShell(JavaStart start) {
    this.start = start;
  }

  /** Begins to start one, in the background. */
  static JavaShell begin(JavaSetting setting, OutputSink between) {
    return new JavaShell(JavaStart.begin(setting, between));
  }

  @Override
  public synchronized void assign(List<Variable> variables) {
    Map<String, Variable> all = new LinkedHashMap<>();
    variables.forEach(each -> all.put(each.name(), each));
    wanted = all;
  }

  @Override
  public synchronized Outcome run(Invocation command, OutputSink sink) {
    if (!isOpen()) {
      return Outcome.notStarted("its JShell has ended");
    }
    try {
      JavaProcess process = start.await();
      define(process);
      return evaluate(process, command, sink);
    } catch (CancellationException e) {
      return Outcome.signalled("INT");
    } catch (ExecutionException e) {
      return Outcome.notStarted("JShell does not start: " + e.getCause().getMessage());
    } catch (IOException | RuntimeException e) {
      return Outcome.unknown(Optional.ofNullable(e.getMessage()).orElse(e.toString()));
    } catch (InterruptedException e) {
      // It is somewhere in the middle; no later block may meet it there.
      start.abort();
      Thread.currentThread().interrupt();
      return Outcome.unknown("the wait for its end was interrupted");
    } finally {
      running = null;
    }
  }

  /** While it still starts, there is nothing to interrupt but the waiting. */
  @Override
  public void interrupt() {
    Ending ending = running;
    if (ending != null) {
      ending.ask(Ending.Cause.INTERRUPT);
    } else {
      start.giveUp();
    }
  }

  @Override
  public boolean isOpen() {
    return !closed && start.isAlive();
  }

  /** A block that still runs is interrupted first. */
  @Override
  public void close() {
    interrupt();
    closeWhenIdle();
  }

  private synchronized void closeWhenIdle() {
    if (!closed) {
      closed = true;
      start.close();
    }
  }

  /** A variable that has its value already is left to the snippets: they may have changed it. */
  private void define(JavaProcess process) {
    wanted.forEach(
        (name, variable) -> {
          if (!variable.equals(known.put(name, variable))) {
            process.send(new Request.Define(name, type(variable), variable.value()));
          }
        });
  }

  /** A whole number is an {@code int} where it fits. */
  private static String type(Variable variable) {
    if (!variable.number()) {
      return "String";
    }
    long value = Long.parseLong(variable.value());
    return value == (int) value ? "int" : "long";
  }

  private Outcome evaluate(JavaProcess process, Invocation command, OutputSink sink)
      throws IOException, InterruptedException {
    int number = ++evaluations;
    String mark = nonce();
    complaints.remember(number, command);
    Ending ending = new Ending(process.processes(number));
    running = ending;
    command.timeout().ifPresent(ending::limit);
    process.direct(sink, mark);
    process.send(new Request.Evaluate(number, command.text(), mark));
    ending.begun();
    Optional<EvaluationResult> reply = process.reply();
    Ending.Cause cause = ending.finish();
    Optional<Outcome> ended = reply.isPresent() ? Optional.empty() : Optional.of(process.ended());
    if (ended.isEmpty()) {
      process.finishOutput();
    }
    return switch (cause) {
      case INTERRUPT -> Outcome.signalled("INT");
      case TIMEOUT -> Outcome.timedOut(command.timeout().orElseThrow());
      case NONE -> ended.isPresent() ? ended.get() : verdict(reply.get(), sink);
    };
  }

  private Outcome verdict(EvaluationResult reply, OutputSink sink) {
    if (reply.findings().isEmpty()) {
      return Outcome.ok();
    }
    byte[] text = complaints.render(reply.findings()).getBytes(StandardCharsets.UTF_8);
    sink.stderr(text, 0, text.length);
    return reply.begun()
        ? Outcome.failed(1)
        : Outcome.notStarted(reply.findings().get(0).message());
  }

  private String nonce() {
    byte[] bytes = new byte[16];
    random.nextBytes(bytes);
    return HexFormat.of().formatHex(bytes);
  }
}
