package dev.runbook.play;

import dev.runbook.graph.AlternativeSteps;
import dev.runbook.graph.References;
import dev.runbook.graph.Step;
import dev.runbook.graph.StepKind;
import dev.runbook.plan.Plan;
import dev.runbook.run.LeftOut;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The steps of a plan that run without a question, by the flags. */
public final class Selection {
  private final Plan plan;
  private final List<String> names;
  private final Set<String> wanted;
  private final Set<String> skipped;
  private final AlternativeSteps alternatives;
  private final boolean batch;

  /**
   * A selection.
   *
   * @param plan what is played
   * @param with the optional steps and alternatives that were named
   * @param skip the steps that were named to be left out
   * @param batch whether there is nobody to ask
   */
  private Selection(Plan plan, List<String> with, List<String> skip, boolean batch) {
    this.plan = plan;
    this.names = Stream.concat(with.stream(), skip.stream()).toList();
    this.wanted = ids(with);
    this.skipped = ids(skip);
    this.alternatives = new AlternativeSteps(plan.steps());
    this.batch = batch;
  }

  /** That of a play at which nobody is asked. */
  public static Selection unattended(Plan plan, PlayFlags flags) {
    return new Selection(plan, flags.chosen().with(), flags.chosen().skip(), true);
  }

  /** That of a play with a person, or of a dry run, where optional steps are not left out. */
  public static Selection attended(Plan plan, PlayFlags flags) {
    return new Selection(plan, flags.chosen().with(), flags.chosen().skip(), false);
  }

  /** Why a step is left out without asking, if it is. */
  public Optional<LeftOut> leftOut(Step step) {
    if (skipped.contains(step.id())) {
      return Optional.of(LeftOut.againstThePage("left out with --skip"));
    }
    if (!batch || isWanted(step)) {
      return Optional.empty();
    }
    if (alternatives(step).stream().anyMatch(this::isWanted)) {
      return Optional.of(LeftOut.byPage("another alternative was named"));
    }
    return step.optional() ? Optional.of(LeftOut.byPage(whyOptional(step))) : Optional.empty();
  }

  /** What its author did not mark as shell is named as not played, as all such text is. */
  private String whyOptional(Step step) {
    return plan.procedure().notPlayed().stream()
        .filter(each -> each.offered() && each.isAbout(step))
        .map(each -> each.said() + ", and not named with --with")
        .findFirst()
        .orElse("optional, and not named with --with");
  }

  /** What becomes of a task that nobody will be asked about. */
  Optional<String> assumes(Step step) {
    if (!batch || step.kind() != StepKind.MANUAL) {
      return Optional.empty();
    }
    return Optional.of(
        isWanted(step) ? "assumed, as --with says" : "assumed, since nobody is asked");
  }

  /** The steps that do not run as the page has it. */
  public List<PlannedDeviation> departures() {
    return PlannedDeviation.of(plan, this);
  }

  /** Those of some steps that would run. */
  public List<Step> running(List<Step> steps) {
    return steps.stream().filter(step -> leftOut(step).isEmpty()).toList();
  }

  /** The steps of which a step is one to pick from, itself included; empty where it is none. */
  List<Step> alternatives(Step step) {
    return alternatives.of(step);
  }

  /** Whether a step was named with {@code --with}. */
  boolean isWanted(Step step) {
    return wanted.contains(step.id());
  }

  /** The names that were given and that no step has. */
  List<String> unknown() {
    return names.stream().filter(name -> References.named(all(), name).isEmpty()).toList();
  }

  private List<Step> all() {
    List<Step> all = new ArrayList<>(plan.steps());
    all.addAll(plan.rollback());
    return all;
  }

  private Set<String> ids(List<String> given) {
    return given.stream()
        .flatMap(name -> References.named(all(), name).stream())
        .map(Step::id)
        .collect(Collectors.toUnmodifiableSet());
  }
}
