package dev.runbook.cli.console;

import dev.runbook.host.TerminalLoan;
import dev.runbook.host.TerminalSize;
import java.io.FileDescriptor;
import java.io.FileInputStream;
import java.io.IOError;
import java.io.IOException;
import java.io.InputStream;
import java.util.EnumSet;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.jline.terminal.Attributes;
import org.jline.terminal.Attributes.ControlChar;
import org.jline.terminal.Attributes.InputFlag;
import org.jline.terminal.Attributes.LocalFlag;
import org.jline.terminal.Attributes.OutputFlag;
import org.jline.terminal.Size;
import org.jline.terminal.Terminal;
import org.jline.terminal.Terminal.Signal;
import org.jline.terminal.Terminal.SignalHandler;

/**
 * The loan of the prompter's terminal to a command.
 *
 * <p>Keys are read from the device itself, many at a time: the line editor's own stream takes them
 * one by one. The device is set to let a read return after a tenth of a second without any.
 */
final class JLineLoan implements TerminalLoan {
  private static final int TENTHS = 1;

  /** A read that returns nothing sooner than this has met the end of the terminal. */
  private static final long QUICK = TimeUnit.MILLISECONDS.toNanos(50);

  private static final int QUICK_ENDS = 3;
  private static final long LAST_KEYS = TimeUnit.MILLISECONDS.toNanos(300);

  private final Terminal terminal;
  private final TerminalSettings settings;
  private final Attributes before;
  private final InputStream device = new FileInputStream(FileDescriptor.in);
  private SignalHandler resizeBefore = SignalHandler.SIG_DFL;
  private boolean resizes;
  private int quickEnds;

  /** Takes the terminal; the settings are those to give it back with. */
  JLineLoan(Terminal terminal, TerminalSettings settings) {
    this.terminal = terminal;
    this.settings = settings;
    this.before = terminal.getAttributes();
    terminal.setAttributes(raw(before));
  }

  /** Nothing is done to keys or to output, and no key means a signal. */
  private static Attributes raw(Attributes before) {
    Attributes raw = new Attributes(before);
    raw.setLocalFlags(
        EnumSet.of(
            LocalFlag.ICANON, LocalFlag.ECHO, LocalFlag.ECHONL, LocalFlag.IEXTEN, LocalFlag.ISIG),
        false);
    raw.setInputFlags(
        EnumSet.of(
            InputFlag.IGNBRK,
            InputFlag.BRKINT,
            InputFlag.PARMRK,
            InputFlag.ISTRIP,
            InputFlag.INLCR,
            InputFlag.IGNCR,
            InputFlag.ICRNL,
            InputFlag.IXON),
        false);
    raw.setOutputFlag(OutputFlag.OPOST, false);
    raw.setControlChar(ControlChar.VMIN, 0);
    raw.setControlChar(ControlChar.VTIME, TENTHS);
    return raw;
  }

  @Override
  public TerminalSize size() {
    try {
      Size size = terminal.getSize();
      return size.getColumns() > 0 && size.getRows() > 0
          ? new TerminalSize(size.getColumns(), size.getRows())
          : TerminalSize.USUAL;
    } catch (IOError e) {
      return TerminalSize.USUAL; // It is gone.
    }
  }

  @Override
  public void onResize(Consumer<TerminalSize> listener) {
    SignalHandler old = terminal.handle(Signal.WINCH, signal -> listener.accept(size()));
    if (!resizes) {
      resizes = true;
      resizeBefore = old;
    }
  }

  @Override
  public int keys(byte[] buffer, long millis) throws IOException {
    long deadline = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(millis);
    do {
      long start = System.nanoTime();
      int n = device.read(buffer);
      if (n > 0) {
        quickEnds = 0;
        return n;
      }
      quickEnds = System.nanoTime() - start < QUICK ? quickEnds + 1 : 0;
      if (quickEnds >= QUICK_ENDS) {
        return -1;
      }
    } while (System.nanoTime() < deadline);
    return 0;
  }

  @Override
  public void close() {
    forgetKeys();
    if (resizes) {
      terminal.handle(Signal.WINCH, resizeBefore);
    }
    try {
      terminal.setAttributes(before);
      settings.restore();
    } catch (IOError e) {
      // It is gone, and took its settings with it.
      return;
    }
  }

  /**
   * What was still typed was meant for the command, and what the terminal still answers too: with
   * the echo on again it would be drawn.
   */
  private void forgetKeys() {
    byte[] keys = new byte[1024];
    long deadline = System.nanoTime() + LAST_KEYS;
    try {
      while (keys(keys, 0) > 0 && System.nanoTime() < deadline) {
        // Until none come.
      }
    } catch (IOException e) {
      // It is gone.
      return;
    }
  }
}
