package dev.runbook.play;

import dev.runbook.graph.Step;
import dev.runbook.plan.Plan;
import dev.runbook.plan.StepTarget;
import dev.runbook.plan.StepTargets;
import dev.runbook.source.Nearest;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** The confirmations by {@code --confirm STEP-OR-SECTION@TARGET} flags. */
final class ConfirmFlags {
  private final Plan plan;
  private final List<String> flags;

  ConfirmFlags(Plan plan, List<String> flags) {
    this.plan = plan;
    this.flags = List.copyOf(flags);
  }

  /**
   * Whether a danger step may be confirmed, as far as that can be said before it is asked what it
   * acts on.
   */
  boolean mayCover(Step step) {
    StepTargets targets = plan.targets(step);
    return flags.stream()
        .anyMatch(
            flag ->
                targets.asks()
                    ? named(flag, step).findAny().isPresent()
                    : targets.word().filter(word -> fits(flag, step, word)).isPresent());
  }

  /** Whether a danger step is confirmed for exactly its target. */
  boolean covers(Step step, String target) {
    return flags.stream().anyMatch(flag -> fits(flag, step, target));
  }

  /** The flag that confirms exactly a step, and what has to be put in its place, if anything. */
  String flag(Step step) {
    return "--confirm "
        + step.id()
        + "@"
        + plan.targets(step).word().orElseGet(() -> standIn(step));
  }

  /** Where one finds out what a flag must name; empty where the page says it. */
  Optional<String> hint(Step step) {
    if (plan.targets(step).word().isPresent()) {
      return Optional.empty();
    }
    return plan.targets(step)
        .asked()
        .flatMap(StepTarget::asked)
        .map(question -> standIn(step) + " is what `" + question + "` says");
  }

  /** What stands in a flag for the name of what a step acts on. */
  private String standIn(Step step) {
    String kind = plan.targets(step).asked().map(StepTarget::kind).orElse("target");
    return kind.toUpperCase(Locale.ROOT).replace(' ', '-');
  }

  /** What is wrong with the flags: one that confirms nothing is a mistake somewhere. */
  List<String> complaints() {
    return flags.stream().flatMap(flag -> complaint(flag).stream()).toList();
  }

  private Optional<String> complaint(String flag) {
    if (dangers().anyMatch(step -> new ConfirmFlags(plan, List.of(flag)).mayCover(step))) {
      return Optional.empty();
    }
    Set<String> flagsThatFit = new LinkedHashSet<>();
    dangers()
        .forEach(
            step ->
                names(step)
                    .forEach(
                        name ->
                            flagsThatFit.add(
                                name
                                    + "@"
                                    + plan.targets(step).word().orElseGet(() -> standIn(step)))));
    boolean isWhole = flag.indexOf('@') > 0;
    String hint =
        flagsThatFit.stream()
            .filter(each -> !isWhole && each.startsWith(flag + "@"))
            .findFirst()
            .map(each -> "did you mean `" + each + "`?")
            .or(() -> Nearest.didYouMean(flag, flagsThatFit))
            .orElse(
                flagsThatFit.isEmpty()
                    ? "this plan has no danger step; leave it out"
                    : "it can be one of " + String.join(", ", flagsThatFit));
    String wrong =
        isWhole
            ? "--confirm " + flag + " confirms nothing here"
            : "--confirm takes STEP-OR-SECTION@TARGET, not `" + flag + "`";
    return Optional.of(wrong + "\n  = " + hint);
  }

  private boolean fits(String flag, Step step, String target) {
    return !target.isEmpty() && named(flag, step).anyMatch(target::equals);
  }

  /** The targets that a flag may name for a step: a target may hold an {@code @} itself. */
  private Stream<String> named(String flag, Step step) {
    return step.isDanger()
        ? names(step).stream()
            .filter(name -> flag.startsWith(name + "@"))
            .map(name -> flag.substring(name.length() + 1))
        : Stream.empty();
  }

  /** What a step may be called in a flag: its id, its slug, its section's, the target's name. */
  private List<String> names(Step step) {
    List<String> names = new ArrayList<>();
    names.add(step.id());
    names.add(step.id().substring(step.id().lastIndexOf('/') + 1));
    names.add(step.sectionSlug());
    names.add(plan.target());
    return names;
  }

  private Stream<Step> dangers() {
    return Stream.concat(plan.steps().stream(), plan.rollback().stream()).filter(Step::isDanger);
  }
}
