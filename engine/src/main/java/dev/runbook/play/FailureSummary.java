package dev.runbook.play;

import dev.runbook.graph.Command;
import dev.runbook.graph.References;
import dev.runbook.graph.Step;
import dev.runbook.plan.Plan;
import dev.runbook.run.Outcomes;
import dev.runbook.run.RunEnd;
import dev.runbook.run.RunResult;
import dev.runbook.shell.Risk;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What a run that did not end well leaves behind: what is done, what is not, what it has changed
 * that nothing has undone, and what to do next.
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
    List<Step> done = with(Outcomes.OK);
    List<Step> assumed = with(Outcomes.ASSUMED);
    String steps = done.isEmpty() ? "nothing" : numbers(done) + " of " + plan.total();
    return assumed.isEmpty() ? steps : steps + "; assumed: " + numbers(assumed);
  }

  /** The steps that are not: those that failed by their titles, the others by their numbers. */
  public String notDone() {
    List<String> parts = new ArrayList<>();
    for (Step step : plan.steps()) {
      String word = outcomes.of(step);
      if (Outcomes.isFailure(word) || word.equals(Outcomes.UNKNOWN)) {
        parts.add(named(step) + " " + how(word));
      }
    }
    part(parts, with(Outcomes.SKIPPED), "skipped");
    part(parts, with(Outcomes.LEFT_OUT), "left out");
    part(parts, with(Outcomes.NOT_REACHED), "not reached");
    plan.omitted().stream().findFirst().ifPresent(any -> parts.add(omitted()));
    return parts.isEmpty() ? "nothing" : String.join("; ", parts);
  }

  private String omitted() {
    List<Integer> positions = plan.omitted().stream().map(left -> left.position()).toList();
    return StepNumbers.steps(positions) + " left out";
  }

  private static String how(String word) {
    return switch (word) {
      case Outcomes.UNKNOWN -> "may or may not have taken effect";
      case Outcomes.NOT_STARTED -> "did not start";
      case Outcomes.TIMED_OUT -> "took too long and was stopped";
      case Outcomes.SIGNALLED -> "was ended by a signal";
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
            .filter(step -> outcomes.of(step).equals(Outcomes.OK))
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
                step -> changes(step) && (isUndone(step) || outcomes.of(step).equals(Outcomes.OK)));
    return any ? "nothing: what was changed is undone" : "nothing: no step has changed anything";
  }

  /** Whether it has left something open. */
  private boolean isOpen() {
    return !open().startsWith("nothing");
  }

  private Optional<String> inPart(Step step) {
    String word = outcomes.of(step);
    if (word.equals(Outcomes.UNKNOWN)) {
      return Optional.of("not known: " + numbered(step));
    }
    boolean began = Outcomes.isFailure(word) && !word.equals(Outcomes.NOT_STARTED);
    return began || outcomes.commands(step) > 0 && !word.equals(Outcomes.OK)
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
          .anyMatch(undo -> outcomes.of(undo).equals(Outcomes.OK));
    }
    List<String> words = plan.rollback().stream().map(outcomes::of).toList();
    return words.contains(Outcomes.OK)
        && words.stream()
            .allMatch(word -> word.equals(Outcomes.OK) || word.equals(Outcomes.LEFT_OUT));
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
          .filter(step -> Outcomes.isFailure(outcomes.of(step)))
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

  private List<Step> with(String word) {
    return plan.steps().stream().filter(step -> outcomes.of(step).equals(word)).toList();
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
