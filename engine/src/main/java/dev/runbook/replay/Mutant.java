package dev.runbook.replay;

import dev.runbook.source.Source;
import java.util.List;

/**
 * A page with one change in it that its scenarios should notice.
 *
 * @param operator what kind of change it is
 * @param line the line of the page that it changes
 * @param step the id of the step that it is about; empty where it is about the page
 * @param text what is changed, as the page has it
 * @param remedy what would notice it, where more can be said than the operator says; else empty
 * @param page the changed page
 */
public record Mutant(
    MutationOperator operator, int line, String step, String text, String remedy, Source page) {
  /** A change of a page. */
  static Mutant of(
      MutationOperator operator, Source page, String step, String text, List<Edit> edits) {
    int start = edits.get(0).span().start();
    return new Mutant(
        operator,
        page.line(start),
        step,
        text.strip(),
        "",
        Source.of(page.name(), Edit.applied(page.text(), edits)));
  }

  /** The same, for which this would notice. */
  Mutant noticedBy(String what) {
    return new Mutant(operator, line, step, text, what, page);
  }

  /** What would notice it, in a sentence. */
  public String hint() {
    return (remedy.isEmpty() ? operator.remedy() : remedy).replace("STEP", step);
  }
}
