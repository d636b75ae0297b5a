package dev.runbook.plan;

import dev.runbook.document.Document;
import dev.runbook.document.Link;
import dev.runbook.document.Section;
import dev.runbook.graph.Edge;
import dev.runbook.graph.References;
import dev.runbook.graph.Step;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The edges between the steps of a plan, and from the procedures that its prerequisites link to.
 */
final class PlanEdges {
  private static final Pattern PREREQUISITES =
      Pattern.compile("^(?:\\d+[.)] *)?prerequisites?\\b", Pattern.CASE_INSENSITIVE);

  /** A section of this page, another page, or a section of another page. */
  private static final Pattern TARGET =
      Pattern.compile("(?:(?<file>[^#?:]*)\\.md)?(?:#(?<slug>.+))?");

  private final List<Edge> edges = new ArrayList<>();

  private PlanEdges() {}

  static List<Edge> of(Procedure procedure, List<Step> steps, List<Step> rollback) {
    PlanEdges found = new PlanEdges();
    found.addOrder(steps);
    List<Step> all = new ArrayList<>(steps);
    all.addAll(rollback);
    steps.forEach(step -> found.addNamed(step, all));
    steps.stream().findFirst().ifPresent(first -> found.addPrerequisites(procedure, first));
    return found.edges;
  }

  private void addOrder(List<Step> steps) {
    for (int i = 1; i < steps.size(); i++) {
      Edge.Kind kind = steps.get(i).isConditional() ? Edge.Kind.CONDITION : Edge.Kind.NEXT;
      edges.add(new Edge(steps.get(i - 1).id(), steps.get(i).id(), kind));
    }
  }

  private void addNamed(Step step, List<Step> all) {
    for (String name : step.options().needs()) {
      for (Step need : References.named(all, name)) {
        edges.add(new Edge(need.id(), step.id(), Edge.Kind.NEEDS));
      }
    }
    Optional<String> rollback = step.options().rollback();
    if (rollback.isPresent()) {
      for (Step undo : References.named(all, rollback.get())) {
        edges.add(new Edge(step.id(), undo.id(), Edge.Kind.ROLLBACK));
      }
    }
  }

  /**
   * What a section titled Prerequisites, below the procedure or beside it, links to comes first.
   */
  private void addPrerequisites(Procedure procedure, Step first) {
    Document page = procedure.page().document();
    Section own = procedure.section();
    for (Section section : page.sections()) {
      boolean near =
          procedure.page().isWithin(section.index(), own.index())
              || (own.level() > 0 && section.parent() == own.parent());
      if (near && PREREQUISITES.matcher(section.title()).find()) {
        section.links().stream()
            .flatMap(link -> target(page, link).stream())
            .distinct()
            .forEach(target -> edges.add(new Edge(target, first.id(), Edge.Kind.NEEDS)));
      }
    }
  }

  private static Optional<String> target(Document page, Link link) {
    Matcher target = TARGET.matcher(link.destination());
    if (link.destination().isEmpty() || !target.matches()) {
      return Optional.empty();
    }
    Optional<String> slug = Optional.ofNullable(target.group("slug"));
    if (target.group("file") == null) {
      return slug.filter(
          each -> page.sections().stream().anyMatch(section -> section.slug().equals(each)));
    }
    String file = target.group("file").replaceFirst("^.*/", "").replaceFirst("^runbook-", "");
    return Optional.of(file + slug.map(each -> "#" + each).orElse(""));
  }
}
