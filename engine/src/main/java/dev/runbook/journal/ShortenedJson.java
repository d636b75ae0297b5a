package dev.runbook.journal;

import dev.runbook.json.Json;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Shortens JSON to a number of bytes: it cuts the longest texts and lists. */
final class ShortenedJson {
  private static final int LONGEST_TEXT = 16 * 1024;
  private static final int SHORTEST_TEXT = 64;

  private ShortenedJson() {}

  /** An object as JSON of at most so many bytes, as much of it as fits. */
  static byte[] json(Map<String, Object> object, int bytes) {
    byte[] json = encode(object);
    for (int limit = LONGEST_TEXT; json.length > bytes && limit >= SHORTEST_TEXT; limit /= 2) {
      json = encode(cut(object, limit));
    }
    if (json.length > bytes) {
      throw new IllegalArgumentException("an event with too many fields");
    }
    return json;
  }

  private static byte[] encode(Object object) {
    return Json.line(object).getBytes(StandardCharsets.UTF_8);
  }

  private static Object cut(Object value, int limit) {
    if (value instanceof String text) {
      return cutText(text, limit);
    }
    if (value instanceof List<?> list) {
      return cutList(list, limit);
    }
    if (value instanceof Map<?, ?> map) {
      Map<Object, Object> shorter = new LinkedHashMap<>();
      map.forEach((key, field) -> shorter.put(key, cut(field, limit)));
      return shorter;
    }
    return value;
  }

  private static String cutText(String text, int limit) {
    if (text.length() <= limit) {
      return text;
    }
    int end = Character.isHighSurrogate(text.charAt(limit - 1)) ? limit - 1 : limit;
    return text.substring(0, end) + "… [cut here; " + text.length() + " characters in all]";
  }

  private static List<Object> cutList(List<?> list, int limit) {
    int most = Math.max(1, limit / 16);
    List<Object> shorter = new ArrayList<>();
    list.stream().limit(most).forEach(item -> shorter.add(cut(item, limit)));
    if (list.size() > most) {
      shorter.add("… [cut here; " + list.size() + " in all]");
    }
    return shorter;
  }
}
