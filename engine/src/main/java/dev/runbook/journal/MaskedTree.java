package dev.runbook.journal;

import dev.runbook.run.Mask;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Masks every text in maps and lists. */
final class MaskedTree {
  private MaskedTree() {}

  static Object of(Object value, Mask mask) {
    if (value instanceof String text) {
      return mask.text(text);
    }
    if (value instanceof List<?> list) {
      List<Object> masked = new ArrayList<>();
      list.forEach(item -> masked.add(of(item, mask)));
      return masked;
    }
    if (value instanceof Map<?, ?> map) {
      Map<Object, Object> masked = new LinkedHashMap<>();
      map.forEach((key, field) -> masked.put(key, of(field, mask)));
      return masked;
    }
    return value;
  }
}
