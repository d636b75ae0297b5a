package dev.runbook.graph;

import dev.runbook.shell.RiskAssessment;
import dev.runbook.source.Source;
import dev.runbook.source.Span;
import java.util.Optional;

/** Makes steps that a person does: items of task lists, and comments that ask for something. */
final class ManualStep {
  private final Source source;
  private final StepIds ids;
  private final BlockPlace place;

  ManualStep(Source source, StepIds ids, BlockPlace place) {
    this.source = source;
    this.ids = ids;
    this.place = place;
  }

  /** The step of what is to be done, and where the page says so. */
  Step of(String what, Span span) {
    return new Step(
        ids.next(place.section(), Optional.empty(), Optional.of(what)),
        what,
        StepPlace.in(place, span, source.line(span.start())),
        StepBody.MANUAL,
        RiskAssessment.NONE,
        StepDecision.onlyIf(Titles.condition(what)),
        StepOptions.NONE);
  }
}
