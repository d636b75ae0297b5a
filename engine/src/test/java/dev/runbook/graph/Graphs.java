package dev.runbook.graph;

import dev.runbook.document.DocumentParser;
import dev.runbook.source.Problem;
import dev.runbook.source.Source;
import java.util.List;
import java.util.Set;

/** Step graphs of pages for tests, in words that a test can compare. */
final class Graphs {
  private Graphs() {}

  static StepGraph of(String page) {
    return new GraphBuilder(Set.of("HOME", "SET_OUTSIDE"))
        .build(new DocumentParser().parse(Source.of("page.md", page)));
  }

  /** The steps of one bash block under a heading. */
  static List<Step> ofBlock(String text) {
    return of("## Job\n\n```bash\n" + text + (text.endsWith("\n") ? "" : "\n") + "```\n").steps();
  }

  static Step only(String page) {
    List<Step> steps = of(page).steps();
    if (steps.size() != 1) {
      throw new AssertionError("expected one step: " + lines(steps));
    }
    return steps.get(0);
  }

  /** Each step as {@code id: host> what it receives; …}. */
  static List<String> lines(List<Step> steps) {
    return steps.stream().map(Graphs::line).toList();
  }

  private static String line(Step step) {
    StringBuilder line = new StringBuilder(step.id()).append(':');
    for (Command command : step.commands()) {
      line.append(' ').append(command.where().host());
      command.where().options().forEach(option -> line.append(' ').append(option));
      line.append(command.where().kept() ? "> " : "$ ");
      line.append(command.login() ? "(login)" : command.run().replace("\n", "\\n"));
    }
    step.insideLines().forEach(inside -> line.append(" | ").append(inside));
    return line.toString();
  }

  static List<String> problems(String page) {
    return of(page).problems().stream().map(Problem::render).toList();
  }
}
