package dev.runbook.source;

import java.util.ArrayList;
import java.util.List;

/** The removed and added lines between two texts: the longest common lines stay. */
public final class LineDifference {
  private LineDifference() {}

  /** The changed lines, with {@code - } before what is gone and {@code + } before what is new. */
  public static List<String> changed(List<String> before, List<String> after) {
    return all(before, after).stream().filter(line -> line.charAt(0) != ' ').toList();
  }

  /** All lines, with two blanks before those that stay. */
  public static List<String> all(List<String> before, List<String> after) {
    int[][] common = common(before, after);
    List<String> lines = new ArrayList<>();
    int i = 0;
    int j = 0;
    while (i < before.size() || j < after.size()) {
      if (i < before.size() && j < after.size() && before.get(i).equals(after.get(j))) {
        lines.add("  " + before.get(i++));
        j++;
      } else if (j == after.size() || i < before.size() && common[i + 1][j] >= common[i][j + 1]) {
        lines.add("- " + before.get(i++));
      } else {
        lines.add("+ " + after.get(j++));
      }
    }
    return lines;
  }

  /** How many lines the rests of both have in common, from each place on. */
  private static int[][] common(List<String> before, List<String> after) {
    int[][] common = new int[before.size() + 1][after.size() + 1];
    for (int i = before.size() - 1; i >= 0; i--) {
      for (int j = after.size() - 1; j >= 0; j--) {
        common[i][j] =
            before.get(i).equals(after.get(j))
                ? common[i + 1][j + 1] + 1
                : Math.max(common[i + 1][j], common[i][j + 1]);
      }
    }
    return common;
  }
}
