package dev.runbook.report;

import dev.runbook.source.PrintableText;

/** Text that cannot do anything to what shows it. */
public final class Harmless {
  private Harmless() {}

  /** Text of several lines; CR LF becomes a line feed. */
  public static String text(String text) {
    return PrintableText.text(text);
  }

  /** The text of UTF-8 bytes; those that are not UTF-8 become replacement characters. */
  public static String text(byte[] utf8) {
    return PrintableText.text(utf8);
  }

  /** Text for one line: line feeds and tabs become pictures too. */
  public static String line(String text) {
    return PrintableText.line(text);
  }
}
