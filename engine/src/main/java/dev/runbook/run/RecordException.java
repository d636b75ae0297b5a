package dev.runbook.run;

/** The journal could not be written, so nothing may run. */
public final class RecordException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /** The message says what could not be written and why. */
  public RecordException(String message, Throwable cause) {
    super(message, cause);
  }
}
