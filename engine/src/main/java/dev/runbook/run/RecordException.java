package dev.runbook.run;

/** Reports that the journal cannot be written, so that nothing may run. */
public final class RecordException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /** The message says what could not be written and why. */
  public RecordException(String message, Throwable cause) {
    super(message, cause);
  }
}
