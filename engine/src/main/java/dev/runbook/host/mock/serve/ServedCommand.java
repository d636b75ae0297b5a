package dev.runbook.host.mock.serve;

import dev.runbook.host.HostException;
import dev.runbook.host.Invocation;
import dev.runbook.host.Invocation.Terminal;
import dev.runbook.host.Outcome;
import dev.runbook.host.OutputSink;
import dev.runbook.host.Shell;
import dev.runbook.host.ssh.ExecText;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.apache.sshd.server.channel.ChannelSession;

/** One command, in a shell of its own. */
final class ServedCommand extends ChannelTask {
  private final ServedSessions sessions;
  private final ExecText asked;
  private volatile Shell shell;

  ServedCommand(ServedSessions sessions, ExecText asked) {
    this.sessions = sessions;
    this.asked = asked;
  }

  @Override
  int serve() throws IOException {
    out().write(asked.greeting().getBytes(StandardCharsets.UTF_8));
    out().flush();
    Optional<String> text =
        asked.kind() == ExecText.Kind.FED
            ? asked.fed(new String(in().readAllBytes(), StandardCharsets.UTF_8))
            : Optional.of(asked.text());
    if (text.isEmpty()) {
      return NO_STATUS;
    }
    try (Shell opened = sessions.shell(false, new ChannelOperator(in()))) {
      shell = opened;
      sessions.begin(asked.marker(), opened);
      return end(opened.run(command(text.get()), new Channels(out(), err())));
    } catch (HostException e) {
      return end(Outcome.notStarted(e.getMessage()));
    } catch (UncheckedIOException e) {
      throw e.getCause();
    } finally {
      sessions.end(asked.marker());
    }
  }

  private Invocation command(String text) {
    return Invocation.of(text)
        .at(hasTerminal() ? Terminal.OPERATOR : Terminal.NONE)
        .with(sessions.values().all());
  }

  @Override
  public void destroy(ChannelSession session) throws IOException {
    if (shell != null) {
      shell.interrupt();
    }
    super.destroy(session);
  }

  /** The channel's two streams. */
  private record Channels(OutputStream out, OutputStream err) implements OutputSink {
    @Override
    public void stdout(byte[] buffer, int offset, int length) {
      write(out, buffer, offset, length);
    }

    @Override
    public void stderr(byte[] buffer, int offset, int length) {
      write(err, buffer, offset, length);
    }

    private static void write(OutputStream to, byte[] buffer, int offset, int length) {
      try {
        to.write(buffer, offset, length);
        to.flush();
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }
}
