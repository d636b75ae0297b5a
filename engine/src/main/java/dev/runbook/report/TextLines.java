package dev.runbook.report;

import dev.runbook.source.PrintableText;
import java.util.ArrayList;
import java.util.List;

/** Builds the lines of a text. */
final class TextLines {
  private final List<String> lines = new ArrayList<>();

  void blank() {
    lines.add("");
  }

  void add(String line) {
    lines.add(line);
  }

  void addAll(List<String> more) {
    lines.addAll(more);
  }

  /** A paragraph whose later lines stand under its text; whatever was recorded is made harmless. */
  void paragraph(String lead, String text) {
    lines.addAll(TextFormat.wrapped(lead, " ".repeat(lead.length()), PrintableText.line(text)));
  }

  String text() {
    return String.join("\n", lines) + "\n";
  }
}
