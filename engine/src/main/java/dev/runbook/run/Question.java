package dev.runbook.run;

import dev.runbook.graph.Command;
import dev.runbook.graph.Step;
import dev.runbook.host.Outcome;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What the gate is asked. */
public sealed interface Question {
  /**
   * May this step run?
   *
   * @param step the step
   * @param position its place, from 1
   * @param total how many there are
   * @param explicit whether only an explicit yes counts, because the step changes state or is
   *     optional, was begun before or lacks something
   * @param first the first of its commands that is to run, from 0: those before it had ended well
   *     when the run was cut off
   * @param missing what of its needs the shells have lost since then, in a sentence
   * @param held its condition, where it was asked already and holds
   */
  record MayRun(
      Step step,
      int position,
      int total,
      boolean explicit,
      int first,
      Optional<String> missing,
      Optional<Command> held)
      implements Question {}

  /**
   * A danger step: the target's name must be typed.
   *
   * @param step the step
   * @param covered the danger steps that the answer covers: those of its section on the same target
   * @param expected what must be typed
   * @param answers who each host says it is
   * @param targets what the step acts on, and how that is known
   */
  record Confirm(
      Step step,
      List<Step> covered,
      String expected,
      Map<String, HostAnswer> answers,
      List<TargetSeen> targets)
      implements Question {
    /** Copies lists and map. */
    public Confirm {
      covered = List.copyOf(covered);
      answers = Map.copyOf(answers);
      targets = List.copyOf(targets);
    }
  }

  /**
   * Which of several alternatives?
   *
   * @param title what they are alternatives of
   * @param options one line each
   */
  record Pick(String title, List<String> options) implements Question {
    /** Copies the list. */
    public Pick {
      options = List.copyOf(options);
    }
  }

  /**
   * How does a step stand that an earlier part of the run has left?
   *
   * @param step the step as it is now
   * @param past how far it had come
   * @param changed whether it would do something else now; one of its commands may have been in
   *     flight as well, which {@code past} tells
   */
  record Settle(Step step, PastStep past, boolean changed) implements Question {}

  /**
   * A step has failed: what now?
   *
   * @param step the step
   * @param command the text of the command that failed
   * @param outcome how it ended
   * @param undoing the steps of the rollback that can be played, in their order
   */
  record Failed(Step step, String command, Outcome outcome, List<RollbackStep> undoing)
      implements Question {
    /** Copies the list. */
    public Failed {
      undoing = List.copyOf(undoing);
    }

    /** Whether there is a rollback to play. */
    public boolean canRollBack() {
      return !undoing.isEmpty();
    }
  }
}
