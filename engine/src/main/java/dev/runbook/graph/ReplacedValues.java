package dev.runbook.graph;

import dev.runbook.document.Alert;
import dev.runbook.document.Document;
import dev.runbook.document.Element;
import dev.runbook.document.Inline;
import dev.runbook.document.Prose;
import dev.runbook.document.Section;
import dev.runbook.shell.placeholder.ReplacedByProse;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** The values in a page's blocks that its prose says to replace. */
final class ReplacedValues {
  private ReplacedValues() {}

  static Set<String> of(Document document) {
    Set<String> found = new HashSet<>();
    for (Section section : document.sections()) {
      for (Element element : section.elements()) {
        if (element instanceof Prose prose) {
          found.addAll(ReplacedByProse.in(withBackticks(prose.text())));
        } else if (element instanceof Alert alert) {
          found.addAll(ReplacedByProse.in(withBackticks(alert.text())));
        }
      }
    }
    return found;
  }

  /** A value is told from a word by the code style that it stands in. */
  private static String withBackticks(List<Inline> text) {
    StringBuilder out = new StringBuilder();
    for (Inline run : text) {
      boolean code = run.style() == Inline.Style.CODE;
      out.append(code ? "`" + run.text() + "`" : run.text());
    }
    return out.toString();
  }
}
