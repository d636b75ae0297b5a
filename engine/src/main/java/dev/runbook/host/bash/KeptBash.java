package dev.runbook.host.bash;

import dev.runbook.host.Invocation;
import dev.runbook.host.Invocation.Terminal;
import dev.runbook.host.Outcome;
import dev.runbook.host.OutputSink;
import dev.runbook.host.ReceiptId;
import dev.runbook.host.Shell;
import dev.runbook.host.Variable;
import dev.runbook.host.process.Ending;
import dev.runbook.host.process.Interrupts;
import dev.runbook.host.process.Processes;
import java.io.IOException;
import java.security.SecureRandom;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** One long-lived bash as the interface sees it: commands put into it share its state. */
public final class KeptBash implements Shell {
  /** After an assignment, {@code $_} is what the author's last command left in it. */
  private static final String KEEP_LAST = " && builtin : \"$__rb_u\"";

  private final SecureRandom random = new SecureRandom();
  private final Map<String, Variable> known = new HashMap<>();
  private final Deque<Variable> waiting = new ArrayDeque<>();
  private final BashWire wire;
  private Report last = Report.fresh();
  private Optional<String> step = Optional.empty();
  private final Interrupts interrupts = new Interrupts();
  private volatile boolean closed;

  /** The bash at the other end of a wire; it has said that it is ready. */
  public KeptBash(BashWire wire) {
    this.wire = wire;
  }

  @Override
  public synchronized Outcome run(Invocation command, OutputSink sink) {
    if (!isOpen()) {
      return Outcome.notStarted("its shell has ended");
    }
    interrupts.starting();
    try {
      return command.terminal() == Terminal.OPERATOR
          ? onTerminal(command, sink)
          : inShell(command, sink);
    } catch (IOException | RuntimeException e) {
      return Outcome.unknown(Optional.ofNullable(e.getMessage()).orElse(e.toString()));
    } catch (InterruptedException e) {
      // The shell is somewhere in the middle; no later command may meet it there.
      wire.destroy();
      Thread.currentThread().interrupt();
      return Outcome.unknown("the wait for its end was interrupted");
    } finally {
      interrupts.over();
    }
  }

  /**
   * In a subshell, and in a list, so that a status other than 0 meets neither {@code set -e} nor an
   * ERR trap.
   */
  @Override
  public synchronized Outcome ask(Invocation question, String plainly, OutputSink sink) {
    Report before = last;
    Outcome outcome = run(question.saying("( " + question.text() + "\n) && :"), sink);
    last = before;
    return outcome;
  }

  @Override
  public synchronized void beginStep() {
    step = Optional.of(nonce());
  }

  @Override
  public void interrupt() {
    interrupts.ask();
  }

  @Override
  public boolean isOpen() {
    return !closed && wire.isAlive();
  }

  /** A command that still runs is interrupted first. */
  @Override
  public void close() {
    interrupt();
    closeWhenIdle();
  }

  private synchronized void closeWhenIdle() {
    if (!closed) {
      closed = true;
      wire.close(Frame.lastWords(last));
    }
  }

  /** Each value once: afterwards the variable is the author's, to change or to unset. */
  @Override
  public synchronized void assign(List<Variable> variables) {
    variables.stream()
        .filter(variable -> !variable.equals(known.put(variable.name(), variable)))
        .forEach(waiting::add);
  }

  /** Sets what waits to be set, by commands of our own; nothing of it is exported. */
  private Optional<Outcome> assignWaiting(OutputSink sink)
      throws IOException, InterruptedException {
    while (!waiting.isEmpty()) {
      Variable variable = waiting.peek();
      String nonce = nonce();
      String assignment = variable.name() + "=" + Quote.quote(variable.value());
      wire.direct(sink, nonce);
      wire.send(
          new Frame(Invocation.of(assignment + KEEP_LAST), nonce, Report.fresh(), wire.program())
              .of(step.orElse(nonce))
              .text());
      Optional<Report> report = CommandReport.follow(wire, nonce, () -> {}).report();
      wire.finishOutput(nonce);
      if (report.filter(each -> each.status() == 0).isEmpty()) {
        return Optional.of(
            Outcome.notStarted("the captured " + variable.name() + " cannot be set in its shell"));
      }
      waiting.remove();
    }
    return Optional.empty();
  }

  private Outcome inShell(Invocation command, OutputSink sink)
      throws IOException, InterruptedException {
    Optional<Outcome> refused = assignWaiting(sink);
    if (refused.isPresent()) {
      return refused.get();
    }
    String nonce = command.receipt().map(ReceiptId::id).orElseGet(this::nonce);
    String owner = step.orElse(nonce);
    Ending ending = begin(wire.processes(owner, last.jobs()), command);
    wire.direct(sink, nonce);
    wire.send(new Frame(command, nonce, last, wire.program()).of(owner).text());
    CommandReport exchange = CommandReport.follow(wire, nonce, ending::begun);
    Ending.Cause cause = ending.finish();
    exchange.report().ifPresent(report -> last = report);
    wire.finishOutput(nonce);
    return switch (cause) {
      case INTERRUPT -> Outcome.signalled("INT");
      case TIMEOUT -> Outcome.timedOut(command.timeout().orElseThrow());
      case NONE -> exchange.refusal(command).orElseGet(() -> ended(command, exchange));
    };
  }

  private Outcome ended(Invocation command, CommandReport exchange) {
    if (exchange.report().isEmpty()) {
      return wire.ended();
    }
    Report report = exchange.report().get();
    return Outcome.exited(command.pipeline() ? report.pipelineStatus() : report.status());
  }

  private Outcome onTerminal(Invocation command, OutputSink sink)
      throws IOException, InterruptedException {
    return wire.onTerminal(command, sink, this::askState, processes -> begin(processes, command));
  }

  /** Runs a question of our own, after which the shell is as it was. */
  private void askState(String question) throws IOException {
    String nonce = nonce();
    wire.send(
        new Frame(Invocation.of(question), nonce, last, wire.program())
            .of(step.orElse(nonce))
            .text());
    CommandReport answer = CommandReport.follow(wire, nonce, () -> {});
    if (answer.report().isEmpty()) {
      throw new IOException("the shell ended before it reported its state");
    }
  }

  private Ending begin(Processes processes, Invocation command) {
    Ending ending = new Ending(processes);
    interrupts.begun(ending);
    command.timeout().ifPresent(ending::limit);
    return ending;
  }

  private String nonce() {
    byte[] bytes = new byte[16];
    random.nextBytes(bytes);
    return HexFormat.of().formatHex(bytes);
  }
}
