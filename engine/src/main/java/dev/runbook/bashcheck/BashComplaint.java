package dev.runbook.bashcheck;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The first thing that bash says against a text.
 *
 * @param line the line it names, counted from 1 in the text; 0 where it names none
 * @param words what it says
 */
record BashComplaint(int line, String words) {
  private static final Pattern LINE = Pattern.compile("(?:^|[^`]*?: )line (\\d+): (.*)");

  /**
   * The complaint in what bash has said; nothing where it has accepted the text. What bash only
   * warns of, a here-document that ends with its text, the reader of shell text knows better.
   */
  static Optional<BashComplaint> in(String said) {
    return said.lines()
        .filter(line -> !line.contains(": warning: "))
        .findFirst()
        .map(BashComplaint::of);
  }

  private static BashComplaint of(String line) {
    Matcher at = LINE.matcher(line);
    return at.matches()
        ? new BashComplaint(textLine(at.group(1)), at.group(2))
        : new BashComplaint(0, line);
  }

  /** The script has one line before the text. */
  private static int textLine(String scriptLine) {
    return Math.max(0, Integer.parseInt(scriptLine) - 1);
  }
}
