package dev.runbook.plan;

import dev.runbook.document.DocumentParser;
import dev.runbook.graph.GraphBuilder;
import dev.runbook.graph.Step;
import dev.runbook.source.Problem;
import dev.runbook.source.Source;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Plans of pages for tests. */
final class Plans {
  private Plans() {}

  static PageProcedures page(String file, String page) {
    return new PageProcedures(
        new GraphBuilder(Set.of()).build(new DocumentParser().parse(Source.of(file, page))),
        Path.of(file));
  }

  static Plan of(String page, Machine machine, PlanRequest request) {
    return new Planner(machine).plan(page("page.md", page).wholePage(), request);
  }

  static Plan of(String page) {
    return of(page, new ScriptedMachine(), PlanRequest.ALL);
  }

  static Plan with(String page, Map<String, String> values) {
    return of(page, new ScriptedMachine(), new PlanRequest(values, List.of(), Optional.empty()));
  }

  static List<String> ids(List<Step> steps) {
    return steps.stream().map(Step::id).toList();
  }

  static List<String> names(List<Procedure> procedures) {
    return procedures.stream().map(Procedure::name).toList();
  }

  static List<String> problems(Plan plan) {
    return plan.problems().stream().map(Problem::render).toList();
  }
}
