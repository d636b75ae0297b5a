package dev.runbook.run;

import dev.runbook.graph.Command;
import dev.runbook.graph.Step;
import dev.runbook.host.Outcome;
import dev.runbook.plan.PlanParam;
import dev.runbook.plan.Rollout;
import dev.runbook.plan.Wave;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A question to the gate. */
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
   * A wave of a group's hosts: may it have its turn, or one of its danger steps?
   *
   * @param rollout the rollout that it is a part of
   * @param wave the wave, with those of its hosts that are to have their turn
   * @param hosts who each of its hosts says it is, or why it was not reached
   * @param steps the steps that run on each of them
   * @param danger the danger step that is asked about; empty where none of the steps is danger
   * @param expected what must be typed: the name of the group and how many hosts these are for
   *     danger, else {@code go}
   */
  record OfWave(
      Rollout rollout,
      Wave wave,
      List<WaveHost> hosts,
      List<Step> steps,
      Optional<Step> danger,
      String expected)
      implements Question {
    /** What must be typed for a wave without danger. */
    public static final String GO = "go";

    /** Copies the lists. */
    public OfWave {
      hosts = List.copyOf(hosts);
      steps = List.copyOf(steps);
    }
  }

  /**
   * A host of a wave.
   *
   * @param host its alias
   * @param answer who it says it is; empty where it was not reached
   * @param refusal why it was not; empty where it was
   */
  record WaveHost(String host, Optional<HostAnswer> answer, String refusal) {}

  /**
   * A step that a second person has to approve, and has not: where is the approval?
   *
   * @param request what is to be approved
   * @param reasons why the approvals that were found do not count
   * @param how how one is given: lines to be shown
   */
  record Approve(Step step, ApprovalRequest request, List<String> reasons, List<String> how)
      implements Question {
    /** Copies the lists. */
    public Approve {
      reasons = List.copyOf(reasons);
      how = List.copyOf(how);
    }
  }

  /**
   * Which value is a parameter to have, now that its first step comes?
   *
   * @param step the step that needs it
   * @param param the parameter
   * @param choices the values it may have, the one that is offered first; at least one
   */
  record Value(Step step, PlanParam param, List<String> choices) implements Question {
    /** Copies the list. */
    public Value {
      choices = List.copyOf(choices);
    }
  }

  /**
   * Which of several alternatives?
   *
   * @param title what they are alternatives of
   * @param options each as a step; where one step's commands are alternatives, that step with one
   *     of them
   * @param ofCommands whether they are commands of one step
   */
  record Pick(String title, List<Step> options, boolean ofCommands) implements Question {
    /** Copies the list. */
    public Pick {
      options = List.copyOf(options);
    }

    /** What they are called. */
    public List<String> names() {
      return options.stream()
          .map(step -> ofCommands ? step.commands().get(0).text() : step.title())
          .toList();
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
   * @param step the step, with the commands that were to run
   * @param at which of its commands failed, from 0; as many as it has where its check did, and -1
   *     where its condition did
   * @param command the text of what failed
   * @param outcome how that ended
   * @param settled whether somebody has said already that it did not take effect
   * @param undoing the steps of the rollback that can be played, in their order
   */
  record Failed(
      Step step,
      int at,
      String command,
      Outcome outcome,
      boolean settled,
      List<RollbackStep> undoing)
      implements Question {
    /** Copies the list. */
    public Failed {
      undoing = List.copyOf(undoing);
    }

    /** Whether one of its commands failed, not a condition or a check. */
    public boolean isCommand() {
      return at >= 0 && at < step.commands().size();
    }

    /** Its commands that are over. */
    public List<Command> over() {
      return step.commands().subList(0, Math.max(0, at));
    }

    /** Its commands that never ran. */
    public List<Command> neverRan() {
      return step.commands()
          .subList(isCommand() ? at + 1 : Math.max(0, at), step.commands().size());
    }

    /** Whether nobody knows whether it took effect, and nobody has said so. */
    public boolean isOpen() {
      return outcome instanceof Outcome.Unknown && !settled;
    }

    /** Whether there is a rollback to play. */
    public boolean canRollBack() {
      return !undoing.isEmpty();
    }
  }
}
