package dev.runbook.run;

import dev.runbook.graph.Command;
import dev.runbook.graph.HiddenFailure;
import dev.runbook.graph.Step;
import dev.runbook.host.Outcome;
import dev.runbook.host.ReceiptId;
import dev.runbook.plan.Plan;
import dev.runbook.plan.PlanParam;
import dev.runbook.plan.Rollout;
import dev.runbook.plan.Wave;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;

/** Something that happened in a run. A dry run, a mock run and a real run have the same ones. */
public sealed interface RunEvent {
  /** What the run's record keeps, too. */
  sealed interface Recorded extends RunEvent {
    /** Passes it to the method that is meant for it. */
    <R> R accept(Visitor<R> visitor);
  }

  /**
   * Whoever has an answer to everything that is recorded.
   *
   * @param <R> the answer
   */
  interface Visitor<R> {
    /** The run began. */
    R runStarted(RunStarted event);

    /** The run goes on. */
    R runResumed(RunResumed event);

    /** It was decided how a step stands. */
    R stepSettled(StepSettled event);

    /** A step's turn came. */
    R stepShown(StepShown event);

    /** The gate decided. */
    R stepAnswered(StepAnswered event);

    /** A step's first command is about to start. */
    R stepStarted(StepStarted event);

    /** A command is about to start. */
    R commandStarted(CommandStarted event);

    /** A command ended. */
    R commandFinished(CommandFinished event);

    /** A step ended. */
    R stepFinished(StepFinished event);

    /** A host was reached before the first step. */
    R hostReached(HostReached event);

    /** A host could not be reached before the first step. */
    R hostNotReached(HostNotReached event);

    /** A step is tried again, or asked about again, after a while. */
    R stepWaiting(StepWaiting event);

    /** The run ends early, and something is to be done as well. */
    R runEndsEarly(RunEndsEarly event);

    /** Values were changed on the way. */
    R valuesChanged(ValuesChanged event);

    /** A rollback begins. */
    R rollbackStarted(RollbackStarted event);

    /** A rollback ended. */
    R rollbackFinished(RollbackFinished event);

    /** A host said who it is. */
    R hostIdentified(HostIdentified event);

    /** What a danger step acts on was found. */
    R targetIdentified(TargetIdentified event);

    /** A second person has approved a step. */
    R stepApproved(StepApproved event);

    /** A step lacks the approval of a second person. */
    R approvalMissing(ApprovalMissing event);

    /** Every danger step of the run needs a second person. */
    R approvalRequired(ApprovalRequired event);

    /** Success of a step says less than it seems to. */
    R stepUnproven(StepUnproven event);

    /** Something the operator should know. */
    R noticed(Noticed event);

    /** It was settled how steps are rolled out over a group of hosts. */
    R rolloutPlanned(RolloutPlanned event);

    /** A wave of hosts is asked about. */
    R waveShown(WaveShown event);

    /** A wave of hosts was asked about. */
    R waveAnswered(WaveAnswered event);

    /** A host of a group is left out. */
    R hostLeftOut(HostLeftOut event);

    /** A host of a group has its turn. */
    R hostStarted(HostStarted event);

    /** A host of a group had its turn. */
    R hostFinished(HostFinished event);

    /** The run ended. */
    R runFinished(RunFinished event);
  }

  /** The run began. */
  record RunStarted(Plan plan, RunMode mode, RequestedSteps chosen) implements Recorded {
    /** A run of everything began. */
    public RunStarted(Plan plan, RunMode mode) {
      this(plan, mode, RequestedSteps.ALL);
    }

    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.runStarted(this);
    }
  }

  /** The run goes on after it was cut off, stopped or failed. */
  record RunResumed(Plan plan, RunMode mode, Resumption past) implements Recorded {
    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.runResumed(this);
    }
  }

  /**
   * A step's turn came, and it is over since an earlier part of the run.
   *
   * @param position its place among the plan's steps, from 1
   * @param total how many there are
   */
  record StepKept(Step step, PastStep past, int position, int total) implements RunEvent {}

  /** A step's turn came, and an earlier part of the run has left it unfinished. */
  record StepFound(Step step, PastStep past) implements RunEvent {}

  /**
   * It was decided how a step stands that an earlier part of the run has left.
   *
   * @param verdict what was decided
   * @param by who or what decided
   * @param reason why
   * @param content the hash of what the step does now
   * @param first the first of its commands, from 0, that is still to run
   * @param done whether nothing of it is left to be done
   */
  record StepSettled(
      Step step,
      StepVerdict verdict,
      StepVerdict.By by,
      String reason,
      String content,
      int first,
      boolean done)
      implements Recorded {
    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.stepSettled(this);
    }
  }

  /**
   * A step's turn came.
   *
   * @param position its place among the plan's steps, from 1
   * @param total how many there are
   * @param content the hash of what the step does, {@link dev.runbook.plan.StepContent}
   */
  record StepShown(Step step, int position, int total, String content) implements Recorded {
    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.stepShown(this);
    }
  }

  /** The gate decided; {@code detail} is the reason, or the text that was typed. */
  record StepAnswered(Step step, StepAnswer answer, String detail) implements Recorded {
    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.stepAnswered(this);
    }
  }

  /**
   * A step's first command is about to start.
   *
   * @param attempt counts from 1
   * @param content the hash of what the step does, {@link dev.runbook.plan.StepContent}
   * @param first the command it begins with, from 0; those before it ended well in an attempt that
   *     was cut off
   */
  record StepStarted(Step step, int attempt, String content, int first) implements Recorded {
    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.stepStarted(this);
    }
  }

  /**
   * A command is about to start.
   *
   * @param number counts the run's commands from 1
   * @param run what its host receives, secrets covered
   * @param receipt by which it is found again on a host that writes down how it ends
   */
  record CommandStarted(
      Step step, Command command, int number, String run, Optional<ReceiptId> receipt)
      implements Recorded {
    /** One of which its host writes nothing down. */
    public CommandStarted(Step step, Command command, int number, String run) {
      this(step, command, number, run, Optional.empty());
    }

    /** Whether it names the choices of a value that its step needs, and is nothing of its own. */
    public boolean namesChoices() {
      return step.commandsAndChecks().noneMatch(command::equals);
    }

    /** Whether it only looks: it is its step's condition or check, and none of its commands. */
    public boolean isCheck() {
      return !step.commands().contains(command);
    }

    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.commandStarted(this);
    }
  }

  /**
   * A command ended.
   *
   * @param outcome how it ended; a status that its step calls fine is ok
   * @param status its exit status, where there is one
   * @param millis how long it took
   * @param output how much it wrote, and the hashes of it
   */
  record CommandFinished(
      Step step,
      Command command,
      int number,
      Outcome outcome,
      Optional<Integer> status,
      long millis,
      OutputTally output)
      implements Recorded {
    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.commandFinished(this);
    }
  }

  /** A step ended. */
  record StepFinished(Step step, StepResult result, long millis) implements Recorded {
    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.stepFinished(this);
    }
  }

  /**
   * A step is tried again, or what it began is asked for again, after a while.
   *
   * @param reason why: how the last try ended
   * @param next how often it has been tried again then, from 1
   * @param times how often at most; where nothing is said, time alone limits it
   * @param pause how long it waits now
   */
  record StepWaiting(Step step, String reason, int next, OptionalInt times, Duration pause)
      implements Recorded {
    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.stepWaiting(this);
    }
  }

  /**
   * The run ends before its last step, and something is to be done as well.
   *
   * @param due what, and the steps that each takes back
   */
  record RunEndsEarly(List<RollbackStep> due) implements Recorded {
    /** Copies the list. */
    public RunEndsEarly {
      due = List.copyOf(due);
    }

    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.runEndsEarly(this);
    }
  }

  /**
   * A value that was changed or given on the way.
   *
   * @param param the parameter, with the value of now
   * @param before the value that it replaces; empty where there was none
   */
  record ChangedValue(PlanParam param, Optional<String> before) {}

  /**
   * Values were changed on the way, for the rest of the run.
   *
   * @param step the step whose turn it was
   * @param values what was changed
   * @param plan the plan from now on
   * @param changed the steps that use the values
   * @param kept what those do now that had their turn before and stay as they are, by their ids:
   *     {@link dev.runbook.plan.StepContent}
   */
  record ValuesChanged(
      Step step, List<ChangedValue> values, Plan plan, List<Step> changed, Map<String, String> kept)
      implements Recorded {
    /** Copies lists and map. */
    public ValuesChanged {
      values = List.copyOf(values);
      changed = List.copyOf(changed);
      kept = Map.copyOf(kept);
    }

    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.valuesChanged(this);
    }
  }

  /**
   * A rollback begins, or goes on.
   *
   * @param failed the step whose failure began it
   * @param undoing its steps, in their order
   */
  record RollbackStarted(Step failed, List<RollbackStep> undoing) implements Recorded {
    /** Copies the list. */
    public RollbackStarted {
      undoing = List.copyOf(undoing);
    }

    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.rollbackStarted(this);
    }
  }

  /**
   * A rollback came to its last step.
   *
   * @param failed the step whose failure began it
   * @param complete whether all of it ended well
   */
  record RollbackFinished(Step failed, boolean complete) implements Recorded {
    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.rollbackFinished(this);
    }
  }

  /** A host was reached before the first step, and this is who it says it is. */
  record HostReached(String host, HostAnswer answer) implements Recorded {
    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.hostReached(this);
    }
  }

  /**
   * A host could not be reached before the first step.
   *
   * @param later whether it need not be
   */
  record HostNotReached(String host, String why, boolean later) implements Recorded {
    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.hostNotReached(this);
    }
  }

  /** A host was asked who it is, before danger, and this is what it said. */
  record HostIdentified(Step step, String host, HostAnswer answer) implements Recorded {
    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.hostIdentified(this);
    }
  }

  /** What a danger step acts on was found before it ran, or nobody said it. */
  record TargetIdentified(Step step, TargetSeen target) implements Recorded {
    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.targetIdentified(this);
    }
  }

  /** A second person has approved a step that is about to run. */
  record StepApproved(Step step, Approval.Granted approval) implements Recorded {
    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.stepApproved(this);
    }
  }

  /**
   * A step lacks the approval of a second person.
   *
   * @param reasons why those that were found do not count; empty where there was none
   */
  record ApprovalMissing(Step step, List<String> reasons) implements Recorded {
    /** Copies the list. */
    public ApprovalMissing {
      reasons = List.copyOf(reasons);
    }

    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.approvalMissing(this);
    }
  }

  /** Every danger step of the run needs a second person, whatever its page says. */
  record ApprovalRequired() implements Recorded {
    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.approvalRequired(this);
    }
  }

  /** Success of a step that may run now says less than it seems to. */
  record StepUnproven(Step step, HiddenFailure hidden) implements Recorded {
    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.stepUnproven(this);
    }
  }

  /**
   * It was settled how steps are rolled out over a group of hosts.
   *
   * @param contents the hashes of what the group's steps do, by their ids
   */
  record RolloutPlanned(Rollout rollout, Map<String, String> contents) implements Recorded {
    /** Copies the map. */
    public RolloutPlanned {
      contents = Map.copyOf(contents);
    }

    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.rolloutPlanned(this);
    }
  }

  /**
   * A wave of hosts is asked about, as a whole or about one danger step, and waits for the answer.
   *
   * @param wave the wave, with those of its hosts that are to have their turn
   * @param danger the danger step that is asked about; empty where none is
   * @param expected what must be typed
   */
  record WaveShown(Wave wave, Optional<Step> danger, String expected) implements Recorded {
    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.waveShown(this);
    }
  }

  /**
   * A wave of hosts was asked about, as a whole or about one danger step.
   *
   * @param wave the wave, with those of its hosts that are to have their turn
   * @param danger the danger step that was asked about; empty where none is
   * @param expected what had to be typed
   * @param given whether it was
   */
  record WaveAnswered(Wave wave, Optional<Step> danger, String expected, boolean given)
      implements Recorded {
    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.waveAnswered(this);
    }
  }

  /** A host of a group is left out: it has no turn in this run any more. */
  record HostLeftOut(String host) implements Recorded {
    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.hostLeftOut(this);
    }
  }

  /**
   * A host of a group has its turn.
   *
   * @param wave the number of its wave
   * @param run the id of its own run; empty where nothing is recorded
   */
  record HostStarted(String host, int wave, Optional<String> run) implements Recorded {
    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.hostStarted(this);
    }
  }

  /** A host of a group had its turn. */
  record HostFinished(HostOutcome outcome) implements Recorded {
    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.hostFinished(this);
    }
  }

  /** Something the operator should know: a shell that ended, a host that says who it is. */
  record Noticed(String text) implements Recorded {
    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.noticed(this);
    }
  }

  /** The run ended. */
  record RunFinished(RunResult result, String detail, long millis) implements Recorded {
    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.runFinished(this);
    }
  }
}
