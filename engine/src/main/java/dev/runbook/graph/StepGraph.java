package dev.runbook.graph;

import dev.runbook.document.Document;
import dev.runbook.document.Section;
import dev.runbook.shell.program.Catalogue;
import dev.runbook.source.Problem;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The steps of a page and the edges between them.
 *
 * @param document the page
 * @param steps its steps in page order
 * @param notPlayed what reads as commands and is not played, in page order
 * @param texts what bash is given of it, in page order
 * @param choices where the choices of its parameters come from, by name
 * @param problems what is wrong in the page, the document's own problems included
 * @param catalogue the programs that are known, with what the page and its repository teach
 */
public record StepGraph(
    Document document,
    List<Step> steps,
    List<NotPlayed> notPlayed,
    List<BashText> texts,
    Map<String, ChoicesFrom> choices,
    List<Problem> problems,
    Catalogue catalogue) {
  /** Copies the lists. */
  public StepGraph {
    steps = StepList.of(steps);
    notPlayed = List.copyOf(notPlayed);
    texts = List.copyOf(texts);
    choices = Map.copyOf(choices);
    problems = List.copyOf(problems);
  }

  /** The step with an id. */
  public Optional<Step> step(String id) {
    return StepList.of(steps).step(id);
  }

  /** The steps of a section and of the sections below it, in page order. */
  public List<Step> stepsBelow(Section section) {
    return steps.stream().filter(step -> isWithin(step.section(), section.index())).toList();
  }

  /** Whether a section is another or stands somewhere below it. */
  public boolean isWithin(int section, int ancestor) {
    for (int at = section; at >= 0; at = document.sections().get(at).parent()) {
      if (at == ancestor) {
        return true;
      }
    }
    return false;
  }
}
