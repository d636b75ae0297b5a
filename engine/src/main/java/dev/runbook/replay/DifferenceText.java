package dev.runbook.replay;

/** A difference as plain text, for reports without colours. */
public final class DifferenceText {
  private static final int LABEL = 10;

  private DifferenceText() {}

  /** Its place and sentence, then its details, then what to do; no line feed at its end. */
  public static String of(Difference difference) {
    StringBuilder out = new StringBuilder();
    out.append(difference.place().at()).append("  ").append(difference.what());
    for (Difference.Detail detail : difference.details()) {
      String[] lines = detail.text().stripTrailing().split("\n", -1);
      for (int i = 0; i < lines.length; i++) {
        out.append("\n  ").append(label(i == 0 ? detail.label() : "")).append(lines[i]);
      }
      if (detail.to() > detail.from() && lines.length == 1) {
        out.append("\n  ").append(label("")).append(" ".repeat(detail.from()));
        out.append("^".repeat(detail.to() - detail.from()));
      }
    }
    difference.hints().forEach(hint -> out.append("\n  = ").append(hint));
    return out.toString();
  }

  private static String label(String label) {
    return label + " ".repeat(Math.max(1, LABEL - label.length()));
  }
}
