package dev.runbook.shell;

import java.util.List;
import java.util.Optional;

/**
 * One top-level command of a script: what gets an outcome of its own.
 *
 * @param start the offset of its first character in the script
 * @param end the offset after its last, a trailing {@code &} included
 * @param text its text as written
 * @param pipeline whether a failure in any part of its last pipeline is its failure
 * @param exact the program and arguments, where the statement is nothing but those: no redirection,
 *     no operator, no assignment
 * @param commands every simple command in it, at any depth, in order
 */
public record Statement(
    int start,
    int end,
    String text,
    boolean pipeline,
    Optional<SimpleCommand> exact,
    List<SimpleCommand> commands) {
  /** Copies the list. */
  public Statement {
    commands = List.copyOf(commands);
  }
}
