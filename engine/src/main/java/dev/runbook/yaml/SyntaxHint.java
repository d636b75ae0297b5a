package dev.runbook.yaml;

import java.util.List;
import java.util.Map;

/** Finds a remedy for a complaint of the YAML reader. */
final class SyntaxHint {
  /** In this order: a tab is also a character that cannot start a token. */
  private static final List<Map.Entry<String, String>> BY_COMPLAINT =
      List.of(
          Map.entry("TAB", "indent with spaces; YAML does not take tabs"),
          Map.entry("mapping values are not allowed", "put quotes around a value that holds `: `"),
          Map.entry(
              "cannot start any token",
              "put quotes around a value that begins with this character"),
          Map.entry("unexpected end of stream", "close the quote or bracket that was opened here"),
          Map.entry(
              "unknown escape character",
              "in double quotes write `\\\\` for a backslash, or use single quotes"));

  private SyntaxHint() {}

  static String of(String complaint) {
    return BY_COMPLAINT.stream()
        .filter(entry -> complaint.contains(entry.getKey()))
        .map(Map.Entry::getValue)
        .findFirst()
        .orElse("look at the indentation here and on the line above, and at quotes and brackets");
  }
}
