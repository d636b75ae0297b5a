package dev.runbook.host.ssh;

import dev.runbook.host.HostException;
import dev.runbook.host.Invocation;
import dev.runbook.host.Invocation.Terminal;
import dev.runbook.host.Operator;
import dev.runbook.host.Outcome;
import dev.runbook.host.OutputSink;
import dev.runbook.host.ReceiptId;
import dev.runbook.host.Shell;
import dev.runbook.host.TerminalLoan;
import dev.runbook.host.TerminalSize;
import dev.runbook.host.process.Ending;
import dev.runbook.host.process.Interrupts;
import dev.runbook.host.ssh.link.SshChannel;
import dev.runbook.host.ssh.link.SshCommand;
import dev.runbook.host.ssh.link.SshEnd;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Runs each command alone, as {@code ssh ALIAS "command"} does by hand: in a new login shell, on a
 * channel of its own.
 *
 * <p>A failure in any part of a pipeline counts, where the login shell can tell. A secret text
 * travels on standard input, and shows in no process list here.
 */
final class OnceShell implements Shell {
  /**
   * A login shell may become such a program, whose environment nobody may read: it must be found
   * while it is a child of the server's.
   */
  private static final Pattern CHANGES_USER =
      Pattern.compile("\\b(?:sudo|doas|su|pkexec|runuser|setpriv)\\b");

  private static final Duration PATIENCE = Duration.ofSeconds(10);

  private final String alias;
  private final SharedLine shared;
  private final Operator operator;
  private Optional<String> step = Optional.empty();
  private final Interrupts interrupts = new Interrupts();
  private volatile boolean closed;

  OnceShell(String alias, SharedLine shared, Operator operator) {
    this.alias = alias;
    this.shared = shared;
    this.operator = operator;
  }

  /**
   * {@inheritDoc}
   *
   * @throws HostException when its connection was lost, and the host that answers now is another
   *     one
   */
  @Override
  public synchronized Outcome run(Invocation command, OutputSink sink) {
    Optional<String> obstacle = obstacle(command);
    if (obstacle.isPresent()) {
      return Outcome.notStarted(obstacle.get());
    }
    interrupts.starting();
    try {
      SharedLine.Line line = shared.line();
      if (command.terminal() != Terminal.OPERATOR) {
        return play(command, sink, line, Optional.empty());
      }
      try (TerminalLoan loan = operator.lend()) {
        return play(command, sink, line, Optional.of(loan));
      }
    } catch (HostException e) {
      if (e.kind() == HostException.Kind.IDENTITY) {
        throw e;
      }
      return Outcome.notStarted(e.getMessage());
    } finally {
      interrupts.over();
    }
  }

  @Override
  public synchronized void beginStep() {
    step = Optional.of(MarkerWords.next());
  }

  @Override
  public void interrupt() {
    interrupts.ask();
  }

  @Override
  public boolean isOpen() {
    return !closed;
  }

  /** The connection stays for others; a command that still runs is interrupted. */
  @Override
  public void close() {
    interrupt();
    closed = true;
  }

  private Optional<String> obstacle(Invocation command) {
    if (closed) {
      return Optional.of("this shell on " + alias + " is closed");
    }
    if (command.directory().isPresent() || command.interpreter().isPresent()) {
      return Optional.of(
          "a step with its own folder or interpreter needs a shell that stays open there");
    }
    if (command.secret() && command.terminal() != Terminal.NONE) {
      return Optional.of("a terminal would show the secret that its text holds");
    }
    return Optional.empty();
  }

  private Outcome play(
      Invocation command, OutputSink sink, SharedLine.Line line, Optional<TerminalLoan> loan) {
    String marker = step.orElseGet(MarkerWords::next);
    RemoteSupervisor warden = line.warden();
    warden.tell("once", marker, command.receipt().map(ReceiptId::id).orElse(""));
    try {
      OnceText text = new OnceText(command, marker, warden.loginShell(), warden.receipts());
      Runnable noteIt = () -> warden.tell("begun", marker);
      BegunSink begun =
          new BegunSink(
              sink, marker, CHANGES_USER.matcher(command.text()).find() ? noteIt : () -> {});
      SshChannel channel = line.link().start(request(command, text, loan), begun);
      Outcome outcome = follow(command, channel, line, text, loan);
      begun.end();
      boolean unread = !begun.hasBegun() && !text.argument().isEmpty();
      Optional<Integer> status = outcome.exitStatus().filter(any -> unread);
      if (status.isEmpty() || (status.get() != 0 && readsText(line))) {
        return outcome;
      }
      command.receipt().ifPresent(id -> warden.tell("unread", id.id()));
      return unread(status.get());
    } finally {
      warden.tell("over", marker);
    }
  }

  /**
   * Whether anyone who is given texts there reads them: then one that was not read is none for it,
   * a syntax error, and what it ended with says so.
   */
  private boolean readsText(SharedLine.Line line) {
    String marker = MarkerWords.next();
    BegunSink begun = new BegunSink(OutputSink.discard(), marker, () -> {});
    SshCommand asking = SshCommand.of(OnceText.begin(marker) + "exit 0");
    try (SshChannel channel = line.link().start(asking, begun)) {
      Thread waiting = new Thread(() -> await(channel), "question to " + alias);
      waiting.setDaemon(true);
      waiting.start();
      waiting.join(PATIENCE.toMillis());
      return !waiting.isAlive() && begun.hasBegun();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }

  private static void await(SshChannel channel) {
    try {
      channel.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** The process that ended it did not print the mark: its status is no answer to the text. */
  private Outcome unread(int status) {
    return Outcome.unknown(
        alias
            + " ended it with status "
            + status
            + ", and nothing shows that the text was read there: a ForceCommand or a login shell of"
            + " its own may have done something else");
  }

  private static SshCommand request(
      Invocation command, OnceText text, Optional<TerminalLoan> loan) {
    Optional<TerminalSize> size =
        command.terminal() == Terminal.NONE
            ? Optional.empty()
            : Optional.of(loan.map(TerminalLoan::size).orElse(TerminalSize.USUAL));
    return new SshCommand(text.argument(), size, command.secret() || loan.isPresent());
  }

  private Outcome follow(
      Invocation command,
      SshChannel channel,
      SharedLine.Line line,
      OnceText text,
      Optional<TerminalLoan> loan) {
    Ending ending = new Ending(new OnceProcesses(line.warden(), text.marker(), channel));
    ending.begun();
    interrupts.begun(ending);
    command.timeout().ifPresent(ending::limit);
    text.input().ifPresent(input -> feed(channel, input));
    Optional<TerminalRelay> relay = loan.map(lent -> TerminalRelay.between(lent, channel));
    try {
      SshEnd end = channel.await();
      return outcome(command, end, ending.finish());
    } catch (InterruptedException e) {
      channel.close();
      Thread.currentThread().interrupt();
      return Outcome.unknown("the wait for its end was interrupted");
    } finally {
      relay.ifPresent(TerminalRelay::close);
    }
  }

  /** Nobody can say what an ended command did when its end was not seen. */
  private Outcome outcome(Invocation command, SshEnd end, Ending.Cause cause) {
    if (end instanceof SshEnd.NeverBegan never) {
      shared.doubt();
      return Outcome.notStarted(never.why());
    }
    if (end instanceof SshEnd.Lost lost) {
      shared.doubt();
      return Outcome.unknown(
          cause == Ending.Cause.NONE
              ? alias + ": " + lost.why()
              : "it was asked to end, and may still run on " + alias + ": " + lost.why());
    }
    return switch (cause) {
      case INTERRUPT -> Outcome.signalled("INT");
      case TIMEOUT -> Outcome.timedOut(command.timeout().orElseThrow());
      case NONE ->
          end instanceof SshEnd.Signalled signal
              ? Outcome.signalled(signal.name())
              : Outcome.exited(((SshEnd.Exited) end).status());
    };
  }

  /** A connection that fails before it reads says so by how it ends, so a broken pipe does not. */
  private static void feed(SshChannel channel, String input) {
    try (OutputStream stdin = channel.stdin()) {
      stdin.write(input.getBytes(StandardCharsets.UTF_8));
    } catch (IOException e) {
      return;
    }
  }
}
