package dev.runbook.graph;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The steps of a plan that are alternatives: of each group of them one is played, or none. */
public final class AlternativeSteps {
  private final Map<String, List<Step>> groups = new HashMap<>();

  /** Those among some steps. */
  public AlternativeSteps(List<Step> steps) {
    for (Step step : steps) {
      groups.computeIfAbsent(group(step), key -> new ArrayList<>(1)).add(step);
    }
    groups.values().removeIf(members -> members.size() < 2);
  }

  /** Those that a step is one of, itself included; empty where it is no alternative. */
  public List<Step> of(Step step) {
    return groups.isEmpty() ? List.of() : groups.getOrDefault(group(step), List.of());
  }

  /** What names a step's group: the step's own id where it is no alternative. */
  public static String group(Step step) {
    return step.alternativeTo().orElse(step.id());
  }
}
