package dev.runbook.cli;

import dev.runbook.host.TerminalSize;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/** Finds out which of the standard streams are terminals. */
final class Terminals {
  private static final int MOST_DIGITS = 4;

  private Terminals() {}

  /**
   * Finds out: from the launcher, which can simply ask, or else as well as Java can.
   *
   * @param told the digits of the streams that are terminals, such as {@code 02}; {@code -} for
   *     none; empty when there was no launcher
   * @param columns how wide the launcher found the terminal; anything but a number for unknown
   * @param rows how high
   */
  static ProcessContext.Terminals find(String told, String columns, String rows) {
    boolean measured = isSize(columns) && isSize(rows);
    Optional<TerminalSize> size =
        measured
            ? Optional.of(new TerminalSize(Integer.parseInt(columns), Integer.parseInt(rows)))
            : Optional.empty();
    if (!told.isEmpty()) {
      return new ProcessContext.Terminals(
          told.contains("0"), told.contains("1"), told.contains("2"), size);
    }
    return new ProcessContext.Terminals(isTerminal(0), isTerminal(1), isTerminal(2), size);
  }

  /** Whether a text is a number that a terminal may have of columns or rows. */
  static boolean isSize(String text) {
    if (text.isEmpty() || text.length() > MOST_DIGITS || text.charAt(0) == '0') {
      return false;
    }
    for (int at = 0; at < text.length(); at++) {
      if (text.charAt(at) < '0' || text.charAt(at) > '9') {
        return false;
      }
    }
    return true;
  }

  /**
   * Linux says where a descriptor leads; elsewhere there is a console for all three or for none.
   */
  private static boolean isTerminal(int descriptor) {
    Path link = Path.of("/proc/self/fd/" + descriptor);
    if (!Files.isSymbolicLink(link)) {
      return System.console() != null;
    }
    try {
      String target = Files.readSymbolicLink(link).toString();
      return target.startsWith("/dev/pts/")
          || target.startsWith("/dev/tty")
          || target.equals("/dev/console");
    } catch (IOException e) {
      return false;
    }
  }
}
