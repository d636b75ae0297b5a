package dev.runbook.document;

import dev.runbook.source.Span;
import java.util.List;

/**
 * A code block: fenced, or indented by four columns.
 *
 * @param form how it is written
 * @param span from the opening fence to the end of the closing one; the lines of indented code
 * @param language the info string's first word, in lower case; empty where there is none
 * @param info the whole info string, as written
 * @param attributes what the info string, and a {@code <!-- runbook: … -->} comment before it, say
 * @param text its text as CommonMark reads it: indentation of lists and quotes removed, lines ended
 *     by line feeds
 * @param lineOffsets for each line of the text, the source offset where it begins
 * @param depth how many lists and quotes it stands in
 * @param closed whether it has a closing fence
 */
public record Block(
    Form form,
    Span span,
    String language,
    String info,
    Attributes attributes,
    String text,
    List<Integer> lineOffsets,
    int depth,
    boolean closed)
    implements Element {
  /** How a block is written. */
  public enum Form {
    /** Between fences of backticks or tildes. */
    FENCED,
    /** By four columns or a tab; it names no language. */
    INDENTED,
    /** A fence that is indented so far that Markdown shows its marks as text. */
    INDENTED_FENCE
  }

  /** Copies the list. */
  public Block {
    lineOffsets = LineOffsets.of(text, lineOffsets);
  }

  /** The source's span of a stretch of the block's text, offsets counted from the text's start. */
  public Span sourceSpan(int start, int end) {
    int from = sourceOffset(start);
    return new Span(from, Math.max(from, sourceOffset(end)));
  }

  private int sourceOffset(int offset) {
    return lineOffsets.isEmpty()
        ? span.end()
        : Math.min(span.end(), ((LineOffsets) lineOffsets).sourceOffset(offset));
  }
}
