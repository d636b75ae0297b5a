package dev.runbook.run;

import dev.runbook.graph.Step;
import dev.runbook.plan.Plan;
import dev.runbook.plan.StepContent;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * The state in which the earlier parts of a run leave it for the next part.
 *
 * @param steps how far each step had come, by id; those that never had their turn are missing
 * @param rerun the ids of finished or failed steps that are to run again
 * @param commands the commands that had begun
 * @param playedMillis how long the earlier parts were played, without the time between them
 * @param rollback the rollback that they were in
 * @param hosts what they have left of a group's hosts
 */
public record Resumption(
    Map<String, PastStep> steps,
    Set<String> rerun,
    PastCommands commands,
    long playedMillis,
    Optional<PastRollback> rollback,
    PastHosts hosts) {
  /** Of a run that begins. */
  public static final Resumption NONE =
      new Resumption(Map.of(), Set.of(), PastCommands.NONE, 0, Optional.empty(), PastHosts.NONE);

  /** Copies map and set. */
  public Resumption {
    steps = Collections.unmodifiableMap(new LinkedHashMap<>(steps));
    rerun = Set.copyOf(rerun);
  }

  /** The same with steps that are to run again. */
  public Resumption rerunning(Set<String> ids) {
    return new Resumption(steps, ids, commands, playedMillis, rollback, hosts);
  }

  /**
   * The same for a page as it is now: what was left of a step that is not on it any more goes to
   * the one that does the same under another id, if there is just one.
   */
  public Resumption on(Plan plan) {
    Map<String, PastStep> now = new LinkedHashMap<>(steps);
    for (String id : gone(plan)) {
      PastStep past = steps.get(id);
      List<Step> same =
          Stream.concat(plan.steps().stream(), plan.rollback().stream())
              .filter(step -> !now.containsKey(step.id()))
              .filter(step -> past.content().equals(StepContent.sha256(plan, step)))
              .toList();
      if (same.size() == 1) {
        now.remove(id);
        now.put(same.get(0).id(), past.formerly(id));
      }
    }
    return new Resumption(now, rerun, commands, playedMillis, rollback, hosts);
  }

  /**
   * The same for a run that is to be rolled back instead of going on; empty where nothing undoes
   * what it has done. A rollback that was begun goes on.
   */
  public Optional<Resumption> rollingBack(Plan plan) {
    if (rollback.isPresent()) {
      return Optional.of(this);
    }
    List<Step> touched =
        plan.steps().stream()
            .filter(step -> of(step).filter(PastStep::hasRun).isPresent())
            .toList();
    List<RollbackStep> undoing = new RollbackPlan(plan).of(touched::contains);
    if (touched.isEmpty() || undoing.isEmpty()) {
      return Optional.empty();
    }
    Map<String, List<String>> ids = new LinkedHashMap<>();
    undoing.forEach(
        undo -> ids.put(undo.step().id(), undo.undoes().stream().map(Step::id).toList()));
    String last = touched.get(touched.size() - 1).id();
    PastRollback begins = new PastRollback(last, ids, false);
    return Optional.of(
        new Resumption(steps, rerun, commands, playedMillis, Optional.of(begins), hosts));
  }

  /** The ids of the steps that had their turn and are not on the page any more. */
  public List<String> gone(Plan plan) {
    return steps.keySet().stream().filter(id -> plan.step(id).isEmpty()).toList();
  }

  /** The steps of which nobody can say what they did, and which are not on the page any more. */
  public List<String> lost(Plan plan) {
    return gone(plan).stream()
        .filter(id -> steps.get(id).state() == PastStep.State.UNKNOWN)
        .toList();
  }

  /** The commands of a step that had taken effect. */
  List<RanCommand> ranOf(Step step) {
    Set<String> ids = ids(step);
    return commands.ran().stream().filter(command -> ids.contains(command.step())).toList();
  }

  /** What a step had written; lost where nothing is known of it. */
  PastOutput printedOf(Step step) {
    return ids(step).stream()
        .filter(commands.printed()::containsKey)
        .findFirst()
        .map(commands.printed()::get)
        .orElseGet(() -> PastOutput.lost("it is not recorded"));
  }

  private Set<String> ids(Step step) {
    return of(step)
        .filter(PastStep::isRenamed)
        .map(past -> Set.of(past.formerId()))
        .orElse(Set.of(step.id()));
  }

  /** How far a step had come. */
  public Optional<PastStep> of(Step step) {
    return Optional.ofNullable(steps.get(step.id()));
  }

  /** Whether a step is over and still is what it was, so that it does not run again. */
  public boolean keeps(Plan plan, Step step) {
    if (step.group().isPresent()) {
      return plan.rollout().isPresent() && hosts.done().containsAll(plan.rollout().get().hosts());
    }
    return isOver(step) && !rerun.contains(step.id()) && !hasChanged(plan, step);
  }

  /** Whether a step is over, but would do something else now. */
  public boolean isChanged(Plan plan, Step step) {
    return isOver(step) && !rerun.contains(step.id()) && hasChanged(plan, step);
  }

  /** The steps of a plan that are not simply kept; those of its rollback, while it is in one. */
  public List<Step> remaining(Plan plan) {
    if (rollback.isPresent()) {
      boolean begun = rollback.get().begun();
      return rollback.get().undoing().keySet().stream()
          .flatMap(id -> plan.step(id).stream())
          .filter(step -> !begun || !keeps(plan, step))
          .toList();
    }
    return plan.steps().stream().filter(step -> !keeps(plan, step)).toList();
  }

  private boolean isOver(Step step) {
    return of(step).filter(PastStep::isOver).isPresent();
  }

  private boolean hasChanged(Plan plan, Step step) {
    return of(step)
        .filter(past -> past.isRenamed() || !past.content().equals(StepContent.sha256(plan, step)))
        .isPresent();
  }
}
