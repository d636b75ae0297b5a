package dev.runbook.run;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;

/**
 * Lines that a text must have.
 *
 * <p>A line fits the same line. {@code ...} alone stands for any lines, {@code [..]} for any part
 * of a line; {@code (re)} or {@code (glob)} at the end of a line makes it a pattern for the whole
 * line. Newlines at the end do not count. Sources of these marks: trycmd's and cram's test files.
 */
public final class OutputPattern {
  private static final String ANY_LINES = "...";
  private static final String ANY_PART = "[..]";
  private static final String RE = " (re)";
  private static final String GLOB = " (glob)";

  private final List<String> lines;
  private final List<Optional<Pattern>> patterns = new ArrayList<>();

  private OutputPattern(List<String> lines) {
    this.lines = lines;
    lines.forEach(line -> patterns.add(pattern(line)));
  }

  /** The pattern of some lines. */
  public static OutputPattern of(List<String> lines) {
    return new OutputPattern(List.copyOf(lines));
  }

  /** The pattern of a text. */
  public static OutputPattern of(String text) {
    return of(lines(text));
  }

  private static List<String> lines(String text) {
    String ended = text.replace("\r\n", "\n").replaceAll("\\n+\\z", "");
    return ended.isEmpty() ? List.of() : List.of(ended.split("\n", -1));
  }

  private static Optional<Pattern> pattern(String line) {
    try {
      if (line.endsWith(RE)) {
        return Optional.of(Pattern.compile(line.substring(0, line.length() - RE.length())));
      }
    } catch (PatternSyntaxException e) {
      return Optional.empty(); // it fits itself alone
    }
    if (line.endsWith(GLOB)) {
      return Optional.of(glob(line.substring(0, line.length() - GLOB.length())));
    }
    return line.contains(ANY_PART)
        ? Optional.of(
            Pattern.compile(Pattern.quote(line).replace(ANY_PART, "\\E.*\\Q"), Pattern.DOTALL))
        : Optional.empty();
  }

  /** {@code *} and {@code ?}, and a backslash before what is meant as it is. */
  private static Pattern glob(String glob) {
    StringBuilder regex = new StringBuilder();
    for (int i = 0; i < glob.length(); i++) {
      char c = glob.charAt(i);
      if (c == '\\' && i + 1 < glob.length()) {
        regex.append(Pattern.quote(glob.substring(++i, i + 1)));
      } else {
        regex.append(c == '*' ? ".*" : c == '?' ? "." : Pattern.quote(String.valueOf(c)));
      }
    }
    return Pattern.compile(regex.toString());
  }

  /** Whether a text has these lines and no others. */
  public boolean fits(String text) {
    return reach(lines(text))[lines.size()][lines(text).size()];
  }

  private boolean fits(int line, String text) {
    return lines.get(line).equals(text)
        || patterns.get(line).map(each -> each.matcher(text)).filter(Matcher::matches).isPresent();
  }

  /** For each number of pattern lines and of text lines, whether the former fit the latter. */
  private boolean[][] reach(List<String> text) {
    boolean[][] fit = new boolean[lines.size() + 1][text.size() + 1];
    fit[0][0] = true;
    for (int i = 1; i <= lines.size(); i++) {
      boolean any = lines.get(i - 1).equals(ANY_LINES);
      for (int j = 0; j <= text.size(); j++) {
        fit[i][j] =
            any
                ? fit[i - 1][j] || (j > 0 && fit[i][j - 1])
                : j > 0 && fit[i - 1][j - 1] && fits(i - 1, text.get(j - 1));
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
            fits(i, came.get(j))
                ? common[i + 1][j + 1] + 1
                : Math.max(common[i + 1][j], common[i][j + 1]);
      }
    }
    List<String> all = new ArrayList<>();
    int i = 0;
    int j = 0;
    while (i < lines.size() || j < came.size()) {
      if (i < lines.size() && j < came.size() && fits(i, came.get(j))) {
        all.add("  " + came.get(j++));
        i++;
      } else if (i < lines.size() && (j == came.size() || common[i + 1][j] >= common[i][j + 1])) {
        all.add("- " + lines.get(i++));
      } else {
        all.add("+ " + came.get(j++));
      }
    }
    return all;
  }
}
