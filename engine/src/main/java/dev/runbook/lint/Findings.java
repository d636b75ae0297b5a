package dev.runbook.lint;

import dev.runbook.source.Problem;
import dev.runbook.source.Source;
import dev.runbook.source.Span;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Collects what one rule finds in one page. */
final class Findings {
  private final Source source;
  private final Rule rule;
  private final List<Problem> found = new ArrayList<>();
  private final Map<Problem, Seen> seen = new IdentityHashMap<>();

  Findings(Source source, Rule rule) {
    this.source = source;
    this.rule = rule;
  }

  /** Who sees the failure that a finding is about, where the page is played and not pasted. */
  enum Seen {
    /** Nobody does. */
    BY_NOBODY,
    /** The run does, where the shell over there tells how each part of a pipeline has ended. */
    WHERE_PARTS_COUNT,
    /** The run does. */
    BY_THE_RUN
  }

  /**
   * Adds a finding that nobody sees.
   *
   * @param message what is wrong, in one sentence without a full stop
   * @param hint what to write instead
   */
  void add(Span span, String message, String hint) {
    add(span, message, hint, Seen.BY_NOBODY);
  }

  /** Adds a finding. */
  void add(Span span, String message, String hint, Seen by) {
    Problem problem =
        new Problem(rule.severity(), rule.name(), source, span, message, Optional.of(hint));
    found.add(problem);
    seen.put(problem, by);
  }

  /** Who sees the failure that one of them is about. */
  Seen seen(Problem problem) {
    return seen.get(problem);
  }

  /** What was found, in the order it was. */
  List<Problem> all() {
    return found;
  }
}
