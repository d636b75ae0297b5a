package dev.runbook.document;

import dev.runbook.source.Span;
import java.util.List;

/**
 * Text for people: a paragraph, a list item's paragraph, a quoted one, or something kept as
 * written.
 *
 * @param span where it stands
 * @param kind what it is
 * @param depth how many lists and quotes it stands in
 * @param marker what stands before it: a list item's {@code -} or {@code 3.}, on its first
 *     paragraph; else empty
 * @param text its runs of text in order; one plain run, line breaks kept, where the kind keeps the
 *     spacing
 */
public record Prose(Span span, Kind kind, int depth, String marker, List<Inline> text)
    implements Element {
  /** What a piece of prose is. */
  public enum Kind {
    /** A paragraph that stands in nothing else. */
    PARAGRAPH,
    /** A paragraph of a list item. */
    ITEM,
    /** A paragraph of a quote. */
    QUOTE,
    /** Indented text around indented fences, shown with the author's own spacing. */
    CODE,
    /**
     * A table, or the text of HTML: shown with the author's own spacing. HTML comments are left
     * out.
     */
    VERBATIM;

    /** Whether the author's own spacing is kept. */
    public boolean keepsSpacing() {
      return this == CODE || this == VERBATIM;
    }
  }

  /** Copies the list. */
  public Prose {
    text = List.copyOf(text);
  }

  /** Its text without styles. */
  public String plain() {
    if (text.size() == 1) { // as most have
      return text.get(0).text();
    }
    StringBuilder plain = new StringBuilder();
    for (Inline run : text) {
      plain.append(run.text());
    }
    return plain.toString();
  }
}
