package dev.runbook.run;

import dev.runbook.graph.ExpectedOutput;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The lines that a text must have.
 *
 * <p>A line fits the same line. {@code ...} alone stands for any lines, {@code [..]} for any part
 * of a line; {@code (re)} or {@code (glob)} at the end of a line makes it a pattern for the whole
 * line. Newlines at the end do not count. Sources of these marks: trycmd's and cram's test files.
 */
public final class OutputPattern {
  private static final Pattern ALONE = Pattern.compile("\\{\\{([^{}]+)\\}\\}");

  private final List<ExpectedLine> lines;

  private OutputPattern(List<String> lines, Map<String, String> values) {
    this.lines = lines.stream().flatMap(line -> expected(line, values)).toList();
  }

  /** A value of several lines that stands alone is as many lines. */
  private static Stream<ExpectedLine> expected(String line, Map<String, String> values) {
    Matcher alone = ALONE.matcher(line);
    String value = alone.matches() ? values.getOrDefault(alone.group(1), "") : "";
    return value.contains("\n")
        ? value.lines().map(each -> ExpectedLine.of(line, Map.of(alone.group(1), each)))
        : Stream.of(ExpectedLine.of(line, values));
  }

  /** The pattern of some lines. */
  public static OutputPattern of(List<String> lines) {
    return new OutputPattern(lines, Map.of());
  }

  /**
   * The pattern of some lines in which {@code {{name}}} stands for a value.
   *
   * @param values the values by their names; each is taken as it is
   */
  static OutputPattern of(List<String> lines, Map<String, String> values) {
    return new OutputPattern(lines, values);
  }

  /** The pattern of a text. */
  public static OutputPattern of(String text) {
    return of(lines(text));
  }

  /** Why the pattern of a text says nothing, or not what it seems to say. */
  public static Optional<String> mistake(String text) {
    List<String> all = lines(text);
    if (!all.isEmpty() && all.stream().allMatch(ExpectedOutput.ANY_LINES::equals)) {
      return Optional.of("whatever a step prints fits this");
    }
    return all.stream().flatMap(line -> ExpectedLine.mistake(line).stream()).findFirst();
  }

  private static List<String> lines(String text) {
    String ended = text.replace("\r\n", "\n").replaceAll("\\n+\\z", "");
    return ended.isEmpty() ? List.of() : List.of(ended.split("\n", -1));
  }

  /** Whether a text has these lines and no others. */
  public boolean fits(String text) {
    return reach(lines(text))[lines.size()][lines(text).size()];
  }

  /** For each number of pattern lines and of text lines, whether the former fit the latter. */
  private boolean[][] reach(List<String> text) {
    boolean[][] fit = new boolean[lines.size() + 1][text.size() + 1];
    fit[0][0] = true;
    for (int i = 1; i <= lines.size(); i++) {
      boolean any = lines.get(i - 1).anyLines();
      for (int j = 0; j <= text.size(); j++) {
        fit[i][j] =
            any
                ? fit[i - 1][j] || (j > 0 && fit[i][j - 1])
                : j > 0 && fit[i - 1][j - 1] && lines.get(i - 1).fits(text.get(j - 1));
      }
    }
    return fit;
  }

  /**
   * How a text differs: what fits with two spaces before it, what is expected with a minus, what
   * came with a plus.
   */
  public List<String> difference(String text) {
    List<String> came = lines(text);
    int[][] common = new int[lines.size() + 1][came.size() + 1];
    for (int i = lines.size() - 1; i >= 0; i--) {
      for (int j = came.size() - 1; j >= 0; j--) {
        common[i][j] =
            lines.get(i).fits(came.get(j))
                ? common[i + 1][j + 1] + 1
                : Math.max(common[i + 1][j], common[i][j + 1]);
      }
    }
    List<String> all = new ArrayList<>();
    int i = 0;
    int j = 0;
    while (i < lines.size() || j < came.size()) {
      if (i < lines.size() && j < came.size() && lines.get(i).fits(came.get(j))) {
        all.add("  " + came.get(j++));
        i++;
      } else if (i < lines.size() && (j == came.size() || common[i + 1][j] >= common[i][j + 1])) {
        all.add("- " + lines.get(i++).shown());
      } else {
        all.add("+ " + came.get(j++));
      }
    }
    return all;
  }
}
