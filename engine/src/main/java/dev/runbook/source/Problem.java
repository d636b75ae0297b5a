package dev.runbook.source;

import java.util.Optional;

/**
 * A mistake at a place of a source.
 *
 * @param severity how bad it is
 * @param code a short name that does not change, such as {@code unknown-attribute}
 * @param source where it is
 * @param span the place
 * @param message what is wrong, in one sentence without a full stop
 * @param hint what to do about it, if there is something to say
 */
public record Problem(
    Severity severity,
    String code,
    Source source,
    Span span,
    String message,
    Optional<String> hint) {

  /** The longest stretch of a line that is shown around the caret, in characters. */
  private static final int SHOWN = 160;

  /** An error: the page is not played until it is mended. */
  public static Problem error(Source source, Span span, String code, String message) {
    return new Problem(Severity.ERROR, code, source, span, message, Optional.empty());
  }

  /** A warning: the page plays, and probably not as meant. */
  public static Problem warning(Source source, Span span, String code, String message) {
    return new Problem(Severity.WARNING, code, source, span, message, Optional.empty());
  }

  /** A note: worth knowing. */
  public static Problem note(Source source, Span span, String code, String message) {
    return new Problem(Severity.NOTE, code, source, span, message, Optional.empty());
  }

  /** The same problem with what to do about it. */
  public Problem withHint(String whatToDo) {
    return new Problem(severity, code, source, span, message, Optional.of(whatToDo));
  }

  /** The same problem with a hint where there is one. */
  public Problem withHint(Optional<String> whatToDo) {
    return new Problem(severity, code, source, span, message, whatToDo);
  }

  /** Its line, counted from 1. */
  public int line() {
    return source.line(span.start());
  }

  /** Its column, counted from 1. */
  public int column() {
    return source.column(span.start());
  }

  /** Four lines for a person: place and message, the line, a caret under it, the hint. */
  public String render() {
    StringBuilder out = new StringBuilder();
    out.append(source.name()).append(':').append(line()).append(':').append(column());
    out.append(": ").append(severity.word()).append('[').append(code).append("]: ").append(message);
    out.append('\n').append(excerpt());
    hint.ifPresent(text -> out.append("\n  = ").append(text));
    return out.toString();
  }

  private String excerpt() {
    String line = source.lineText(line());
    int at = Math.min(span.start() - source.lineStart(line()), line.length());
    int from = at < SHOWN ? 0 : at - SHOWN / 2;
    int to = Math.min(line.length(), from + SHOWN);
    int width = Math.max(1, Math.min(span.length(), to - at));
    return "  | "
        + PrintableText.columns(line.substring(from, to))
        + "\n  | "
        + " ".repeat(at - from)
        + "^".repeat(width);
  }
}
