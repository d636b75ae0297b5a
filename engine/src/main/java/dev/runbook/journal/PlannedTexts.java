package dev.runbook.journal;

import dev.runbook.json.Json;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** What the plans in a run's folder say of its steps; nothing where a plan cannot be read. */
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

  private Map<String, List<String>> texts(int part) {
    Map<String, List<String>> texts = new HashMap<>();
    for (JournalObject step : steps(part)) {
      List<String> commands =
          step.objects("commands").stream()
              .map(command -> command.text("host") + " $ " + command.text("text"))
              .toList();
      texts.put(step.text("id"), commands);
    }
    return texts;
  }

  private List<JournalObject> steps(int part) {
    Path plan = folder.plan(part);
    if (!Files.exists(plan)) {
      return List.of(); // The page was not changed for that part.
    }
    try {
      JournalObject json = new JournalObject(Json.object(Files.readString(plan)));
      return List.copyOf(json.objects("steps"));
    } catch (IOException | IllegalArgumentException e) {
      return List.of();
    }
  }
}
