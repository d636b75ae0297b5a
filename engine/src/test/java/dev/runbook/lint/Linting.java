package dev.runbook.lint;

import dev.runbook.source.Problem;
import dev.runbook.source.Source;
import dev.runbook.source.SourceReader;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Lints pages for tests: text in, findings out in words that a test can compare. */
final class Linting {
  private Linting() {}

  static PageFindings of(String page) {
    return lint().of(Source.of("page.md", page), LintOptions.USUAL);
  }

  /** Each finding as {@code line: rule}, where only these rules are used. */
  static List<String> lines(String page, String... rules) {
    LintOptions options = new LintOptions(Set.of(rules), Set.of(), false, Optional.empty());
    return lint().of(Source.of("page.md", page), options).findings().stream()
        .map(finding -> line(finding.problem()))
        .toList();
  }

  static String line(Problem problem) {
    return problem.line() + ": " + problem.code();
  }

  static LintReport files(Path... pages) {
    return lint().of(List.of(pages), LintOptions.USUAL);
  }

  private static Lint lint() {
    return new Lint(new SourceReader(), pages -> Map.of(), Optional.empty());
  }

  /** A page with a title and one bash block. */
  static String block(String text) {
    return "# Job\n\nDoes the job of the day.\n\n```bash\n" + text + "\n```\n";
  }
}
