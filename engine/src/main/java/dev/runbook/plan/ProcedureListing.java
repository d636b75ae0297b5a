package dev.runbook.plan;

import dev.runbook.graph.Step;
import dev.runbook.shell.Risk;
import java.util.List;

/**
 * The facts of one procedure that lists need.
 *
 * @param name the target that names it
 * @param title its title
 * @param section the slug of its section; empty for a whole page
 * @param line the line of the page on which it begins, from 1
 * @param steps how many steps it has
 * @param hosts the hosts that its steps run on, in their order
 * @param risk the highest risk of its steps
 */
public record ProcedureListing(
    String name, String title, String section, int line, int steps, List<String> hosts, Risk risk) {
  /** Copies the list. */
  public ProcedureListing {
    hosts = List.copyOf(hosts);
  }

  static ProcedureListing of(Procedure procedure) {
    List<Step> steps = procedure.steps();
    return new ProcedureListing(
        procedure.name(),
        procedure.title(),
        procedure.section().slug(),
        procedure.source().line(procedure.section().span().start()),
        steps.size(),
        steps.stream().flatMap(step -> step.hosts().stream()).distinct().toList(),
        steps.stream().map(Step::risk).reduce(Risk.NONE, Risk::or));
  }
}
