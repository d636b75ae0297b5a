package dev.runbook.lint;

import dev.runbook.graph.StepGraph;
import dev.runbook.source.Problem;
import dev.runbook.source.Severity;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Lints one page: collects the problems of its reader and the findings of the rules. */
final class PageLinter {
  private final LintOptions options;
  private final Set<Baseline.Entry> known;
  private final boolean shellchecked;

  /**
   * A linter.
   *
   * @param shellchecked whether shellcheck has looked at the pages
   */
  PageLinter(LintOptions options, boolean shellchecked) {
    this.options = options;
    this.known =
        options.baseline().map(all -> new HashSet<>(all.entries())).orElse(new HashSet<>());
    this.shellchecked = shellchecked;
  }

  /**
   * What is reported of a page, and what of it is in the baseline.
   *
   * @param more what others have found in it
   */
  LintedPage lint(Page page, List<Problem> more) {
    List<Problem> all = new ArrayList<>();
    StepGraph graph = page.graph();
    graph.problems().stream().filter(this::isWanted).forEach(all::add);
    for (Rule rule : Rules.all()) {
      if (options.wants(rule.name())) {
        Findings findings = new Findings(page.source(), rule);
        rule.check(page, findings);
        all.addAll(findings.all());
      }
    }
    Set<Integer> unquoted = lines(all, "unquoted-variable");
    more.stream()
        .filter(this::isWanted)
        .filter(each -> !each.code().endsWith("/SC2086") || !unquoted.contains(each.line()))
        .forEach(all::add);
    return report(page, all);
  }

  private static Set<Integer> lines(List<Problem> problems, String code) {
    Set<Integer> lines = new HashSet<>();
    problems.stream()
        .filter(each -> each.code().equals(code))
        .forEach(each -> lines.add(each.line()));
    return lines;
  }

  /** An error of the reader stops every play, so that nobody can switch it off. */
  private boolean isWanted(Problem problem) {
    return problem.severity() == Severity.ERROR || options.wants(problem.code());
  }

  private LintedPage report(Page page, List<Problem> all) {
    IgnoreReader comments = page.comments();
    Set<IgnoreComment> used = new HashSet<>();
    List<Problem> left = new ArrayList<>(comments.problems());
    for (Problem problem : all) {
      List<IgnoreComment> covering = isForGood(problem) ? List.of() : covering(comments, problem);
      used.addAll(covering);
      if (covering.isEmpty()) {
        left.add(problem);
      }
    }
    int ignored = all.size() + comments.problems().size() - left.size();
    comments.ignores().stream()
        .filter(ignore -> !used.contains(ignore) && ignore.rules().stream().allMatch(this::wasUsed))
        .map(ignore -> unused(page, ignore))
        .forEach(left::add);
    left.sort(
        Comparator.comparingInt((Problem problem) -> problem.span().start())
            .thenComparing(Problem::severity)
            .thenComparing(Problem::code));
    return LintedPage.of(page, left, ignored, known);
  }

  private static List<IgnoreComment> covering(IgnoreReader comments, Problem problem) {
    return comments.ignores().stream().filter(ignore -> ignore.covers(problem)).toList();
  }

  private static boolean isForGood(Problem problem) {
    return problem.severity() == Severity.ERROR && Rules.named(problem.code()).isEmpty();
  }

  private boolean wasUsed(String rule) {
    return options.wants(rule) && (shellchecked || !rule.startsWith("shellcheck"));
  }

  private static Problem unused(Page page, IgnoreComment ignore) {
    String rules = String.join("`, `", ignore.rules());
    return Problem.warning(
            page.source(),
            ignore.place(),
            "unused-ignore",
            "nothing here is found by `" + rules + "`, so there is nothing to ignore")
        .withHint("delete the comment; if it was right once, the page has been mended since");
  }
}
