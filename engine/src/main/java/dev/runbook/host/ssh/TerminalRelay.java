package dev.runbook.host.ssh;

import dev.runbook.host.TerminalLoan;
import dev.runbook.host.ssh.link.SshChannel;
import java.io.IOException;
import java.io.OutputStream;

/**
 * Carries the operator's keys and window sizes to a command on another host, for as long as it
 * runs.
 */
final class TerminalRelay implements AutoCloseable {
  private static final long WAIT_MILLIS = 50;
  private static final int CHUNK = 4096;

  private final TerminalLoan loan;
  private final SshChannel channel;
  private final Thread thread;
  private volatile boolean over;

  private TerminalRelay(TerminalLoan loan, SshChannel channel) {
    this.loan = loan;
    this.channel = channel;
    this.thread = new Thread(this::carry, "keys");
    thread.setDaemon(true);
  }

  /** Carries from now on. */
  static TerminalRelay between(TerminalLoan loan, SshChannel channel) {
    TerminalRelay relay = new TerminalRelay(loan, channel);
    loan.onResize(channel::resize);
    relay.thread.start();
    return relay;
  }

  /** Returns when no more keys will be taken. */
  @Override
  public void close() {
    over = true;
    try {
      thread.join();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void carry() {
    byte[] keys = new byte[CHUNK];
    try {
      OutputStream stdin = channel.stdin();
      while (!over && channel.isOpen()) {
        int n = loan.keys(keys, WAIT_MILLIS);
        if (n < 0) {
          stdin.close();
          return;
        }
        stdin.write(keys, 0, n);
        stdin.flush();
      }
    } catch (IOException e) {
      // The command is gone, or the terminal is: its end says the rest.
      return;
    }
  }
}
