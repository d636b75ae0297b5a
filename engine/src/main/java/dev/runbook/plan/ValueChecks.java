package dev.runbook.plan;

import dev.runbook.graph.StepGraph;
import dev.runbook.shell.fill.AllowedValues;
import dev.runbook.shell.fill.Slot;
import dev.runbook.source.Nearest;
import dev.runbook.source.Problem;
import dev.runbook.source.Problems;
import dev.runbook.source.Span;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Finds, before step 1, values that a place cannot hold, and places that can hold none. */
final class ValueChecks {
  private final Problems problems;

  ValueChecks(Problems problems) {
    this.problems = problems;
  }

  /** Looks at all the values of a plan. */
  void check(StepGraph page, List<PlanParam> params, Map<String, String> given) {
    params.forEach(this::checkPlaces);
    params.forEach(param -> param.value().ifPresent(value -> check(param, value)));
    checkNames(page, params, given);
  }

  /** A place that takes no value is the page's mistake, whatever the values are. */
  private void checkPlaces(PlanParam param) {
    for (ParamPlace place : param.places()) {
      Slot slot = place.slot();
      if (slot.takes() == AllowedValues.NONE) {
        problems.error(
            place.span(),
            "param-place",
            "no value can be put safely in the place of `"
                + param.placeholder()
                + "`: "
                + slot.reason(),
            slot.instead());
      }
    }
  }

  private void check(PlanParam param, String value) {
    Optional<ParamPlace> refusing = ParamCheck.refusing(param, value);
    Optional<String> complaint = ParamCheck.complaint(param, value);
    if (complaint.isPresent()
        && refusing.filter(place -> place.slot().takes() == AllowedValues.NONE).isEmpty()) {
      String other = "give another one with --param " + param.name() + "=…";
      String instead =
          refusing
              .map(place -> place.slot().instead())
              .filter(text -> !text.isEmpty())
              .map(text -> ", or change the page: " + text)
              .orElse("");
      refuse(
          refusing.map(ParamPlace::span).orElse(param.span()),
          param.name(),
          complaint.get(),
          other + instead);
    } else if (complaint.isEmpty() && value.startsWith("-")) {
      warnOfOption(param);
    }
  }

  private void refuse(Span span, String name, String complaint, String hint) {
    problems.error(
        span, "param-value", "the value of `" + name + "` cannot be used: " + complaint, hint);
  }

  private void warnOfOption(PlanParam param) {
    param.places().stream()
        .filter(place -> place.slot().leads())
        .findFirst()
        .ifPresent(
            place ->
                problems.warning(
                    place.span(),
                    "param-option",
                    "the value of `"
                        + param.name()
                        + "` begins with `-`, so its program may read it as an option",
                    "if it is none, write `--` before the placeholder where the program knows"
                        + " that"));
  }

  /** What filling in refuses that the places by themselves would take. */
  void refuse(Parameters.Refused refused, List<PlanParam> params) {
    boolean said =
        params.stream()
            .filter(param -> param.name().equals(refused.name()))
            .anyMatch(param -> ParamCheck.complaint(param, param.value().orElse("")).isPresent());
    if (!said) {
      refuse(
          refused.span(),
          refused.name(),
          refused.message(),
          "give another one with --param " + refused.name() + "=…");
    }
  }

  private void checkNames(StepGraph page, List<PlanParam> params, Map<String, String> given) {
    Set<String> names = new LinkedHashSet<>(params.stream().map(PlanParam::name).toList());
    names.addAll(page.document().frontMatter().settings().params().keySet());
    given.keySet().stream()
        .filter(name -> !names.contains(name))
        .forEach(
            name ->
                problems.add(
                    Problem.error(
                            problems.source(),
                            Span.at(0),
                            "unknown-param",
                            "nothing here asks for a parameter called `" + name + "`")
                        .withHint(
                            Nearest.didYouMean(name, names)
                                .orElse(
                                    names.isEmpty()
                                        ? "it takes none; leave it out"
                                        : "it takes " + String.join(", ", names)))));
  }
}
