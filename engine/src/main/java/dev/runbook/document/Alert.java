package dev.runbook.document;

import dev.runbook.source.Span;
import java.util.List;
import java.util.stream.Collectors;

/**
 * A GitHub alert: a quote that begins {@code [!CAUTION]} or one of its four sisters.
 *
 * <p>Blocks and tasks that stand in it are elements of their own, right after it.
 *
 * @param span the whole quote
 * @param kind which of the five
 * @param text the quote's text after the mark, a line feed between paragraphs and list items
 */
public record Alert(Span span, Kind kind, List<Inline> text) implements Element {
  /** The five kinds that GitHub renders. */
  public enum Kind {
    /** {@code [!NOTE]}. */
    NOTE,
    /** {@code [!TIP]}. */
    TIP,
    /** {@code [!IMPORTANT]}. */
    IMPORTANT,
    /** {@code [!WARNING]}: a caution for the steps that follow in its section. */
    WARNING,
    /** {@code [!CAUTION]}: a danger for the steps that follow in its section. */
    CAUTION
  }

  /** Copies the list. */
  public Alert {
    text = List.copyOf(text);
  }

  /** Its text without styles. */
  public String plain() {
    return text.stream().map(Inline::text).collect(Collectors.joining());
  }
}
