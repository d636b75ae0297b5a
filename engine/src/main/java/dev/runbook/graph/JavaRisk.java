package dev.runbook.graph;

import dev.runbook.shell.Reason;
import dev.runbook.shell.Risk;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * Finds the effects of Java text that are plain to see. The list is short and never says more than
 * caution: the effect of an author's own method is not visible here, so the author marks danger.
 */
final class JavaRisk {
  private static final Map<Pattern, Reason> RULES =
      Map.of(
          Pattern.compile("\\bProcessBuilder\\b|\\.\\s*exec\\s*\\("),
          caution("java-process", "it starts other programs"),
          Pattern.compile(
              "\\bFiles\\s*\\.\\s*(?:delete|deleteIfExists|write|writeString|newBufferedWriter"
                  + "|newOutputStream|move|copy|create\\w*|set\\w+)\\b"
                  + "|\\b(?:FileWriter|FileOutputStream|RandomAccessFile)\\b"),
          caution("java-files", "it writes, moves or deletes files"),
          Pattern.compile("\\.\\s*execute(?:Update|Batch|LargeUpdate)\\s*\\("),
          caution("java-sql", "it changes a database"));

  private JavaRisk() {}

  static List<Reason> of(String text) {
    String code = JavaText.of(text).code();
    List<Reason> found = new ArrayList<>();
    RULES.forEach(
        (pattern, reason) -> {
          if (pattern.matcher(code).find()) {
            found.add(reason);
          }
        });
    found.sort(Comparator.comparing(Reason::rule));
    return found;
  }

  private static Reason caution(String rule, String message) {
    return new Reason(rule, Risk.CAUTION, message);
  }
}
