package dev.runbook.host.local;

import dev.runbook.host.OutputSink;
import dev.runbook.host.PseudoTerminal;
import dev.runbook.host.TerminalLoan;
import dev.runbook.host.TerminalSize;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.time.Duration;
import java.util.Optional;

/**
 * Carries the operator's keys and window size into a pseudo-terminal, and the output of the program
 * there to the operator.
 */
final class TerminalBridge {
  private static final int CHUNK = 16 * 1024;
  private static final long KEY_MILLIS = 100;

  /** What was written before the end is there at once; only a program that has hidden holds on. */
  private static final Duration LAST_OUTPUT = Duration.ofMillis(500);

  private final TerminalLoan operator;
  private final PseudoTerminal program;
  private final OutputSink sink;
  private final Thread keys = new Thread(this::carryKeys, "terminal keys");
  private final Thread screen = new Thread(this::carryScreen, "terminal screen");
  private volatile boolean over;
  private volatile RuntimeException refusal;

  /** A bridge that carries nothing yet. */
  TerminalBridge(TerminalLoan operator, PseudoTerminal program, OutputSink sink) {
    this.operator = operator;
    this.program = program;
    this.sink = sink;
  }

  /** Carries from now on. */
  void open() {
    operator.onResize(this::resize);
    resize(operator.size());
    for (Thread thread : new Thread[] {keys, screen}) {
      thread.setDaemon(true);
      thread.start();
    }
  }

  /**
   * The program is gone: returns when all it wrote has been delivered.
   *
   * @throws IOException when its output was not taken
   */
  void finish() throws IOException, InterruptedException {
    over = true;
    screen.join(LAST_OUTPUT.toMillis());
    program.close();
    screen.join();
    keys.join();
    Optional<RuntimeException> thrown = Optional.ofNullable(refusal);
    if (thrown.isPresent()) {
      throw new IOException("its output was not taken: " + thrown.get().getMessage(), thrown.get());
    }
  }

  private void resize(TerminalSize size) {
    try {
      program.resize(size);
    } catch (IOException e) {
      // It goes on in the old size.
      return;
    }
  }

  private void carryKeys() {
    byte[] buffer = new byte[CHUNK];
    OutputStream to = program.input();
    try {
      while (!over) {
        int n = operator.keys(buffer, KEY_MILLIS);
        if (n < 0) {
          return;
        }
        to.write(buffer, 0, n);
      }
    } catch (IOException e) {
      // One of the two terminals is gone; the program learns that from its own end.
      return;
    }
  }

  private void carryScreen() {
    byte[] buffer = new byte[CHUNK];
    InputStream from = program.output();
    try {
      for (int n = from.read(buffer); n >= 0; n = from.read(buffer)) {
        show(buffer, n);
      }
    } catch (IOException e) {
      // Closed under us: the program is gone.
      return;
    }
  }

  /** A sink that throws loses its output, but must not block the program for ever. */
  private void show(byte[] buffer, int length) {
    try {
      sink.stdout(buffer, 0, length);
    } catch (RuntimeException e) {
      refusal = e;
    }
  }
}
