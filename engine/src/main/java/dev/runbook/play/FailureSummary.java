package dev.runbook.play;

import dev.runbook.graph.Command;
import dev.runbook.graph.References;
import dev.runbook.graph.Step;
import dev.runbook.plan.Plan;
import dev.runbook.run.Outcomes;
import dev.runbook.run.RunEnd;
import dev.runbook.run.RunResult;
import dev.runbook.run.StepOutcome;
import dev.runbook.shell.Risk;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The state after a run that did not end well: finished steps, unfinished steps, changes that are
 * not undone, and next commands.
 */
public final class FailureSummary {
  private final Plan plan;
  private final RunEnd ended;
  private final Outcomes outcomes;
  private final NextCommands next;

  /**
   * What a run leaves behind.
   *
   * @param next how it can go on
   */
  public FailureSummary(Plan plan, RunEnd ended, Outcomes outcomes, NextCommands next) {
    this.plan = plan;
    this.ended = ended;
    this.outcomes = outcomes;
    this.next = next;
  }

  /** The steps that are done, by their numbers. */
  public String done() {
    List<Step> done = with(StepOutcome.OK);
    List<Step> assumed = with(StepOutcome.ASSUMED);
    String steps = done.isEmpty() ? "nothing" : numbers(done) + " of " + plan.total();
    return assumed.isEmpty() ? steps : steps + "; assumed: " + numbers(assumed);
  }

  /** The steps that are not: those that failed by their titles, the others by their numbers. */
  public String notDone() {
    List<String> parts = new ArrayList<>();
    for (Step step : plan.steps()) {
      StepOutcome outcome = outcomes.of(step);
      if (outcome.isFailure() || outcome == StepOutcome.UNKNOWN) {
        parts.add(named(step) + " " + how(outcome));
      }
    }
    part(parts, with(StepOutcome.SKIPPED), "skipped");
    part(parts, with(StepOutcome.LEFT_OUT), "left out");
    part(parts, with(StepOutcome.NOT_REACHED), "not reached");
    plan.omitted().stream().findFirst().ifPresent(any -> parts.add(omitted()));
    return parts.isEmpty() ? "nothing" : String.join("; ", parts);
  }

  private String omitted() {
    List<Integer> positions = plan.omitted().stream().map(left -> left.position()).toList();
    return StepNumbers.steps(positions) + " left out";
  }

  private static String how(StepOutcome outcome) {
    return switch (outcome) {
      case UNKNOWN -> "may or may not have taken effect";
      case NOT_STARTED -> "did not start";
      case TIMED_OUT -> "took too long and was stopped";
      case SIGNALLED -> "was ended by a signal";
      default -> "failed";
    };
  }

  private void part(List<String> parts, List<Step> steps, String what) {
    if (!steps.isEmpty()) {
      parts.add(numbers(steps) + " " + what);
    }
  }

  /** What the run has changed and nothing has undone. */
  public String open() {
    Suspensions suspensions = new Suspensions(plan.steps(), outcomes, this::numbered);
    List<String> parts = new ArrayList<>();
    plan.steps().stream()
        .filter(step -> changes(step) && !isUndone(step))
        .forEach(step -> parts.addAll(suspensions.since(step)));
    List<String> changed =
        plan.steps().stream()
            .filter(step -> outcomes.of(step) == StepOutcome.OK)
            .filter(step -> changes(step) && !isUndone(step))
            .filter(step -> !suspensions.explain(step))
            .map(this::numbered)
            .toList();
    if (!changed.isEmpty()) {
      parts.add("done and not undone: " + String.join(", ", changed));
    }
    plan.steps().stream()
        .filter(step -> changes(step) && !isUndone(step))
        .forEach(step -> inPart(step).ifPresent(parts::add));
    if (!parts.isEmpty()) {
      return String.join("; ", parts);
    }
    boolean any =
        plan.steps().stream()
            .anyMatch(
                step -> changes(step) && (isUndone(step) || outcomes.of(step) == StepOutcome.OK));
    return any ? "nothing: what was changed is undone" : "nothing: no step has changed anything";
  }

  /** Whether it has left something open. */
  private boolean isOpen() {
    return !open().startsWith("nothing");
  }

  private Optional<String> inPart(Step step) {
    StepOutcome outcome = outcomes.of(step);
    if (outcome == StepOutcome.UNKNOWN) {
      return Optional.of("not known: " + numbered(step));
    }
    boolean began = outcome.isFailure() && outcome != StepOutcome.NOT_STARTED;
    return began || outcomes.commands(step) > 0 && outcome != StepOutcome.OK
        ? Optional.of("perhaps done in part: " + numbered(step))
        : Optional.empty();
  }

  /** A step that its author has an undoing for changes something, whatever is known of it. */
  private static boolean changes(Step step) {
    return step.risk() != Risk.NONE
        || step.options().rollback().isPresent()
        || step.commands().stream().map(Command::risk).anyMatch(risk -> risk != Risk.NONE);
  }

  /** By its own undoing, or because the whole of the section titled Rollback ended well. */
  private boolean isUndone(Step step) {
    if (step.options().rollback().isPresent()) {
      return step.options().rollback().stream()
          .flatMap(name -> References.named(all(), name).stream())
          .anyMatch(undo -> outcomes.of(undo) == StepOutcome.OK);
    }
    List<StepOutcome> undone = plan.rollback().stream().map(outcomes::of).toList();
    return undone.contains(StepOutcome.OK)
        && undone.stream().allMatch(each -> each == StepOutcome.OK || each == StepOutcome.LEFT_OUT);
  }

  private List<Step> all() {
    return Stream.concat(plan.steps().stream(), plan.rollback().stream()).toList();
  }

  /** Commands that go on from here, each with what it does, the most urgent first. */
  public Map<String, String> next() {
    Map<String, String> commands = new LinkedHashMap<>();
    boolean rollsBack = isOpen() && ended.result() != RunResult.DONE_WITH_FAILURES;
    if (rollsBack) {
      next.rollback().ifPresent(command -> commands.put(command, "undoes what is open"));
    }
    if (ended.result() == RunResult.DONE_WITH_FAILURES) {
      plan.steps().stream()
          .filter(step -> outcomes.of(step).isFailure())
          .findFirst()
          .flatMap(next::again)
          .ifPresent(command -> commands.put(command, "tries the failed step again"));
    } else {
      next.resume()
          .ifPresent(
              command ->
                  commands.put(
                      command,
                      ended.result() == RunResult.UNKNOWN
                          ? "asks what took effect, then goes on"
                          : "goes on from here"));
    }
    return commands;
  }

  private List<Step> with(StepOutcome outcome) {
    return plan.steps().stream().filter(step -> outcomes.of(step) == outcome).toList();
  }

  private String numbers(List<Step> steps) {
    return StepNumbers.steps(steps.stream().map(plan::position).toList());
  }

  private String named(Step step) {
    return "step " + numbered(step);
  }

  private String numbered(Step step) {
    return plan.position(step) + " \"" + step.title() + "\"";
  }
}
