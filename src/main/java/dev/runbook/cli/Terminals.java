package dev.runbook.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Finds out which of the standard streams are terminals. */
final class Terminals {
  private Terminals() {}

  /**
   * Finds out: from the launcher, which can simply ask, or else as well as Java can.
   *
   * @param told the digits of the streams that are terminals, such as {@code 02}; {@code -} for
   *     none; empty when there was no launcher
   */
  static World.Terminals find(String told) {
    if (!told.isEmpty()) {
      return new World.Terminals(told.contains("0"), told.contains("1"), told.contains("2"));
    }
    return new World.Terminals(isTerminal(0), isTerminal(1), isTerminal(2));
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
