package dev.runbook.cli;

/** Reports a command line that cannot work; the message gives the remedy. */
final class UsageException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  UsageException(String message) {
    super(message);
  }
}
