package dev.runbook.play;

import dev.runbook.plan.Plan;
import dev.runbook.plan.PlanParam;
import dev.runbook.run.Gate;
import dev.runbook.run.RunListener;
import java.util.ArrayList;
import java.util.List;

/** Plays a plan as a batch: if an answer is missing, it refuses the play before the first step. */
public final class UnattendedPlay {
  private final PlayContext context;
  private final Plan plan;
  private final PlayFlags flags;

  /** A play of a plan, as the flags have it. */
  public UnattendedPlay(PlayContext context, Plan plan, PlayFlags flags) {
    this.context = context;
    this.plan = plan;
    this.flags = flags;
  }

  /**
   * Plays it to its end, or to where it stops; once. Where the plan has errors, a flag fits nothing
   * or a value is missing, it is refused in the result, and nothing has run.
   *
   * @param listeners watch
   * @throws dev.runbook.run.RecordException when its record cannot be begun or ended, or a secret
   *     was found in it; one that cannot be written on the way ends the run as {@link
   *     dev.runbook.run.RunResult#UNRECORDED}
   */
  public PlayResult play(List<RunListener> listeners) {
    List<String> mistakes = mistakes();
    if (!mistakes.isEmpty()) {
      return PlayResult.refused(String.join("\n", mistakes));
    }
    try (PreparedRun run = PreparedRun.begin(context, plan, gate(), flags)) {
      return run.played(run.play(listeners));
    }
  }

  private Gate gate() {
    return flags.dryRun() ? DryRun.gate(plan, flags) : new UnattendedGate(plan, flags);
  }

  private List<String> mistakes() {
    List<String> mistakes = new ArrayList<>();
    plan.errors().forEach(problem -> mistakes.add(problem.message()));
    mistakes.addAll(FlagCheck.mistakes(plan, flags));
    Selection selection =
        flags.dryRun() ? Selection.attended(plan, flags) : Selection.unattended(plan, flags);
    List<PlanParam> missing = plan.unbound(selection.running(plan.steps()));
    if (mistakes.isEmpty() && !missing.isEmpty()) {
      mistakes.add(MissingValues.words(plan, missing));
    }
    return mistakes;
  }
}
