package dev.runbook.run;

import dev.runbook.graph.Step;
import dev.runbook.plan.Plan;
import java.util.Map;
import java.util.Optional;

/**
 * Keeps the captured output of a run's steps, reads it back on a resumption, and covers it if it is
 * secret.
 */
final class Captures {
  private final Resumption past;
  private final StepVariables knowledge;
  private final ShellMemory memory;
  private final StepReporter announcer;

  /** Values that finished steps have captured are known again where their output is recorded. */
  Captures(
      Plan plan,
      Resumption past,
      StepVariables knowledge,
      ShellMemory memory,
      StepReporter announcer) {
    this.past = past;
    this.knowledge = knowledge;
    this.memory = memory;
    this.announcer = announcer;
    plan.steps().stream()
        .filter(
            step -> past.of(step).filter(each -> each.state() == PastStep.State.DONE).isPresent())
        .forEach(this::recall);
  }

  private void recall(Step step) {
    Optional<String> printed = past.printedOf(step).text();
    step.options()
        .capture()
        .ifPresent(name -> printed.ifPresent(text -> knowledge.capture(name, Capture.value(text))));
  }

  /**
   * What a step is going to keep, which goes on with its command {@code first}; most keep nothing.
   */
  Optional<Capture> of(Step step, int first) {
    Optional<Capture> capture = Capture.of(step);
    if (first > 0) {
      capture.ifPresent(kept -> recall(step, kept, first));
    }
    return capture;
  }

  /** What the commands before had written belongs to the value, too. */
  private void recall(Step step, Capture capture, int first) {
    Optional<String> printed = past.printedOf(step).text();
    boolean all = past.of(step).filter(each -> each.finished() == first).isPresent();
    if (all && printed.isPresent()) {
      capture.keep(printed.get());
    } else {
      capture.markIncomplete();
    }
  }

  /** The values that are known by now, by their names. */
  Map<String, String> values() {
    return knowledge.captured();
  }

  /** From now on it is covered wherever it turns up; whether it is known. */
  boolean learn(Capture secret) {
    boolean known = secret.complaint().isEmpty();
    if (known) {
      announcer.mask().learn(secret.value());
    }
    return known;
  }

  /** The step is over, and if it went well later ones have the value. */
  void keep(Capture capture, boolean wentWell) {
    if (wentWell && capture.complaint().isEmpty()) {
      knowledge.capture(capture.name(), capture.value());
      memory.noteCaptured(capture.name());
    } else if (wentWell) {
      memory.noteLost(capture.name());
    }
    if (capture.isSecret()) {
      tell(capture);
    }
  }

  private void tell(Capture secret) {
    boolean known = secret.complaint().isEmpty();
    boolean found = known && announcer.mask().learn(secret.value());
    String what = "what it printed is kept as " + secret.name() + " and not shown";
    String more =
        known && !found && !secret.value().isEmpty()
            ? "; it is too short to be covered where it is printed again"
            : "";
    announcer.announce(new RunEvent.Noticed(what + more));
  }
}
