package dev.runbook.document;

import java.util.List;

/**
 * Finds the table in a paragraph, as GitHub does: a line of dashes under a line with the same
 * number of cells.
 *
 * <p>commonmark-java's table extension is not used. It makes a cell for every column in every row,
 * so that a page of a megabyte can ask for millions of millions of them; a table is shown here as
 * its author spaced it, and needs no cells at all.
 */
final class Tables {
  private Tables() {}

  /** The index of the line that heads a table, or -1. */
  static int header(List<String> lines) {
    for (int i = 1; i < lines.size(); i++) {
      int columns = delimiterColumns(lines.get(i).strip());
      if (columns > 0 && columns == columns(lines.get(i - 1).strip())) {
        return i - 1;
      }
    }
    return -1;
  }

  /** How many columns a delimiter row has; 0 for any other line. */
  private static int delimiterColumns(String line) {
    if (line.indexOf('|') < 0) {
      return 0;
    }
    int columns = 0;
    int start = line.startsWith("|") ? 1 : 0;
    while (start < line.length()) {
      int bar = line.indexOf('|', start);
      int end = bar < 0 ? line.length() : bar;
      if (!isDashes(line.substring(start, end).strip())) {
        return 0;
      }
      columns++;
      start = end + 1;
    }
    return columns;
  }

  private static boolean isDashes(String cell) {
    int start = cell.startsWith(":") ? 1 : 0;
    int end = cell.length() - (cell.endsWith(":") ? 1 : 0);
    return end > start && cell.substring(start, end).chars().allMatch(c -> c == '-');
  }

  /** How many cells a row has: a bar at either end is an edge, an escaped one is text. */
  private static int columns(String row) {
    int columns = 1;
    for (int i = row.startsWith("|") ? 1 : 0; i < row.length() - 1; i++) {
      if (row.charAt(i) == '\\') {
        i++;
      } else if (row.charAt(i) == '|') {
        columns++;
      }
    }
    return columns;
  }
}
