package dev.runbook.document;

import dev.runbook.source.Span;

/** Something that stands in a section: prose, an alert, a task, or a fenced block. */
public sealed interface Element permits Prose, Alert, Task, Block {
  /** Where it stands in the source. */
  Span span();
}
