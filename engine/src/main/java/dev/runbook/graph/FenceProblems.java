package dev.runbook.graph;

import dev.runbook.document.Document;
import dev.runbook.source.Problem;
import dev.runbook.source.Severity;
import java.util.List;
import java.util.Set;

/**
 * Decides how bad the problems of fences' attributes are. A mistake on a fence that never runs does
 * not stop the page from being played, unless the attribute says how the block would run.
 */
final class FenceProblems {
  private static final Set<String> OF_ATTRIBUTES =
      Set.of("unknown-attribute", "bad-attribute", "duplicate-attribute");

  private static final String RUNS = "`interpreter`";

  private final Document document;
  private final Fences fences;

  FenceProblems(Document document, Fences fences) {
    this.document = document;
    this.fences = fences;
  }

  /** The document's problems. */
  List<Problem> weighed() {
    return document.problems().stream().map(this::weighed).toList();
  }

  private Problem weighed(Problem problem) {
    boolean light =
        problem.severity() == Severity.ERROR
            && OF_ATTRIBUTES.contains(problem.code())
            && problem.hint().filter(hint -> hint.contains(RUNS)).isEmpty()
            && fences.all().stream().anyMatch(fence -> !fence.plays() && isAbout(problem, fence));
    return light
        ? Problem.warning(problem.source(), problem.span(), problem.code(), problem.message())
            .withHint(problem.hint())
        : problem;
  }

  private boolean isAbout(Problem problem, Fence fence) {
    int start = fence.block().span().start();
    return problem.span().start() >= start
        && document.source().line(problem.span().start()) == document.source().line(start);
  }
}
