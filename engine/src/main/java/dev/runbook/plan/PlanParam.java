package dev.runbook.plan;

import dev.runbook.document.Settings.ParamType;
import dev.runbook.graph.ChoicesFrom;
import dev.runbook.source.Span;
import java.util.List;
import java.util.Optional;

/**
 * A value that the plan's commands need.
 *
 * @param name what it is called; what {@code --param} takes
 * @param placeholder the text that stands for it on the page
 * @param type what it may hold
 * @param secret whether it must never be shown or written
 * @param value its value, where one was given or is the default
 * @param steps the ids of the steps that use it
 * @param description a sentence for the operator, where it is declared
 * @param pattern a regular expression for the whole value
 * @param choices the values it may have; empty for any
 * @param example a value to show
 * @param offered what stands on the page as a sample, to be taken or changed
 * @param choicesFrom what names its choices when it is asked for
 * @param span where the page first uses it
 * @param places what the places that it is filled into can hold
 */
public record PlanParam(
    String name,
    String placeholder,
    ParamType type,
    boolean secret,
    Optional<String> value,
    List<String> steps,
    Optional<String> description,
    Optional<String> pattern,
    List<String> choices,
    Optional<String> example,
    Optional<String> offered,
    Optional<ChoicesFrom> choicesFrom,
    Span span,
    List<ParamPlace> places) {
  /** Copies the lists. */
  public PlanParam {
    steps = List.copyOf(steps);
    choices = List.copyOf(choices);
    places = List.copyOf(places);
  }

  /** The same parameter as steps use it: its value, who uses it, and where. */
  PlanParam used(Optional<String> newValue, List<String> newSteps, List<ParamPlace> newPlaces) {
    return new PlanParam(
        name,
        placeholder,
        type,
        secret,
        newValue,
        newSteps,
        description,
        pattern,
        choices,
        example,
        offered,
        choicesFrom,
        span,
        newPlaces);
  }

  /** The same parameter with a value. */
  PlanParam with(Optional<String> newValue) {
    return new PlanParam(
        name,
        placeholder,
        type,
        secret,
        newValue,
        steps,
        description,
        pattern,
        choices,
        example,
        offered,
        choicesFrom,
        span,
        places);
  }
}
