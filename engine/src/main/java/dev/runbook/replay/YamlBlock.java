package dev.runbook.replay;

import java.util.List;
import java.util.Map;

/** Writes maps, lists and values as YAML that people read. */
final class YamlBlock {
  private final StringBuilder out = new StringBuilder();

  private YamlBlock() {}

  /** A mapping as a file. */
  static String of(Map<String, ?> map) {
    YamlBlock block = new YamlBlock();
    block.map(map, "", false);
    return block.out.toString();
  }

  private void map(Map<?, ?> map, String indent, boolean goesOn) {
    boolean first = goesOn;
    for (Map.Entry<?, ?> each : map.entrySet()) {
      out.append(first ? "" : indent).append(YamlText.scalar(each.getKey().toString())).append(':');
      first = false;
      value(each.getValue(), indent);
    }
  }

  private void value(Object value, String indent) {
    if (value instanceof Map<?, ?> map && !map.isEmpty()) {
      out.append('\n');
      map(map, indent + "  ", false);
    } else if (value instanceof List<?> list && !list.isEmpty()) {
      out.append('\n');
      list(list, indent + "  ");
    } else {
      out.append(' ').append(scalar(value, indent + "  ")).append('\n');
    }
  }

  private void list(List<?> list, String indent) {
    for (Object item : list) {
      out.append(indent).append("- ");
      if (item instanceof Map<?, ?> map && !map.isEmpty()) {
        map(map, indent + "  ", true);
      } else {
        out.append(scalar(item, indent + "  ")).append('\n');
      }
    }
  }

  private static String scalar(Object value, String indent) {
    if (value instanceof Map<?, ?>) {
      return "{}";
    }
    if (value instanceof List<?>) {
      return "[]";
    }
    if (!(value instanceof String text)) {
      return value.toString();
    }
    return isBlock(text)
        ? "|\n"
            + (indent + text.stripTrailing().replace("\n", "\n" + indent))
                .replaceAll("(?m)^ +$", "")
        : YamlText.quotedWhereNumber(text);
  }

  /** Lines that stand as they are: nothing in them that YAML would change or hide. */
  private static boolean isBlock(String text) {
    return text.endsWith("\n")
        && text.length() > 1
        && !text.endsWith("\n\n")
        && !text.startsWith(" ")
        && !text.startsWith("\n")
        && text.lines().noneMatch(line -> line.endsWith(" ") || line.isBlank() && !line.isEmpty())
        && text.chars()
            .noneMatch(c -> c < ' ' && c != '\n' || c == 0x7F || c == 0x85 || c == 0x2028);
  }
}
