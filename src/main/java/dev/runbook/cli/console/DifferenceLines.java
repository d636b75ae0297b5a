package dev.runbook.cli.console;

import dev.runbook.replay.Difference;
import dev.runbook.replay.Difference.Detail;

/** Shows one difference: its place, its sentence, and its details. */
final class DifferenceLines {
  private static final String INDENT = "    ";
  private static final int LABEL = 10;

  private final Screen screen;

  DifferenceLines(Screen screen) {
    this.screen = screen;
  }

  void show(Difference difference) {
    screen.line(Text.of("  " + difference.place().at(), Style.BOLD).plus("  " + difference.what()));
    difference.details().forEach(this::detail);
  }

  private void detail(Detail detail) {
    String[] lines = detail.text().stripTrailing().split("\n", -1);
    for (int i = 0; i < lines.length; i++) {
      screen.line(Text.of(INDENT + label(i == 0 ? detail.label() : ""), Style.DIM).plus(lines[i]));
    }
    if (detail.to() > detail.from() && lines.length == 1) {
      String caret = " ".repeat(detail.from()) + "^".repeat(detail.to() - detail.from());
      screen.line(Text.of(INDENT + label("") + caret, Style.DANGER));
    }
  }

  private static String label(String label) {
    return label + " ".repeat(Math.max(1, LABEL - label.length()));
  }
}
