package dev.runbook.plan;

import dev.runbook.graph.NotPlayed;
import dev.runbook.graph.Step;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Places text that reads as commands and is not played among a procedure's steps. */
public final class NotPlayedPlaces {
  private final Optional<String> first;
  private final List<NotPlayed> beforeFirst = new ArrayList<>();
  private final Map<String, List<NotPlayed>> after = new HashMap<>();

  /** The places in a procedure. */
  public NotPlayedPlaces(Procedure procedure) {
    List<Step> steps = procedure.page().stepsBelow(procedure.section());
    this.first = steps.stream().map(Step::id).findFirst();
    TreeMap<Integer, String> starts = new TreeMap<>();
    steps.forEach(step -> starts.put(step.span().start(), step.id()));
    for (NotPlayed each : procedure.notPlayed()) {
      if (each.offered()) {
        continue;
      }
      Map.Entry<Integer, String> before = starts.floorEntry(each.span().start());
      List<NotPlayed> place =
          before == null
              ? beforeFirst
              : after.computeIfAbsent(before.getValue(), any -> new ArrayList<>());
      place.add(each);
    }
  }

  /** What stands before a step, if it is the procedure's first; where there is none, all of it. */
  public List<NotPlayed> before(Optional<Step> step) {
    return step.map(Step::id).equals(first) ? List.copyOf(beforeFirst) : List.of();
  }

  /** What stands between a step and the next one of the page. */
  public List<NotPlayed> after(Step step) {
    return List.copyOf(after.getOrDefault(step.id(), List.of()));
  }
}
