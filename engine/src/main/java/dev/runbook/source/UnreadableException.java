package dev.runbook.source;

/** A file that could not be read as text at all; the caller's input is at fault. */
public final class UnreadableException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final transient Problem problem;

  /** The message is all there is: no place in the file could be named. */
  public UnreadableException(String name, String code, String message) {
    super(name + ": error[" + code + "]: " + message);
    this.problem = Problem.error(Source.of(name, ""), Span.at(0), code, message);
  }

  /** The message is the rendered problem, with its place. */
  public UnreadableException(Problem problem) {
    super(problem.render());
    this.problem = problem;
  }

  /** What is wrong; at the start of the file where no place could be named. */
  public Problem problem() {
    return problem;
  }
}
