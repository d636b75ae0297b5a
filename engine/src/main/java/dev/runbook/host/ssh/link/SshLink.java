package dev.runbook.host.ssh.link;

import dev.runbook.host.Connection;
import dev.runbook.host.HostException;
import dev.runbook.host.OutputSink;

/**
 * One authenticated connection to a host, with its key checked strictly.
 *
 * <p>Several commands may run at the same time, each on a channel of its own. Safe from any thread.
 * It is never made again once it is lost: anyone who wants another one opens another link.
 */
public interface SshLink extends AutoCloseable {
  /** How the host was reached. */
  Connection connection();

  /**
   * Starts a command.
   *
   * @param sink takes its output, from threads of the link's own
   * @throws HostException when it is certain that it never began
   */
  SshChannel start(SshCommand command, OutputSink sink);

  /** Whether the server has said that no more commands may run over it at the same time. */
  default boolean isFull() {
    return false;
  }

  /** Whether commands can still be started. */
  boolean isOpen();

  /** Ends the connection, and with it whatever still runs on it. */
  @Override
  void close();
}
