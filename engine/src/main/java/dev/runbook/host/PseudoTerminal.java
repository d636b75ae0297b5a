package dev.runbook.host;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Path;

/**
 * A pseudo-terminal of this machine: a program uses its device, and we use its other end.
 *
 * <p>Its output ends when the last program that has the device open is gone.
 */
public interface PseudoTerminal extends AutoCloseable {
  /** The device that the program gets as its three streams. */
  Path device();

  /** What the program writes; ends, without an exception, when the last program is gone. */
  InputStream output();

  /**
   * Says that a program has the device open, so that nothing else needs to keep it; until then the
   * output does not end.
   */
  default void programOpened() {}

  /** What the program reads, as if it were typed. */
  OutputStream input();

  /**
   * Changes its size, and tells the program by {@code SIGWINCH}.
   *
   * @throws IOException when the device does not take it
   */
  void resize(TerminalSize size) throws IOException;

  /** Lets go of it; a program that is still there is hung up on. */
  @Override
  void close();
}
