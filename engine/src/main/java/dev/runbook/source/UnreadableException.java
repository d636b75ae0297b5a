package dev.runbook.source;

/** A file that could not be read as text at all; the caller's input is at fault. */
public final class UnreadableException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /** The message is all there is: no place in the file could be named. */
  public UnreadableException(String name, String code, String message) {
    super(name + ": error[" + code + "]: " + message);
  }

  /** The message is the rendered problem, with its place. */
  public UnreadableException(Problem problem) {
    super(problem.render());
  }
}
