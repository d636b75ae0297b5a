package dev.runbook.shell.program;

import java.util.List;
import java.util.Optional;

/**
 * A command that a program runs: a list of words, or text for a shell.
 *
 * @param argv the command's words; none where it is text
 * @param script the text; empty where it is a command
 * @param terminal whether it is given a terminal
 * @param noInput whether no standard input is handed on to it
 */
public record InnerCommand(
    List<String> argv, Optional<String> script, boolean terminal, boolean noInput) {
  /** Copies the list. */
  public InnerCommand {
    argv = List.copyOf(argv);
  }
}
