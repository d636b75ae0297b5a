package dev.runbook.journal;

import dev.runbook.json.Json;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What the plans in a run's folder say of its steps; nothing where a plan cannot be read. */
final class PlannedTexts {
  private final RunFolder folder;

  PlannedTexts(RunFolder folder) {
    this.folder = folder;
  }

  /** The commands of each step as the latest of some parts had them, by the step's id. */
  Map<String, List<String>> ofParts(int parts) {
    Map<String, List<String>> texts = new LinkedHashMap<>();
    for (int part = 1; part <= parts; part++) {
      for (JournalObject step : steps(part)) {
        List<String> commands =
            step.objects("commands").stream()
                .map(command -> command.text("host") + " $ " + command.text("text"))
                .toList();
        texts.put(step.text("id"), commands);
      }
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
