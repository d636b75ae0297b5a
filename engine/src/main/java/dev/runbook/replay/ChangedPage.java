package dev.runbook.replay;

import dev.runbook.document.DocumentParser;
import dev.runbook.graph.GraphBuilder;
import dev.runbook.graph.StepGraph;
import dev.runbook.plan.PageProcedures;
import dev.runbook.plan.Procedure;
import dev.runbook.source.Severity;
import dev.runbook.source.Source;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.UnaryOperator;

/** Reads a page from another text than the file's, under the same path. */
final class ChangedPage {
  private final Path path;
  private final Source text;
  private final Map<Set<String>, PageProcedures> read = new ConcurrentHashMap<>();
  private final ScenarioPlans plans = new ScenarioPlans(UnaryOperator.identity());

  ChangedPage(Path path, Source text) {
    this.path = path;
    this.text = text;
  }

  /** The page as it is read where these variables are set. */
  PageProcedures page(Set<String> variables) {
    return read.computeIfAbsent(variables, this::read);
  }

  private PageProcedures read(Set<String> variables) {
    StepGraph graph = new GraphBuilder(variables).build(new DocumentParser().parse(text));
    return new PageProcedures(graph, path);
  }

  /** How many errors reading it finds. */
  static long errors(PageProcedures page) {
    return page.wholePage().page().problems().stream()
        .filter(problem -> problem.severity() == Severity.ERROR)
        .count();
  }

  /** What a scenario played on the page that this one was; empty where there is no such thing. */
  Optional<Procedure> instead(Scenario scenario, Procedure before) {
    PageProcedures now = page(scenario.given().environment().keySet());
    List<Procedure> found =
        before.slug().isEmpty()
            ? now.offered()
            : now.section(before.slug()).map(now::offeredBy).orElse(List.of());
    return found.size() == 1 && found.get(0).name().equals(before.name())
        ? Optional.of(found.get(0))
        : Optional.empty();
  }

  /** Its plans. */
  ScenarioPlans plans() {
    return plans;
  }
}
