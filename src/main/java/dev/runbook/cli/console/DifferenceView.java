package dev.runbook.cli.console;

import java.util.ArrayList;
import java.util.List;

/** Shows how a step's commands differ: the old ones with a minus, the new ones with a plus. */
final class DifferenceView {
  private final Screen screen;

  DifferenceView(Screen screen) {
    this.screen = screen;
  }

  void show(List<String> before, List<String> now) {
    for (Text line : lines(split(before), split(now))) {
      screen.line(line);
    }
  }

  private static List<String> split(List<String> commands) {
    return commands.stream().flatMap(String::lines).toList();
  }

  /** The longest common lines stay; the rest goes or comes. */
  static List<Text> lines(List<String> before, List<String> now) {
    int[][] common = common(before, now);
    List<Text> lines = new ArrayList<>();
    int i = 0;
    int j = 0;
    while (i < before.size() || j < now.size()) {
      boolean same = i < before.size() && j < now.size() && before.get(i).equals(now.get(j));
      if (same) {
        lines.add(Text.of("    " + before.get(i), Style.DIM));
        i++;
        j++;
      } else if (j == now.size() || i < before.size() && common[i + 1][j] >= common[i][j + 1]) {
        lines.add(Text.of("  - " + before.get(i++), Style.DANGER));
      } else {
        lines.add(Text.of("  + " + now.get(j++), Style.GOOD));
      }
    }
    return lines;
  }

  /** How many lines the rests of both have in common, from each place on. */
  private static int[][] common(List<String> before, List<String> now) {
    int[][] common = new int[before.size() + 1][now.size() + 1];
    for (int i = before.size() - 1; i >= 0; i--) {
      for (int j = now.size() - 1; j >= 0; j--) {
        common[i][j] =
            before.get(i).equals(now.get(j))
                ? common[i + 1][j + 1] + 1
                : Math.max(common[i + 1][j], common[i][j + 1]);
      }
    }
    return common;
  }
}
