package dev.runbook.lint;

import dev.runbook.source.Problem;
import dev.runbook.source.Source;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;

/**
 * Identifies findings of one page by the text they are about, independent of its line.
 *
 * <p>The n-th of several equal ones has {@code :n} at its end, as GitHub's own fingerprints do.
 */
final class Fingerprints {
  private static final int LENGTH = 16;

  /** How much of a line counts on either side: some lines are whole pages. */
  private static final int LONGEST = 512;

  private final Map<String, Integer> seen = new HashMap<>();

  /** The fingerprint of the next finding, in page order. */
  String next(Problem problem) {
    String content = problem.code() + "\n" + content(problem);
    String hash = Source.sha256(content.getBytes(StandardCharsets.UTF_8)).substring(0, LENGTH);
    return hash + ":" + seen.merge(hash, 1, Integer::sum);
  }

  /** The line and the words in it, so that two findings in one line differ; spaces do not count. */
  private static String content(Problem problem) {
    String text = problem.source().text();
    if (text.isEmpty()) {
      return problem.message();
    }
    int start = problem.span().start();
    int lineStart = text.lastIndexOf('\n', start - 1) + 1;
    int newline = text.indexOf('\n', start);
    int lineEnd = newline < 0 ? text.length() : newline;
    int end = Math.min(problem.span().end(), start + LONGEST);
    return spaced(
            text.substring(
                Math.max(lineStart, start - LONGEST), Math.min(lineEnd, start + LONGEST)))
        + "\n"
        + spaced(text.substring(start, Math.max(start, end)));
  }

  private static String spaced(String text) {
    return text.strip().replaceAll("\\s+", " ");
  }
}
