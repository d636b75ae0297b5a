package dev.runbook.journal;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The texts of a run's steps, from the plans in its folder; empty if a plan cannot be read. */
final class PlannedTexts {
  private final RunFolder folder;
  private final Map<Integer, Map<String, List<String>>> parts = new HashMap<>();

  PlannedTexts(RunFolder folder) {
    this.folder = folder;
  }

  /** The commands of a step as a part of the run had them. */
  List<String> of(String step, int part) {
    for (int each = part; each > 0; each--) {
      Map<String, List<String>> texts = parts.computeIfAbsent(each, this::texts);
      if (texts.containsKey(step)) {
        return texts.get(step);
      }
    }
    return List.of();
  }

  /** A part for which the page was not changed has no plan of its own. */
  private Map<String, List<String>> texts(int part) {
    Map<String, List<String>> texts = new HashMap<>();
    for (RecordedPlan.PlannedStep step : RecordedPlan.read(folder.plan(part)).steps()) {
      List<String> commands =
          step.commands().stream().map(command -> command.host() + " $ " + command.text()).toList();
      texts.put(step.id(), commands);
    }
    return texts;
  }
}
