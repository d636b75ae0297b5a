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

/**
 * What the earlier parts of a run have left to the one that goes on.
 *
 * @param steps how far each step had come, by id; those that never had their turn are missing
 * @param commands the highest number of a command
 * @param rerun the ids of finished or failed steps that are to run again
 * @param printed what the finished commands of a step had written to standard output, by the step's
 *     id
 * @param ran the commands that had taken effect, in the order in which they ran
 * @param playedMillis how long the earlier parts were played, without the time between them
 */
public record Resumption(
    Map<String, PastStep> steps,
    int commands,
    Set<String> rerun,
    Map<String, PastPrint> printed,
    List<RanCommand> ran,
    long playedMillis) {
  /** Of a run that begins. */
  public static final Resumption NONE =
      new Resumption(Map.of(), 0, Set.of(), Map.of(), List.of(), 0);

  /** Copies maps, set and list. */
  public Resumption {
    steps = Collections.unmodifiableMap(new LinkedHashMap<>(steps));
    rerun = Set.copyOf(rerun);
    printed = Map.copyOf(printed);
    ran = List.copyOf(ran);
  }

  /** The same with steps that are to run again. */
  public Resumption rerunning(Set<String> ids) {
    return new Resumption(steps, commands, ids, printed, ran, playedMillis);
  }

  /** The commands of a step that had taken effect. */
  List<RanCommand> ranOf(Step step) {
    return ran.stream().filter(command -> command.step().equals(step.id())).toList();
  }

  /** What a step had written; lost where nothing is known of it. */
  PastPrint printedOf(Step step) {
    return printed.getOrDefault(step.id(), PastPrint.lost("it is not recorded"));
  }

  /** How far a step had come. */
  public Optional<PastStep> of(Step step) {
    return Optional.ofNullable(steps.get(step.id()));
  }

  /** Whether a step is over and still is what it was, so that it does not run again. */
  public boolean keeps(Plan plan, Step step) {
    return isOver(step) && !rerun.contains(step.id()) && !hasChanged(plan, step);
  }

  /** Whether a step is over, but would do something else now. */
  public boolean isChanged(Plan plan, Step step) {
    return isOver(step) && !rerun.contains(step.id()) && hasChanged(plan, step);
  }

  /** The steps of a plan that are not simply kept. */
  public List<Step> remaining(Plan plan) {
    return plan.steps().stream().filter(step -> !keeps(plan, step)).toList();
  }

  private boolean isOver(Step step) {
    return of(step).filter(PastStep::isOver).isPresent();
  }

  private boolean hasChanged(Plan plan, Step step) {
    return of(step)
        .filter(past -> !past.content().equals(StepContent.sha256(plan, step)))
        .isPresent();
  }
}
