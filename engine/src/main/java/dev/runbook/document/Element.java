package dev.runbook.document;

import dev.runbook.source.Span;

/** A part of a section: prose, an alert, a task, or a block of code. */
public sealed interface Element permits Prose, Alert, Task, Block {
  /** Where it stands in the source. */
  Span span();
}
