package dev.runbook.lint;

import dev.runbook.source.Problem;
import dev.runbook.source.Source;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;

/**
 * Tells findings of one page apart by what they stand on, whatever line that is on.
 *
 * <p>The n-th of several equal ones has {@code :n} at its end, as GitHub's own fingerprints do.
 */
final class Fingerprints {
  private static final int LENGTH = 16;

  private final Map<String, Integer> seen = new HashMap<>();

  /** The fingerprint of the next finding, in page order. */
  String next(Problem problem) {
    String content = problem.code() + "\n" + content(problem);
    String hash = Source.sha256(content.getBytes(StandardCharsets.UTF_8)).substring(0, LENGTH);
    return hash + ":" + seen.merge(hash, 1, Integer::sum);
  }

  /** The line and the words in it, so that two findings in one line differ; spaces do not count. */
  private static String content(Problem problem) {
    Source source = problem.source();
    String line = source.text().isEmpty() ? problem.message() : source.lineText(problem.line());
    return spaced(line) + "\n" + spaced(source.text(problem.span()));
  }

  private static String spaced(String text) {
    return text.strip().replaceAll("\\s+", " ");
  }
}
