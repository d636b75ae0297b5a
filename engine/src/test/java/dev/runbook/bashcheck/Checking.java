package dev.runbook.bashcheck;

import dev.runbook.document.DocumentParser;
import dev.runbook.graph.GraphBuilder;
import dev.runbook.graph.StepGraph;
import dev.runbook.source.Problem;
import dev.runbook.source.Source;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** Pages that the bash of this machine is asked about. */
final class Checking {
  private Checking() {}

  static StepGraph graph(String page) {
    return new GraphBuilder(Set.of("HOME"))
        .build(new DocumentParser().parse(Source.of("page.md", page)));
  }

  /** A check that keeps nothing. */
  static BashCheck check() {
    return BashCheck.onThisMachine(Map.of("PATH", System.getenv("PATH")), temp());
  }

  /** What bash refuses of a page, as people see it. */
  static String refused(String page) {
    StepGraph graph = graph(page);
    return check().of(List.of(graph)).getOrDefault(graph, List.of()).stream()
        .map(Problem::render)
        .collect(Collectors.joining("\n"));
  }

  static Path temp() {
    return Path.of(System.getProperty("java.io.tmpdir"));
  }
}
