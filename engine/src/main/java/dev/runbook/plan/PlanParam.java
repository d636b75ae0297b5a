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
 * @param rule what it may be
 * @param help what helps a person to give it
 * @param use where it is used
 * @param value its value, where one was given or is the default
 */
public record PlanParam(
    String name,
    String placeholder,
    ParamRule rule,
    ParamHelp help,
    ParamUse use,
    Optional<String> value) {
  /** What it may hold. */
  public ParamType type() {
    return rule.type();
  }

  /** Whether it must never be shown or written. */
  public boolean secret() {
    return rule.secret();
  }

  /** A regular expression for the whole value. */
  public Optional<String> pattern() {
    return rule.pattern();
  }

  /** The values it may have; empty for any. */
  public List<String> choices() {
    return rule.choices();
  }

  /** What names its choices when it is asked for. */
  public Optional<ChoicesFrom> choicesFrom() {
    return rule.choicesFrom();
  }

  /** A sentence for the operator, where it is declared. */
  public Optional<String> description() {
    return help.description();
  }

  /** A value to show. */
  public Optional<String> example() {
    return help.example();
  }

  /** The sample on the page, to be taken or changed. */
  public Optional<String> offered() {
    return help.offered();
  }

  /** Where the page declares or first uses it. */
  public Span span() {
    return use.span();
  }

  /** The ids of the steps that use it. */
  public List<String> steps() {
    return use.steps();
  }

  /** What the places that it is filled into can hold. */
  public List<ParamPlace> places() {
    return use.places();
  }

  /** The same parameter as steps use it: its value, who uses it, and where. */
  PlanParam used(Optional<String> newValue, List<String> newSteps, List<ParamPlace> newPlaces) {
    ParamUse newUse = new ParamUse(span(), newSteps, newPlaces);
    return new PlanParam(name, placeholder, rule, help, newUse, newValue);
  }

  /** The same parameter with a value. */
  PlanParam with(Optional<String> newValue) {
    return new PlanParam(name, placeholder, rule, help, use, newValue);
  }
}
