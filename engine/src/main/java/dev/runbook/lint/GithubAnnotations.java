package dev.runbook.lint;

import dev.runbook.source.GithubCommand;
import dev.runbook.source.Problem;
import dev.runbook.source.Severity;
import java.nio.file.Path;
import java.util.List;

/**
 * Writes findings as commands of a GitHub workflow, which shows them beside a pull request's lines.
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
    GithubCommand command =
        GithubCommand.of(command(problem.severity()))
            .with("file", paths.of(problem.source().name()))
            .with("line", "" + region.startLine())
            .with("endLine", "" + region.endLine());
    if (oneLine) {
      command
          .with("col", "" + problem.column())
          .with(
              "endColumn", "" + Math.max(problem.column() + 1, region.endColumn(problem.source())));
    }
    return command
        .with("title", problem.code())
        .saying(problem.message() + problem.hint().map(hint -> "\n" + hint).orElse(""));
  }

  private static String command(Severity severity) {
    return severity == Severity.NOTE ? "notice" : severity.word();
  }
}
