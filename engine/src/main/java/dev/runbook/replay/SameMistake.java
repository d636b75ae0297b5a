package dev.runbook.replay;

import dev.runbook.source.Problem;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;

/** Merges the same mistake of many scenarios in a file into one: their page has changed. */
final class SameMistake {
  private SameMistake() {}

  /** The problems of a file in its order; what several scenarios lack stands at the first. */
  static List<Problem> once(List<Problem> problems) {
    Map<String, List<Problem>> groups = new LinkedHashMap<>();
    for (Problem problem : new LinkedHashSet<>(problems)) {
      boolean isLack =
          problem.code().equals("missing-answer") || problem.code().equals("missing-param");
      String key =
          isLack ? problem.message() : problem.message() + problem.span() + problem.source().name();
      groups.computeIfAbsent(key, any -> new ArrayList<>()).add(problem);
    }
    return groups.values().stream()
        .map(SameMistake::told)
        .sorted(Comparator.comparing(problem -> problem.span().start()))
        .toList();
  }

  private static Problem told(List<Problem> same) {
    Problem first = same.get(0);
    int more = same.size() - 1;
    if (more == 0) {
      return first;
    }
    String others = more == 1 ? "1 more scenario" : more + " more scenarios";
    return Problem.error(
            first.source(),
            first.span(),
            first.code(),
            first.message() + "; the same in " + others + " of this file")
        .withHint(first.hint());
  }
}
