package dev.runbook.cli.console;

import dev.runbook.source.PrintableText;
import java.util.ArrayList;
import java.util.List;

/** Breaks a text into lines of a width: at spaces where there are any, else anywhere. */
final class Wrap {
  private static final int TAB = 8;
  private static final String JOINER = "\u200d";

  private final int width;
  private final List<Text> lines = new ArrayList<>();
  private final List<Cell> line = new ArrayList<>();

  /** How many columns the line takes so far. */
  private int columns;

  private record Cell(String text, int columns, Style style) {
    static Cell of(String text, Style style) {
      return new Cell(text, Columns.of(text), style);
    }

    boolean isBlank() {
      return text.isBlank();
    }
  }

  private Wrap(int width) {
    this.width = Math.max(8, width);
  }

  /** The lines of a text; a line feed in it always begins another. */
  static List<Text> lines(Text text, int width) {
    if (text.isOneLine(width)) {
      return List.of(text);
    }
    Wrap wrap = new Wrap(width);
    text.runs().forEach(wrap::add);
    wrap.flush(wrap.line.size());
    return wrap.lines;
  }

  /** The same, with the first line after one prefix and the others after another. */
  static List<Text> lines(Text first, Text others, Text text, int width) {
    List<Text> broken = lines(text, width - Math.max(first.width(), others.width()));
    List<Text> out = new ArrayList<>();
    for (Text each : broken) {
      out.add((out.isEmpty() ? first : others).plus(each));
    }
    return out;
  }

  private void add(Text.Run run) {
    PrintableText.text(run.text())
        .codePoints()
        .forEach(
            c -> {
              if (c == '\n') {
                flush(line.size());
              } else if (c == '\t') {
                int spaces = TAB - columns % TAB;
                put(Cell.of(" ".repeat(spaces), run.style()));
              } else {
                put(Character.toString(c), run.style());
              }
            });
  }

  /** What has no width of its own, as in an emoji that is spelt with several, is not parted. */
  private void put(String character, Style style) {
    Cell last = line.isEmpty() ? null : line.get(line.size() - 1);
    boolean joined = last != null && last.text().endsWith(JOINER);
    Cell cell = Cell.of(character, style);
    if (last != null && (joined || cell.columns() == 0)) {
      Cell both = Cell.of(last.text() + character, last.style());
      line.set(line.size() - 1, both);
      columns += both.columns() - last.columns();
    } else {
      put(cell);
    }
  }

  private void put(Cell cell) {
    line.add(cell);
    columns += cell.columns();
    if (columns <= width || cell.isBlank()) {
      return;
    }
    int space = lastSpace();
    flush(space > 0 ? space : line.size() - 1);
  }

  /** The place of the last space with something but spaces before it. */
  private int lastSpace() {
    int at = line.size() - 1;
    while (at > 0 && !line.get(at).isBlank()) {
      at--;
    }
    boolean somethingBefore = line.subList(0, at).stream().anyMatch(cell -> !cell.isBlank());
    return somethingBefore ? at : 0;
  }

  private void flush(int end) {
    Text text = Text.EMPTY;
    StringBuilder run = new StringBuilder();
    int last = end;
    while (last > 0 && line.get(last - 1).isBlank()) {
      last--;
    }
    for (int i = 0; i < last; i++) {
      run.append(line.get(i).text());
      if (i + 1 == last || line.get(i + 1).style() != line.get(i).style()) {
        text = text.plus(run.toString(), line.get(i).style());
        run.setLength(0);
      }
    }
    lines.add(text);
    line.subList(0, end).clear();
    while (end > 0 && !line.isEmpty() && line.get(0).isBlank()) {
      line.remove(0);
    }
    columns = line.stream().mapToInt(Cell::columns).sum();
  }
}
