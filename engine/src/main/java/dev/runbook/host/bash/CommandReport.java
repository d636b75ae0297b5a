package dev.runbook.host.bash;

import dev.runbook.host.Invocation;
import dev.runbook.host.Outcome;
import java.io.IOException;
import java.util.Optional;

/**
 * The shell's report about one command.
 *
 * @param first its first word: {@code begun}, or why not, or that the shell is gone
 * @param report how it ended, unless the shell ended with it
 */
record CommandReport(String first, Optional<Report> report) {

  /** Listens until the command has ended or the shell is gone. */
  static CommandReport follow(BashWire shell, String nonce, Runnable begun) throws IOException {
    String first = firstWord(shell, nonce);
    if (!first.equals("begun")) {
      return new CommandReport(first, Optional.empty());
    }
    begun.run();
    String line = shell.heard();
    while (!line.equals(BashWire.GONE)) {
      if (line.startsWith("ended " + nonce)) {
        return new CommandReport(first, readRest(shell, nonce, line));
      }
      line = shell.heard();
    }
    return new CommandReport(first, Optional.empty());
  }

  /** The outcome when it is certain that the command never began. */
  Optional<Outcome> refusal(Invocation command) {
    return switch (first) {
      case "begun" -> Optional.empty();
      case "folder" ->
          Optional.of(
              Outcome.notStarted(
                  "there is no folder " + command.directory().orElse("") + " to be in"));
      case "program" ->
          Optional.of(
              Outcome.notStarted(
                  "there is no program " + command.interpreter().orElse("") + " here"));
      case "terminal" ->
          Optional.of(
              Outcome.notStarted(
                  "it needs a pseudo-terminal, which here takes the script program of util-linux"));
      default -> Optional.of(Outcome.notStarted("its shell has ended"));
    };
  }

  private static String firstWord(BashWire shell, String nonce) throws IOException {
    String line = shell.heard();
    while (!line.equals(BashWire.GONE) && !line.endsWith(" " + nonce)) {
      line = shell.heard();
    }
    return line.split(" ")[0];
  }

  /** After the numbers: the INT trap as the shell prints it, and the jobs in the background. */
  private static Optional<Report> readRest(BashWire shell, String nonce, String ended)
      throws IOException {
    String numbers = ended.substring("ended ".length() + nonce.length() + 1);
    int trapLines = linesBefore("jobs " + nonce, shell);
    int jobLines = linesBefore("done " + nonce, shell);
    if (trapLines < 0 || jobLines < 0) {
      return Optional.empty();
    }
    return Optional.of(Report.read(numbers, trapLines > 0, jobLines > 0));
  }

  /** How many lines come before this one; negative when the shell ends in between. */
  private static int linesBefore(String end, BashWire shell) throws IOException {
    int lines = 0;
    for (String line = shell.heard(); !line.equals(end); line = shell.heard()) {
      if (line.equals(BashWire.GONE)) {
        return -1;
      }
      lines++;
    }
    return lines;
  }
}
