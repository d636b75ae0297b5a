package dev.runbook.lint;

import dev.runbook.source.Problem;
import dev.runbook.source.Source;
import dev.runbook.source.Span;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Collects what one rule finds in one page. */
final class Findings {
  private final Source source;
  private final Rule rule;
  private final List<Problem> found = new ArrayList<>();

  Findings(Source source, Rule rule) {
    this.source = source;
    this.rule = rule;
  }

  /**
   * Adds a finding.
   *
   * @param message what is wrong, in one sentence without a full stop
   * @param hint what to write instead
   */
  void add(Span span, String message, String hint) {
    found.add(new Problem(rule.severity(), rule.name(), source, span, message, Optional.of(hint)));
  }

  /** What was found, in the order it was. */
  List<Problem> all() {
    return found;
  }
}
