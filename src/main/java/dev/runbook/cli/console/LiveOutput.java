package dev.runbook.cli.console;

import java.io.PrintStream;
import java.nio.charset.StandardCharsets;

/**
 * Passes a command's output on as it comes.
 *
 * <p>A stream that leads to a terminal passes the filter; one that leads elsewhere gets the bytes
 * as they are. While a command is silent, a line on the terminal says how long it has been running.
 * Safe from any thread.
 */
final class LiveOutput {
  private static final String ERASE_LINE = "\r\u001b[K";

  private final Stream stdout;
  private final Stream stderr;
  private final PrintStream terminal;
  private final Tail tail;
  private boolean atLineStart = true;
  private boolean ticking;
  private long lastWritten;

  /**
   * The output of one run.
   *
   * @param outlets where the two streams lead
   * @param tail keeps the last lines
   */
  LiveOutput(Outlets outlets, Tail tail) {
    this.stdout = new Stream(outlets.out(), outlets.outIsTerminal(), outlets.colours());
    this.stderr = new Stream(outlets.err(), outlets.errIsTerminal(), outlets.colours());
    this.terminal = outlets.err();
    this.tail = tail;
  }

  /**
   * One stream on its way: filtered for the terminal, and once more without colours for the tail.
   */
  private final class Stream {
    private final PrintStream to;
    private final boolean isTerminal;
    private final OutputFilter filter;
    private final OutputFilter plain = new OutputFilter(false);

    Stream(PrintStream to, boolean isTerminal, boolean colours) {
      this.to = to;
      this.isTerminal = isTerminal;
      this.filter = new OutputFilter(colours);
    }

    void write(byte[] buffer, int offset, int length) {
      tail.add(plain.pass(buffer, offset, length));
      if (isTerminal) {
        show(filter.pass(buffer, offset, length));
      } else {
        to.write(buffer, offset, length);
        to.flush();
      }
    }

    void finish() {
      tail.add(plain.finish());
      String held = filter.finish();
      if (isTerminal) {
        show(held);
      }
    }

    private void show(String safe) {
      if (safe.isEmpty()) {
        return;
      }
      byte[] bytes = safe.getBytes(StandardCharsets.UTF_8);
      to.write(bytes, 0, bytes.length);
      to.flush();
      atLineStart = safe.endsWith("\n") || (safe.endsWith(Style.RESET) && atLineStart);
    }
  }

  synchronized void stdout(byte[] buffer, int offset, int length) {
    noteWriting();
    stdout.write(buffer, offset, length);
  }

  synchronized void stderr(byte[] buffer, int offset, int length) {
    noteWriting();
    stderr.write(buffer, offset, length);
  }

  /** A command begins. */
  synchronized void begin() {
    tail.clear();
    lastWritten = System.nanoTime();
    atLineStart = true;
  }

  /** A command ended: what was held back comes out, and the next line begins at the left. */
  synchronized void end() {
    eraseTick();
    stdout.finish();
    stderr.finish();
    if (!atLineStart) {
      terminal.print("\n");
      terminal.flush();
      atLineStart = true;
    }
  }

  /** Says how long a silent command has been running; not in the middle of a line. */
  synchronized void tick(String text, long silentNanos) {
    if (atLineStart && System.nanoTime() - lastWritten >= silentNanos) {
      terminal.print((ticking ? ERASE_LINE : "") + text);
      terminal.flush();
      ticking = true;
    }
  }

  /** Takes the line away that says how long; before anything else is written. */
  synchronized void eraseTick() {
    if (ticking) {
      terminal.print(ERASE_LINE);
      terminal.flush();
      ticking = false;
    }
  }

  /** Says something while a command runs, on a line of its own; the echo of a key goes away. */
  synchronized void aside(String text) {
    eraseTick();
    terminal.print(atLineStart ? ERASE_LINE : "\n");
    terminal.print(text + "\n");
    terminal.flush();
    atLineStart = true;
  }

  private void noteWriting() {
    eraseTick();
    lastWritten = System.nanoTime();
  }
}
