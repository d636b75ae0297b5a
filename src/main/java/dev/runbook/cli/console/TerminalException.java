package dev.runbook.cli.console;

/** Reports that the terminal cannot be used for questions. */
public final class TerminalException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /** The cause says why. */
  TerminalException(Throwable cause) {
    super("the terminal cannot be used for questions: " + cause.getMessage(), cause);
  }
}
