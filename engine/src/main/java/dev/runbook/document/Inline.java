package dev.runbook.document;

/**
 * A run of text in one style.
 *
 * @param text the text, with line breaks of the source as spaces and hard ones as line feeds
 * @param style how it is written
 */
public record Inline(String text, Style style) {
  /** How a run of text is written. */
  public enum Style {
    /** Plain text. */
    PLAIN,
    /** {@code *emphasis*}. */
    EMPHASIS,
    /** {@code **strong emphasis**}. */
    STRONG,
    /** Text between backticks. */
    CODE,
    /** The text of a link. */
    LINK
  }
}
