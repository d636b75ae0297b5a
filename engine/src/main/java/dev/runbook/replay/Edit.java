package dev.runbook.replay;

import dev.runbook.source.Source;
import dev.runbook.source.Span;
import java.util.Comparator;
import java.util.List;

/** A stretch of a file and its replacement. */
record Edit(Source source, Span span, String text) {
  /** A text with changes made; none of them touches another. */
  static String applied(String text, List<Edit> edits) {
    StringBuilder changed = new StringBuilder(text);
    edits.stream()
        .sorted(Comparator.comparing((Edit edit) -> edit.span().start()).reversed())
        .forEach(edit -> changed.replace(edit.span().start(), edit.span().end(), edit.text()));
    return changed.toString();
  }

  /** Whether another one touches the same stretch. */
  boolean overlaps(Edit other) {
    return span.start() < other.span.end() && other.span.start() < span.end()
        || span.equals(other.span);
  }
}
