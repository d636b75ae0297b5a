package dev.runbook.cli.console;

import dev.runbook.source.OverwrittenLine;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.function.IntSupplier;

/**
 * Passes a command's output on as it comes.
 *
 * <p>A line that a program writes over with carriage returns is drawn anew, at most as often as
 * {@link #draw} is called; where nothing can be erased, its last state is written when it ends.
 *
 * <p>A stream passes the filter wherever it leads, since what is in a pipe is on a terminal in the
 * end; one that leads elsewhere gets the bytes as they are only where that was asked for. While a
 * command is silent, a line on the terminal says how long it has been running. A command that was
 * lent the terminal writes to it as it likes. Safe from any thread.
 */
final class LiveOutput {
  private static final String ERASE_LINE = "\r\u001b[K";

  private static final byte[] LENT =
      "It had your terminal; what it drew there is in the record.\n"
          .getBytes(StandardCharsets.UTF_8);

  private final Stream stdout;
  private final Stream stderr;
  private final PrintStream terminal;
  private final OutputTail tail;
  private final IntSupplier columns;
  private final boolean erases;

  /** Which stream wrote on the terminal last. */
  private Stream writer;

  private boolean atLineStart = true;
  private boolean ticking;
  private boolean asking;
  private Optional<ModeTracker> lent = Optional.empty();
  private long lastWritten;

  /**
   * The output of one run.
   *
   * @param outlets where the two streams lead
   * @param tail keeps the last lines
   * @param columns how wide the terminal is
   * @param erases whether a line may be drawn and erased again
   */
  LiveOutput(OutputTargets outlets, OutputTail tail, IntSupplier columns, boolean erases) {
    this.columns = columns;
    this.erases = erases;
    this.stdout = new Stream(1, outlets.out(), outlets.outIsTerminal(), outlets);
    this.stderr = new Stream(2, outlets.err(), outlets.errIsTerminal(), outlets);
    this.terminal = outlets.err();
    this.tail = tail;
  }

  /** One stream on its way. */
  private final class Stream {
    private final int number;
    private final PrintStream to;
    private final boolean isTerminal;
    private final boolean isRaw;
    private final OutputFilter filter;
    private final OverwrittenLine line = new OverwrittenLine();
    private boolean overwrites;
    private boolean undrawn;
    private boolean midLine;

    Stream(int number, PrintStream to, boolean isTerminal, OutputTargets outlets) {
      this.number = number;
      this.to = to;
      this.isTerminal = isTerminal;
      this.isRaw = !isTerminal && outlets.raw();
      this.filter = new OutputFilter(outlets.colours());
    }

    void write(byte[] buffer, int offset, int length) {
      tail.add(number, buffer, offset, length);
      if (isRaw) {
        to.write(buffer, offset, length);
      } else {
        filter(buffer, offset, offset + length);
      }
      to.flush();
    }

    /** What is plain is written as it is; what is not, or is written over, is looked at. */
    private void filter(byte[] buffer, int from, int end) {
      for (int at = from; at < end; ) {
        int plain = overwrites ? 0 : filter.plain(buffer, at, end - at);
        if (plain > 0) {
          takeLine();
          to.write(buffer, at, plain);
          at += plain;
          wrote(buffer[at - 1] == '\n');
        }
        int length = overwrites ? line(buffer, at, end) : filter.odd(buffer, at, end - at);
        show(filter.pass(buffer, at, length));
        at += length;
      }
    }

    private static int line(byte[] buffer, int from, int end) {
      int next = from + 1;
      while (next < end && buffer[next - 1] != '\n') {
        next++;
      }
      return next - from;
    }

    void finish() {
      show(filter.finish());
      settle();
      to.flush();
    }

    private void show(String safe) {
      int from = 0;
      for (int at = 0; at < safe.length(); at++) {
        char c = safe.charAt(at);
        if (overwrites && c != '\n') {
          line.put(c);
          undrawn |= c != '\r';
          from = at + 1;
        } else if (overwrites) {
          settle();
        } else if (c == '\r') {
          print(safe.substring(from, at));
          overwrites = true;
          from = at + 1;
        }
      }
      print(safe.substring(from));
    }

    private void print(String safe) {
      if (safe.isEmpty()) {
        return;
      }
      takeLine();
      byte[] bytes = safe.getBytes(StandardCharsets.UTF_8);
      to.write(bytes, 0, bytes.length);
      wrote(safe.endsWith("\n") || (safe.equals(Style.reset()) && !midLine));
    }

    private void wrote(boolean wholeLines) {
      midLine = !wholeLines;
      if (isTerminal) {
        atLineStart = wholeLines;
        writer = this;
      }
    }

    /** The other stream's line that is written over comes to its end where this one writes. */
    private void takeLine() {
      if (isTerminal && writer != null && writer != this && writer.overwrites && !atLineStart) {
        writer.leave();
      }
    }

    /** Draws the state of the line, if there is a new one; not wider than the terminal. */
    void draw() {
      if (isTerminal && erases && undrawn) {
        redraw(Columns.fitColoured(line.text(), columns.getAsInt() - 1));
        to.flush();
      }
    }

    private void redraw(String state) {
      takeLine();
      boolean own = writer == this || atLineStart;
      to.print((own ? ERASE_LINE : "\n") + state);
      undrawn = false;
      wrote(state.isEmpty());
    }

    /** The line is written over no more: its last state is there to stay. */
    private void settle() {
      if (undrawn && isTerminal && erases) {
        redraw(line.text());
      } else if (undrawn) {
        String state = (midLine ? "\n" : "") + line.text();
        overwrites = false;
        print(state);
      }
      overwrites = false;
      undrawn = false;
      line.clear();
    }

    /** Somebody else writes: the line ends as it is. */
    private void leave() {
      settle();
      to.print("\n");
      wrote(true);
    }
  }

  synchronized void stdout(byte[] buffer, int offset, int length) {
    write(stdout, buffer, offset, length);
  }

  synchronized void stderr(byte[] buffer, int offset, int length) {
    write(stderr, buffer, offset, length);
  }

  private void write(Stream stream, byte[] buffer, int offset, int length) {
    if (lent.isPresent()) {
      lent.get().follow(buffer, offset, length);
      terminal.write(buffer, offset, length);
      terminal.flush();
    } else {
      noteWriting();
      stream.write(buffer, offset, length);
    }
  }

  /** Draws what has changed since the last time of a line that is written over. */
  synchronized void draw() {
    if (lent.isEmpty() && !asking) {
      stdout.draw();
      stderr.draw();
    }
  }

  private void leaveLines() {
    for (Stream stream : List.of(stdout, stderr)) {
      if (stream.isTerminal && stream.overwrites) {
        stream.leave();
      }
    }
  }

  /** A command has the terminal from now on: what it writes is shown as it is, and at once. */
  synchronized void lend() {
    eraseTick();
    tail.add(0, LENT, 0, LENT.length);
    lent = Optional.of(new ModeTracker());
  }

  /**
   * The terminal is ours again: the modes that the command left on are switched off, and the next
   * line begins at the left.
   *
   * <p>Where the cursor stands only the terminal knows. So many spaces as fit on a line, less one,
   * lead to the next line unless it stands at the left already.
   */
  synchronized void takeBack(int columns) {
    lent.ifPresent(
        modes -> {
          terminal.print(modes.undo() + " ".repeat(Math.max(1, columns)) + ERASE_LINE);
          terminal.flush();
        });
    lent = Optional.empty();
    atLineStart = true;
    lastWritten = System.nanoTime();
  }

  /** A question is asked while a command runs: nothing is drawn over it. */
  synchronized void beginAsking() {
    eraseTick();
    leaveLines();
    if (!atLineStart) {
      terminal.print("\n");
      terminal.flush();
    }
    asking = true;
  }

  /** The question has been answered, and the cursor stands on a new line. */
  synchronized void endAsking() {
    asking = false;
    atLineStart = true;
    lastWritten = System.nanoTime();
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
    if (lent.isEmpty()
        && !asking
        && atLineStart
        && System.nanoTime() - lastWritten >= silentNanos) {
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

  /** Says something while a command runs, on its own line; the echo of a key goes away. */
  synchronized void aside(String text) {
    if (lent.isPresent()) {
      return; // There is no line of ours on the screen; what comes of it is told afterwards.
    }
    eraseTick();
    leaveLines();
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
