package dev.runbook.cli.console;

import java.util.ArrayList;
import java.util.List;

/** A frame around lines, for text on the screen that nobody may overlook. */
final class Box {
  private static final int MARGINS = 4;

  private Box() {}

  /** How wide lines may be to fit into a frame of a width. */
  static int inside(int width) {
    return width - MARGINS;
  }

  /** The lines in a frame with a title. */
  static List<Text> around(String title, List<Text> lines, Style style, int width) {
    int room = inside(width);
    String top = "╔═ " + title + " " + "═".repeat(Math.max(0, room - Columns.of(title) - 1)) + "╗";
    List<Text> framed = new ArrayList<>();
    framed.add(Text.of(top, style));
    for (Text line : lines) {
      String space = " ".repeat(Math.max(0, room - line.width()));
      framed.add(Text.of("║ ", style).plus(line).plus(space).plus(" ║", style));
    }
    framed.add(Text.of("╚" + "═".repeat(room + 2) + "╝", style));
    return framed;
  }
}
