package dev.runbook.cli.console;

import dev.runbook.shell.Risk;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/**
 * A table whose columns are as wide as their cells, up to {@value #WIDEST} columns; the last one is
 * not padded. A cell that is wider moves the rest of its own row, and no other row.
 */
public final class Table {
  private static final String GAP = "  ";
  private static final int NARROWEST = 12;

  /** Beyond that, one long cell would fill every other row with spaces. */
  private static final int WIDEST = 60;

  private final List<List<Text>> rows = new ArrayList<>();

  /** How wide each cell is; to measure it takes as long as to print it. */
  private final List<int[]> cellWidths = new ArrayList<>();

  private Text.Run[] spaces = new Text.Run[64];

  /** A table with headings. */
  public Table(String... headings) {
    Text[] cells = new Text[headings.length];
    for (int i = 0; i < cells.length; i++) {
      cells[i] = Text.of(headings[i].toUpperCase(Locale.ROOT), Style.DIM);
    }
    row(cells);
  }

  /** Another row. */
  public void row(Text... cells) {
    int[] widths = new int[cells.length];
    for (int i = 0; i < cells.length; i++) {
      widths[i] = cells[i].width();
    }
    rows.add(List.of(cells));
    cellWidths.add(widths);
  }

  /** A risk as tables show it. */
  public static Text risk(Risk risk) {
    return Text.of(risk.word(), CommandView.styleOf(risk));
  }

  /** Prints it as wide as it is. */
  public void print(Screen screen) {
    int[] widths = widths();
    List<Text> lines = new ArrayList<>(rows.size());
    for (int i = 0; i < rows.size(); i++) {
      lines.add(line(rows.get(i), cellWidths.get(i), widths));
    }
    screen.lines(lines);
  }

  /**
   * Prints it no wider than a terminal: the plain texts of one column, counted from 0, are cut;
   * where little of them would be left, each row is two lines, and so is a row that does not fit
   * for another of its cells.
   */
  public void printWithin(Screen screen, int column) {
    int[] widths = widths();
    widths[column] = cellWidths.stream().mapToInt(row -> row[column]).max().orElse(0);
    int whole = Arrays.stream(widths).sum() + GAP.length() * (widths.length - 1);
    int over = Math.max(0, whole - screen.width());
    boolean stacks = over > 0 && widths[column] - over < NARROWEST;
    widths[column] -= over;
    List<Text> lines = new ArrayList<>(rows.size());
    for (int i = 0; i < rows.size(); i++) {
      int[] own = cellWidths.get(i);
      if (stacks || isWider(own, widths, column)) {
        lines.addAll(stacked(rows.get(i), screen.readableWidth()));
      } else {
        lines.add(cut(rows.get(i), own, widths, column));
      }
    }
    screen.lines(lines);
  }

  /** Whether another cell than the one that is cut is wider than its column. */
  private static boolean isWider(int[] own, int[] widths, int column) {
    for (int i = 0; i < own.length; i++) {
      if (i != column && own[i] > widths[i]) {
        return true;
      }
    }
    return false;
  }

  private Text cut(List<Text> row, int[] own, int[] widths, int column) {
    if (own[column] <= widths[column]) {
      return line(row, own, widths);
    }
    List<Text> cells = new ArrayList<>(row);
    int[] cut = own.clone();
    cells.set(column, Text.of(Columns.cut(row.get(column).plain(), widths[column])));
    cut[column] = cells.get(column).width();
    return line(cells, cut, widths);
  }

  /** The first cell of a row alone, the others in a line of their own under it. */
  private static List<Text> stacked(List<Text> row, int width) {
    Text rest = Text.EMPTY;
    for (Text cell : row.subList(1, row.size())) {
      boolean between = !rest.runs().isEmpty() && cell.width() > 0;
      rest = rest.plus(between ? " · " : "", Style.DIM).plus(cell);
    }
    List<Text> lines = new ArrayList<>(Wrap.lines(row.get(0), width));
    lines.addAll(Wrap.lines(Text.of("  "), Text.of("  "), rest, width));
    return lines;
  }

  private int[] widths() {
    int[] widths = new int[rows.get(0).size()];
    for (int[] row : cellWidths) {
      for (int i = 0; i < row.length; i++) {
        widths[i] = Math.max(widths[i], Math.min(WIDEST, row[i]));
      }
    }
    return widths;
  }

  /** Each width once: a table has few of them, and many cells. */
  private Text.Run space(int width) {
    if (width >= spaces.length) {
      spaces = Arrays.copyOf(spaces, 2 * width);
    }
    if (spaces[width] == null) {
      spaces[width] = new Text.Run(" ".repeat(width), Style.PLAIN);
    }
    return spaces[width];
  }

  private Text line(List<Text> row, int[] own, int[] widths) {
    List<Text.Run> line = new ArrayList<>();
    for (int i = 0; i < row.size(); i++) {
      line.addAll(row.get(i).runs());
      if (i < row.size() - 1) {
        line.add(space(Math.max(0, widths[i] - own[i]) + GAP.length()));
      }
    }
    return new Text(line);
  }
}
