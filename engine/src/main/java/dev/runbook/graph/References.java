package dev.runbook.graph;

import dev.runbook.document.Attributes;
import dev.runbook.document.Block;
import dev.runbook.document.Document;
import dev.runbook.source.Nearest;
import dev.runbook.source.Problem;
import dev.runbook.source.Problems;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Resolves the names in {@code needs} and {@code rollback} to the ids of steps. */
public final class References {
  private final List<Step> steps;
  private final Map<String, Step> byId = new LinkedHashMap<>();
  private final Map<String, List<Step>> bySlug = new LinkedHashMap<>();
  private final Problems problems;
  private final Document document;

  References(List<Step> steps, Problems problems, Document document) {
    this.steps = steps;
    this.problems = problems;
    this.document = document;
  }

  /** Every reference that names no step, or more than one, is a problem. */
  void check() {
    for (Block block : document.blocks()) {
      check(block, "needs");
      check(block, "rollback");
    }
  }

  private void check(Block block, String key) {
    Optional<Attributes.Value> value = block.attributes().get(key);
    if (value.isEmpty()) {
      return;
    }
    for (String name : value.get().text().strip().split("[,\\s]+")) {
      List<Step> found = find(name);
      if (found.isEmpty()) {
        problems.add(
            Problem.error(
                    document.source(),
                    value.get().span(),
                    "unknown-step",
                    "no step is called `" + name + "`")
                .withHint(Nearest.didYouMean(name, names())));
      } else if (found.size() > 1) {
        problems.error(
            value.get().span(),
            "ambiguous-step",
            "several steps are called `" + name + "`",
            "write one of " + String.join(", ", found.stream().map(Step::id).toList()));
      }
    }
  }

  private List<Step> find(String name) {
    if (byId.isEmpty()) { // most pages refer to none
      for (Step step : steps) {
        byId.put(step.id(), step);
        bySlug.computeIfAbsent(slug(step), any -> new ArrayList<>()).add(step);
      }
    }
    Step exact = byId.get(name);
    return exact == null ? bySlug.getOrDefault(name, List.of()) : List.of(exact);
  }

  private List<String> names() {
    List<String> names = new ArrayList<>(byId.keySet());
    names.addAll(bySlug.keySet());
    return names;
  }

  /**
   * The steps that a name may mean: those with that id, else those with that slug in any section.
   */
  public static List<Step> named(List<Step> steps, String name) {
    List<Step> exact =
        steps instanceof StepList list
            ? list.step(name).stream().toList()
            : steps.stream().filter(step -> step.id().equals(name)).toList();
    return exact.isEmpty()
        ? steps.stream().filter(step -> slug(step).equals(name)).toList()
        : exact;
  }

  private static String slug(Step step) {
    return step.id().substring(step.id().lastIndexOf('/') + 1);
  }
}
