package dev.runbook.play;

/** A play or a resumption was refused before anything ran; the message says why. */
public final class RefusedException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /** One that says why. */
  public RefusedException(String message) {
    super(message);
  }
}
