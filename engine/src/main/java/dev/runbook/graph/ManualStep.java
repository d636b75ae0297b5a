package dev.runbook.graph;

import dev.runbook.shell.Risk;
import dev.runbook.source.Source;
import dev.runbook.source.Span;
import java.util.List;
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
        place.section().index(),
        place.titles(),
        span,
        source.line(span.start()),
        "markdown",
        StepKind.MANUAL,
        Risk.NONE,
        List.of(),
        Titles.condition(what).isPresent(),
        Titles.condition(what),
        Optional.empty(),
        false,
        List.of(),
        List.of(),
        Optional.empty(),
        List.of(),
        StepOptions.NONE);
  }
}
