package dev.runbook.host;

import java.io.IOException;
import java.util.function.Consumer;

/**
 * The operator's terminal while a command has it.
 *
 * <p>It is raw: every key, Ctrl-C, Ctrl-Z and Ctrl-D among them, is a byte for the command. What
 * the command writes goes to its {@link OutputSink} as any output does; anyone who shows it shows
 * these bytes as they are.
 */
public interface TerminalLoan extends AutoCloseable {
  /** How large the operator's window is now. */
  TerminalSize size();

  /** Calls back, from a thread of its own, whenever the window has another size. */
  void onResize(Consumer<TerminalSize> listener);

  /**
   * The next keys, as bytes.
   *
   * @param buffer takes them
   * @param millis how long to wait for one
   * @return how many there are; 0 when none came in time, -1 when there is no terminal any more
   * @throws IOException when the terminal cannot be read
   */
  int keys(byte[] buffer, long millis) throws IOException;

  /** Gives it back as it was, whatever the command has done to it. */
  @Override
  void close();
}
