package dev.runbook.host;

/** A host could not be reached, could not open a shell, or is not who it should be. */
public final class HostException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /** Whose fault it is, which decides how the run ends. */
  public enum Kind {
    /** Not there, not answering, or not letting us in. */
    UNREACHABLE,
    /** Its key or its answer to "who are you" is not the expected one. */
    IDENTITY,
    /** This machine lacks something that is needed to reach it. */
    SETUP
  }

  private final Kind kind;

  /** The message says what happened and what to do. */
  public HostException(Kind kind, String message) {
    super(message);
    this.kind = kind;
  }

  /** The message says what happened and what to do; the cause is for us. */
  public HostException(Kind kind, String message, Throwable cause) {
    super(message, cause);
    this.kind = kind;
  }

  /** Whose fault it is. */
  public Kind kind() {
    return kind;
  }
}
