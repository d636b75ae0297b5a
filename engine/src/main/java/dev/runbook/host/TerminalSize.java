package dev.runbook.host;

/**
 * The size of a terminal.
 *
 * @param columns how many characters a line has
 * @param rows how many lines there are
 */
public record TerminalSize(int columns, int rows) {
  /** What a terminal has when nobody says. */
  public static final TerminalSize USUAL = new TerminalSize(80, 24);
}
