package dev.runbook.report;

import dev.runbook.source.PrintableText;

/** Builds HTML; recorded text goes in as text, never as markup. */
final class Html {
  private final StringBuilder out = new StringBuilder();

  /** Markup of our own; nothing that was recorded may be in it. */
  Html markup(String ours) {
    out.append(ours);
    return this;
  }

  /** Recorded text on one line. */
  Html line(String recorded) {
    return escaped(PrintableText.line(recorded));
  }

  /** Recorded text of several lines. */
  Html text(String recorded) {
    return escaped(PrintableText.text(recorded));
  }

  /** An element of our own around one line of recorded text. */
  Html element(String tag, String attributes, String recorded) {
    markup("<" + tag + (attributes.isEmpty() ? "" : " " + attributes) + ">");
    return line(recorded).markup("</" + tag + ">");
  }

  /** Text that is harmless already. */
  Html escaped(String harmless) {
    for (int at = 0; at < harmless.length(); at++) {
      char c = harmless.charAt(at);
      switch (c) {
        case '&' -> out.append("&amp;");
        case '<' -> out.append("&lt;");
        case '>' -> out.append("&gt;");
        case '"' -> out.append("&quot;");
        case '\'' -> out.append("&#39;");
        default -> out.append(c);
      }
    }
    return this;
  }

  /** Takes away what was built so far; what comes next begins anew. */
  String cut() {
    String built = out.toString();
    out.setLength(0);
    return built;
  }

  @Override
  public String toString() {
    return out.toString();
  }
}
