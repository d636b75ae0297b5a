package dev.runbook.source;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Collects the problems of one source as it is read: all of them, not the first. */
public final class Problems {
  private final Source source;
  private final List<Problem> found = new ArrayList<>();

  /** An empty collection for one source. */
  public Problems(Source source) {
    this.source = source;
  }

  /** The source they are about. */
  public Source source() {
    return source;
  }

  /** Adds a problem. */
  public void add(Problem problem) {
    found.add(problem);
  }

  /** Adds an error. */
  public void error(Span span, String code, String message) {
    add(Problem.error(source, span, code, message));
  }

  /** Adds an error with what to do about it. */
  public void error(Span span, String code, String message, String hint) {
    add(Problem.error(source, span, code, message).withHint(hint));
  }

  /** Adds a warning with what to do about it. */
  public void warning(Span span, String code, String message, String hint) {
    add(Problem.warning(source, span, code, message).withHint(hint));
  }

  /** All of them, in the order they were found. */
  public List<Problem> all() {
    return List.copyOf(found);
  }

  /** All of them, in the order of their places. */
  public List<Problem> sorted() {
    return found.stream()
        .sorted(Comparator.comparingInt(problem -> problem.span().start()))
        .toList();
  }
}
