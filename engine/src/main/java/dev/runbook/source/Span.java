package dev.runbook.source;

/**
 * A stretch of a source's text.
 *
 * @param start the offset of its first character, in UTF-16 units from the start of the text
 * @param end the offset after its last character
 */
public record Span(int start, int end) {
  /** Checks that the span does not end before it starts. */
  public Span {
    if (start < 0 || end < start) {
      throw new IllegalArgumentException("no span: " + start + ".." + end);
    }
  }

  /** As a record's own, which takes Java ten milliseconds to make when it is first called. */
  @Override
  public boolean equals(Object other) {
    return other instanceof Span span && start == span.start && end == span.end;
  }

  @Override
  public int hashCode() {
    return start * 31 + end;
  }

  /** The empty span at one offset. */
  public static Span at(int offset) {
    return new Span(offset, offset);
  }

  /** How many characters it covers. */
  public int length() {
    return end - start;
  }

  /** Whether an offset is inside it. */
  public boolean contains(int offset) {
    return offset >= start && offset < end;
  }
}
