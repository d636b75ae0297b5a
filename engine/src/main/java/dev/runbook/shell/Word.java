package dev.runbook.shell;

import java.util.Optional;

/**
 * One word of a simple command.
 *
 * @param start the offset of its first character in the script
 * @param end the offset after its last
 * @param raw the word as written, quotes included
 * @param literal what the program would receive, where nothing in it is for the shell to expand
 */
public record Word(int start, int end, String raw, Optional<String> literal) {
  /**
   * What a program would receive for a word that stands in a text; empty where something in it is
   * for the shell to expand.
   *
   * @param start the offset of its first character
   * @param end the offset after its last
   */
  public static Optional<String> literal(String text, int start, int end) {
    return LiteralWord.of(text, text, start, end);
  }

  /** The literal text, else the word without its quotes, what the shell would expand as written. */
  public String text() {
    return literal.orElseGet(() -> LiteralWord.unquoted(raw));
  }
}
