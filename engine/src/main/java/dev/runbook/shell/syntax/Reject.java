package dev.runbook.shell.syntax;

/** Ends a reading at text that bash rejects; it never leaves the package. */
final class Reject extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final transient SyntaxError error;

  Reject(SyntaxError error) {
    super(error.message(), null, false, false);
    this.error = error;
  }

  SyntaxError error() {
    return error;
  }
}
