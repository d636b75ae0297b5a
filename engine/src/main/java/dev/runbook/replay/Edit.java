package dev.runbook.replay;

import dev.runbook.source.Source;
import dev.runbook.source.Span;

/** A stretch of a file and what takes its place. */
record Edit(Source source, Span span, String text) {
  /** Whether another one touches the same stretch. */
  boolean overlaps(Edit other) {
    return span.start() < other.span.end() && other.span.start() < span.end()
        || span.equals(other.span);
  }
}
