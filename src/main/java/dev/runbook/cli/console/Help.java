package dev.runbook.cli.console;

import java.util.ArrayList;
import java.util.List;

/** What the choices mean, a line each. */
final class Help {
  private Help() {}

  static List<Text> forStep(int width) {
    String[][] rows = {
      {"Enter", "run it; only where it changes nothing and is not optional"},
      {"y", "run it; for danger, the target's name has to be typed after it"},
      {"s", "skip it; a reason may follow: s the copy is there already"},
      {"e", "change its commands, this once"},
      {"v", "the whole page, and where this step stands on it"},
      {"o", "the overview: all steps, which are over, where they run and at what risk"},
      {
        "g 8",
        "to step 8; what is passed over is skipped, and a reason may follow: g 8 done by hand"
      },
      {"b", "back to the step before"},
      {"a", "run it, and go on without asking until something changes state, fails, or needs you"},
      {"!", "a shell of your own on this host; what you do in it is not recorded"},
      {"q", "stop the run here; a reason may follow"},
      {"Ctrl-C", "while a command runs: end it; here: stop the run?"},
    };
    return table(rows, width);
  }

  static List<Text> afterFailure(int width) {
    String[][] rows = {
      {"r", "run the step again from its first command; danger is confirmed again"},
      {"e", "change its commands, then run it again"},
      {"s", "go on without it; a reason may follow"},
      {"R", "play the rollback, then end the run; a capital R"},
      {"!", "a shell of your own on this host; what you do in it is not recorded"},
      {"q", "stop the run here"},
    };
    return table(rows, width);
  }

  private static List<Text> table(String[][] rows, int width) {
    List<Text> lines = new ArrayList<>();
    for (String[] row : rows) {
      Text key = Text.of(Columns.pad("  " + row[0], 10), Style.BOLD);
      lines.addAll(Wrap.lines(key, Text.of(" ".repeat(10)), Text.of(row[1]), width));
    }
    return lines;
  }
}
