package dev.runbook.plan;

import dev.runbook.source.Span;
import java.util.List;

/**
 * A use of a parameter in a step.
 *
 * @param span where the page declares or first uses it
 * @param steps the ids of the steps that use it
 * @param places what the places that it is filled into can hold
 */
public record ParamUse(Span span, List<String> steps, List<ParamPlace> places) {
  /** Copies the lists. */
  public ParamUse {
    steps = List.copyOf(steps);
    places = List.copyOf(places);
  }

  /** Of a parameter of which the steps are not known yet. */
  static ParamUse from(Span span) {
    return new ParamUse(span, List.of(), List.of());
  }
}
