package dev.runbook.cli.console;

import org.jline.nativ.CLibrary;
import org.jline.utils.OSUtils;

/**
 * The complete settings of a terminal device, as {@code stty -a} prints them, to restore them
 * exactly.
 *
 * <p>JLine's own attributes forget the line speed and some control characters, and its call leaves
 * a random number as the line discipline; so Linux is asked for its own structure.
 */
final class TerminalSettings {
  private static final int STDIN = 0;

  /** From {@code asm-generic/ioctls.h}; the structure there has 36 bytes. */
  private static final long TCGETS = 0x5401;

  private static final long TCSETSW = 0x5403;
  private static final int INTS = 16;

  private final CLibrary.Termios termios = new CLibrary.Termios();
  private final int[] ofLinux = new int[INTS];
  private final boolean known;

  private TerminalSettings(int device) {
    known = OSUtils.IS_LINUX && CLibrary.ioctl(device, TCGETS, ofLinux) == 0;
    if (!known) {
      CLibrary.tcgetattr(device, termios);
    }
  }

  /** Those of the terminal that is standard input; it must be one. */
  static TerminalSettings ofStandardInput() {
    return new TerminalSettings(STDIN);
  }

  /** Puts them back; nothing happens if the terminal is gone. */
  void restore() {
    applyTo(STDIN);
  }

  /** Sets another terminal in the same way. */
  void applyTo(int device) {
    if (known) {
      CLibrary.ioctl(device, TCSETSW, ofLinux);
    } else {
      CLibrary.tcsetattr(device, CLibrary.TCSADRAIN, termios);
    }
  }
}
