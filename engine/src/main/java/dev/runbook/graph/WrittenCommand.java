package dev.runbook.graph;

import dev.runbook.shell.Placeholder;
import dev.runbook.source.Span;
import java.util.List;

/**
 * A command as written on its page.
 *
 * @param span where it stands in the source
 * @param line the line it begins on, counted from 1
 * @param text its text, as written
 * @param placeholders the places to fill in, by offsets in {@code text}
 */
public record WrittenCommand(Span span, int line, String text, List<Placeholder> placeholders) {
  /** Copies the list. */
  public WrittenCommand {
    placeholders = List.copyOf(placeholders);
  }

  /** The same with other places to fill in. */
  WrittenCommand with(List<Placeholder> others) {
    return new WrittenCommand(span, line, text, others);
  }
}
