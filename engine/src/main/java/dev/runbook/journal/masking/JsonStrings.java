package dev.runbook.journal.masking;

import dev.runbook.json.Json;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The strings in a secret that is a JSON document: output may show each of them alone. */
final class JsonStrings {
  private final Set<String> strings = new LinkedHashSet<>();

  private JsonStrings() {}

  /** Its string members at any depth that can be covered, decoded; none of any other text. */
  static List<String> in(String secret) {
    JsonStrings found = new JsonStrings();
    found.addMembers(secret);
    return List.copyOf(found.strings);
  }

  private void addMembers(String text) {
    String document = text.strip();
    if (document.startsWith("{") || document.startsWith("[")) {
      try {
        add(Json.any(document));
      } catch (IllegalArgumentException e) {
        return; // It only looks like JSON: it is covered as it is.
      }
    }
  }

  private void add(Object value) {
    if (value instanceof Map<?, ?> map) {
      map.values().forEach(this::add);
    } else if (value instanceof List<?> list) {
      list.forEach(this::add);
    } else if (value instanceof String text && Masking.canCover(text)) {
      strings.add(text);
      addMembers(text);
    }
  }
}
