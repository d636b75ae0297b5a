package dev.runbook.host.ssh.jsch;

import dev.runbook.host.OutputSink;
import dev.runbook.host.ssh.link.SshChannel;
import dev.runbook.host.ssh.link.SshCommand;
import dev.runbook.host.ssh.link.SshEnd;
import dev.runbook.host.ssh.link.SshLink;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;

/** A sink that remembers, both streams apart. */
final class Heard implements OutputSink {
  private final ByteArrayOutputStream out = new ByteArrayOutputStream();
  private final ByteArrayOutputStream err = new ByteArrayOutputStream();

  @Override
  public synchronized void stdout(byte[] buffer, int offset, int length) {
    out.write(buffer, offset, length);
  }

  @Override
  public synchronized void stderr(byte[] buffer, int offset, int length) {
    err.write(buffer, offset, length);
  }

  synchronized String out() {
    return out.toString(StandardCharsets.UTF_8);
  }

  synchronized String err() {
    return err.toString(StandardCharsets.UTF_8);
  }

  /** Runs a command to its end. */
  static SshEnd end(SshLink link, String text) throws InterruptedException {
    return new Heard().run(link, SshCommand.of(text));
  }

  /** What a command writes to standard output. */
  static String out(SshLink link, String text) throws InterruptedException {
    Heard heard = new Heard();
    heard.run(link, SshCommand.of(text));
    return heard.out();
  }

  SshEnd run(SshLink link, SshCommand command) throws InterruptedException {
    try (SshChannel channel = link.start(command, this)) {
      return channel.await();
    }
  }
}
