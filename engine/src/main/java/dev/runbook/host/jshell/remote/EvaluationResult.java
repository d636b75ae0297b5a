package dev.runbook.host.jshell.remote;

import java.util.List;

/**
 * The result of an evaluation.
 *
 * @param begun whether any of it ran
 * @param findings what kept it from ending well; empty when nothing did
 */
public record EvaluationResult(boolean begun, List<SnippetProblem> findings) {
  /** Copies the list. */
  public EvaluationResult {
    findings = List.copyOf(findings);
  }

  static EvaluationResult ok() {
    return new EvaluationResult(true, List.of());
  }

  static EvaluationResult failed(List<SnippetProblem> findings) {
    return new EvaluationResult(true, findings);
  }

  static EvaluationResult refused(SnippetProblem finding) {
    return new EvaluationResult(false, List.of(finding));
  }
}
