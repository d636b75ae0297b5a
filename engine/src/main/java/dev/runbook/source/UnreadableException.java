package dev.runbook.source;

import java.util.List;
import java.util.stream.Collectors;

/** Reports a file that cannot be read as text; the caller's input is at fault. */
public final class UnreadableException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final transient List<Problem> problems;

  /** The message is all there is: no place in the file could be named. */
  public UnreadableException(String name, String code, String message) {
    super(name + ": error[" + code + "]: " + message);
    this.problems = List.of(Problem.error(Source.of(name, ""), Span.at(0), code, message));
  }

  /** The same with what to do about it. */
  public UnreadableException(String name, String code, String message, String hint) {
    super(name + ": error[" + code + "]: " + message + "\n  = " + hint);
    Problem problem = Problem.error(Source.of(name, ""), Span.at(0), code, message);
    this.problems = List.of(problem.withHint(hint));
  }

  /** The message is the rendered problem, with its place. */
  public UnreadableException(Problem problem) {
    this(List.of(problem));
  }

  /** The message is all that is wrong, each with its place; at least one. */
  public UnreadableException(List<Problem> problems) {
    super(problems.stream().map(Problem::render).collect(Collectors.joining("\n\n")));
    this.problems = List.copyOf(problems);
  }

  /** What is wrong first; at the start of the file where no place could be named. */
  public Problem problem() {
    return problems.get(0);
  }
}
