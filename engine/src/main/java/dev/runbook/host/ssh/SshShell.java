package dev.runbook.host.ssh;

import dev.runbook.host.Invocation;
import dev.runbook.host.Invocation.Terminal;
import dev.runbook.host.Outcome;
import dev.runbook.host.OutputSink;
import dev.runbook.host.Shell;
import dev.runbook.host.process.Ending;
import dev.runbook.host.process.Launch;
import dev.runbook.host.process.ProcessTree;
import dev.runbook.host.process.Program;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ExecutionException;

/**
 * Commands on one host, each by an {@code ssh} of its own over the shared connection.
 *
 * <p>{@link #interrupt()} and a timeout end the {@code ssh} here. A command that has a terminal
 * there ends with it; one without may live on, unseen.
 */
final class SshShell implements Shell {
  private final SshConnection connection;
  private volatile Ending running;

  SshShell(SshConnection connection) {
    this.connection = connection;
  }

  @Override
  public synchronized Outcome run(Invocation command, OutputSink sink) {
    Optional<String> obstacle = obstacle(command);
    if (obstacle.isPresent()) {
      return Outcome.notStarted(obstacle.get());
    }
    try {
      connection.takeLog();
      String nonce = UUID.randomUUID().toString();
      Program program = Program.start(launch(command, nonce), sink::stdout, sink::stderr);
      return follow(command, sink, program, nonce);
    } catch (IOException e) {
      return Outcome.notStarted("ssh does not start: " + e.getMessage());
    } finally {
      running = null;
    }
  }

  @Override
  public void interrupt() {
    Ending ending = running;
    if (ending != null) {
      ending.ask(Ending.Cause.INTERRUPT);
    }
  }

  @Override
  public boolean isOpen() {
    return connection.isOpen();
  }

  @Override
  public void close() {
    interrupt();
    closeWhenIdle();
  }

  private synchronized void closeWhenIdle() {
    if (connection.isOpen()) {
      connection.close();
    }
  }

  private Optional<String> obstacle(Invocation command) {
    if (!isOpen()) {
      return Optional.of("the connection to " + connection.alias() + " is closed");
    }
    if (command.directory().isPresent() || command.interpreter().isPresent()) {
      return Optional.of(
          "a folder or an interpreter of its own needs a shell that stays open there");
    }
    if (command.secret() && command.terminal() != Terminal.NONE) {
      return Optional.of("a terminal would show the secret that its text holds");
    }
    return Optional.empty();
  }

  private Launch launch(Invocation command, String nonce) {
    if (command.secret()) {
      return connection.launch(List.of("-T"), SshCommandLine.secretReader(nonce)).fed();
    }
    return switch (command.terminal()) {
      case NONE -> connection.launch(List.of("-T"), command.text());
      case PSEUDO -> connection.launch(List.of("-tt"), command.text());
      case OPERATOR -> connection.launch(List.of("-tt"), command.text()).onTerminal();
    };
  }

  /** A connection that fails before it reads says so by its status, so a broken pipe does not. */
  private static void feed(Program program, String text, String nonce) {
    try (OutputStream stdin = program.stdin()) {
      stdin.write((text + "\n\n#" + nonce).getBytes(StandardCharsets.UTF_8));
    } catch (IOException e) {
      return;
    }
  }

  private Outcome follow(Invocation command, OutputSink sink, Program program, String nonce) {
    Ending ending = new Ending(new ProcessTree(program.handle(), Set.of(), connection.bash()));
    running = ending;
    ending.begun();
    command.timeout().ifPresent(ending::limit);
    if (command.secret()) {
      feed(program, command.text(), nonce);
    }
    try {
      int status = program.exit().get();
      return switch (ending.finish()) {
        case INTERRUPT -> Outcome.signalled("INT");
        case TIMEOUT -> Outcome.timedOut(command.timeout().orElseThrow());
        case NONE -> ended(status, sink);
      };
    } catch (ExecutionException | IOException e) {
      return Outcome.unknown("ssh could not be followed: " + e.getMessage());
    } catch (InterruptedException e) {
      program.handle().destroyForcibly();
      Thread.currentThread().interrupt();
      return Outcome.unknown("nobody waited for its end");
    }
  }

  /** What ssh itself said is shown as by hand; it was kept apart to be told from the command's. */
  private Outcome ended(int status, OutputSink sink) throws IOException {
    String log = connection.takeLog();
    byte[] said = log.getBytes(StandardCharsets.UTF_8);
    if (said.length > 0) {
      sink.stderr(said, 0, said.length);
    }
    return status == SshVerdict.AMBIGUOUS
        ? SshVerdict.of(log).toOutcome(connection.alias())
        : Outcome.exited(status);
  }
}
