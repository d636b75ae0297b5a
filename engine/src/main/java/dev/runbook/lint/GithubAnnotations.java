package dev.runbook.lint;

import dev.runbook.source.PrintableText;
import dev.runbook.source.Problem;
import dev.runbook.source.Severity;
import java.nio.file.Path;
import java.util.List;

/**
 * Findings as commands of a GitHub workflow, which shows them beside the lines of a pull request.
 *
 * <p>A message has {@code %}, CR and LF escaped, a property {@code :} and {@code ,} too, as
 * GitHub's toolkit does.
 */
public final class GithubAnnotations {
  private final Paths paths;

  /** Annotations with paths relative to a folder: the repository's. */
  public GithubAnnotations(Path folder) {
    this.paths = new Paths(folder);
  }

  /** One line for each finding. */
  public List<String> of(LintReport report) {
    return report.findings().stream().map(finding -> line(finding.problem())).toList();
  }

  private String line(Problem problem) {
    Region region = Region.of(problem);
    boolean oneLine = region.startLine() == region.endLine();
    String columns =
        oneLine
            ? ",col="
                + problem.column()
                + ",endColumn="
                + Math.max(problem.column() + 1, region.endColumn(problem.source()))
            : "";
    return "::"
        + command(problem.severity())
        + " file="
        + property(paths.of(problem.source().name()))
        + ",line="
        + region.startLine()
        + ",endLine="
        + region.endLine()
        + columns
        + ",title="
        + property(problem.code())
        + "::"
        + data(problem.message() + problem.hint().map(hint -> "\n" + hint).orElse(""));
  }

  private static String command(Severity severity) {
    return severity == Severity.NOTE ? "notice" : severity.word();
  }

  private static String data(String text) {
    StringBuilder out = new StringBuilder();
    for (String line : text.split("\n", -1)) {
      out.append(out.length() == 0 ? "" : "%0A")
          .append(PrintableText.line(line).replace("%", "%25"));
    }
    return out.toString();
  }

  private static String property(String text) {
    return PrintableText.line(text).replace("%", "%25").replace(":", "%3A").replace(",", "%2C");
  }
}
