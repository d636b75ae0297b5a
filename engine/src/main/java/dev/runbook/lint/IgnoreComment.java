package dev.runbook.lint;

import dev.runbook.source.Problem;
import dev.runbook.source.Span;
import java.util.List;

/**
 * A comment that takes findings out: {@code <!-- runbook-lint: ignore RULE: reason -->}.
 *
 * @param place the comment
 * @param rules the names it takes out
 * @param covers the stretch of the page in which it does
 */
record IgnoreComment(Span place, List<String> rules, Span covers) {
  IgnoreComment {
    rules = List.copyOf(rules);
  }

  /** Whether it takes a finding out. */
  boolean covers(Problem problem) {
    return rules.contains(problem.code())
        && problem.span().start() >= covers.start()
        && problem.span().start() <= covers.end();
  }
}
