package dev.runbook.lint;

import dev.runbook.graph.HiddenFailure;
import dev.runbook.graph.Step;
import dev.runbook.graph.StepGraph;
import dev.runbook.source.Problem;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Predicate;

/**
 * Finds the commands of planned steps whose success proves little. A comment that makes lint ignore
 * a finding counts here, too.
 */
public final class HiddenFailureFinder {
  private final Page page;

  /** The commands by where they begin. */
  private final TreeMap<Integer, ReadCommand> commands = new TreeMap<>();

  private final Map<String, List<HiddenFailure>> found = new LinkedHashMap<>();

  private HiddenFailureFinder(Page page) {
    this.page = page;
    page.commands().forEach(read -> commands.putIfAbsent(read.command().span().start(), read));
  }

  /**
   * The hidden failures of a page's steps, by their ids.
   *
   * @param wanted the steps that are looked at
   */
  public static Map<String, List<HiddenFailure>> of(StepGraph graph, Predicate<Step> wanted) {
    HiddenFailureFinder found = new HiddenFailureFinder(new Page(graph, wanted));
    Rules.all().stream().filter(Rule::hidesFailures).forEach(found::look);
    return found.found;
  }

  private void look(Rule rule) {
    Findings findings = new Findings(page.source(), rule);
    rule.check(page, findings);
    List<IgnoreComment> ignores = page.comments().ignores();
    findings.all().stream()
        .filter(problem -> findings.seen(problem) != Findings.Seen.BY_THE_RUN)
        .filter(problem -> ignores.stream().noneMatch(ignore -> ignore.covers(problem)))
        .forEach(problem -> add(problem, findings.seen(problem)));
  }

  private void add(Problem problem, Findings.Seen seen) {
    int place = problem.span().start();
    Map.Entry<Integer, ReadCommand> last = commands.floorEntry(place);
    // Others may stand between a command and the body of its here-document.
    while (last != null && !last.getValue().command().span().contains(place)) {
      last = commands.lowerEntry(last.getKey());
    }
    if (last != null) {
      add(problem, seen, last.getValue());
    }
  }

  private void add(Problem problem, Findings.Seen seen, ReadCommand read) {
    List<HiddenFailure> all = found.computeIfAbsent(read.step().id(), any -> new ArrayList<>());
    boolean unlessCounted = seen == Findings.Seen.WHERE_PARTS_COUNT;
    HiddenFailure hidden =
        new HiddenFailure(
            problem.code(),
            problem.line(),
            problem.message(),
            read.command().where(),
            unlessCounted);
    if (!all.contains(hidden)) {
      all.add(hidden);
    }
  }
}
