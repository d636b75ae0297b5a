package dev.runbook.host.ssh.link;

import dev.runbook.host.TerminalSize;
import java.io.OutputStream;

/** One command that was started over a link. */
public interface SshChannel extends AutoCloseable {
  /** Its standard input; closing it is the end of its input. */
  OutputStream stdin();

  /** Tells its terminal, if it has one, that the window has another size. */
  void resize(TerminalSize size);

  /**
   * Waits until it has ended and all its output is delivered, or until nothing can be known.
   *
   * @throws InterruptedException when the waiting thread is interrupted; the channel stays open
   */
  SshEnd await() throws InterruptedException;

  /** Whether it has not ended yet. */
  boolean isOpen();

  /**
   * Lets go of it. A program there that has a terminal is hung up on; any other may live on, so end
   * it first.
   */
  @Override
  void close();
}
