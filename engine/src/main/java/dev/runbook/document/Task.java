package dev.runbook.document;

import dev.runbook.source.Span;
import java.util.List;
import java.util.stream.Collectors;

/**
 * A task list item, {@code - [ ] …}: something a person does.
 *
 * @param span the item's first paragraph
 * @param done whether the page has it ticked
 * @param depth how many lists and quotes it stands in
 * @param text what is to be done
 */
public record Task(Span span, boolean done, int depth, List<Inline> text) implements Element {
  /** Copies the list. */
  public Task {
    text = List.copyOf(text);
  }

  /** Its text without styles. */
  public String plain() {
    return text.stream().map(Inline::text).collect(Collectors.joining());
  }
}
