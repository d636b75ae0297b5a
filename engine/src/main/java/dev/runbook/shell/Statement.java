package dev.runbook.shell;

import java.util.List;
import java.util.Optional;

/**
 * One top-level command of a script, with its own outcome.
 *
 * @param start the offset of its first character in the script
 * @param end the offset after its last, a trailing {@code &} and bodies of here-documents included
 * @param text its text as it is run
 * @param pieces where that text stands in the script: several pieces where other commands stand
 *     between a command and the body of its here-document
 * @param pipeline whether a failure in any part of its last pipeline is its failure
 * @param exact the program and arguments, where the statement is nothing but those: no redirection,
 *     no operator, no assignment
 * @param commands every simple command in it, at any depth, in order
 */
public record Statement(
    int start,
    int end,
    String text,
    List<Piece> pieces,
    boolean pipeline,
    Optional<SimpleCommand> exact,
    List<SimpleCommand> commands) {
  /** Copies the lists. */
  public Statement {
    pieces = List.copyOf(pieces);
    commands = List.copyOf(commands);
  }

  /** A stretch of the script, from an offset to one after its last character. */
  public record Piece(int start, int end) {
    /** How many characters it has. */
    public int length() {
      return end - start;
    }
  }
}
