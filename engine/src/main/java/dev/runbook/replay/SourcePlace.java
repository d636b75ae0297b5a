package dev.runbook.replay;

import dev.runbook.source.Source;
import dev.runbook.source.Span;

/** A place in a page, a scenario or a mock file. */
public record SourcePlace(Source source, Span span) {
  /** Its line, counted from 1. */
  public int line() {
    return source.line(span.start());
  }

  /** As people write it: {@code file:line}. */
  public String at() {
    return source.name() + ":" + line();
  }

  @Override
  public String toString() {
    return at();
  }
}
