package dev.runbook.play;

import dev.runbook.graph.Step;
import dev.runbook.plan.Plan;
import dev.runbook.source.Nearest;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** What {@code --confirm STEP-OR-SECTION@TARGET} flags confirm. */
final class ConfirmFlags {
  private final Plan plan;
  private final List<String> flags;

  ConfirmFlags(Plan plan, List<String> flags) {
    this.plan = plan;
    this.flags = List.copyOf(flags);
  }

  /** Whether a danger step is confirmed for exactly its target. */
  boolean covers(Step step) {
    return flags.stream().anyMatch(flag -> fits(flag, step));
  }

  /** The flag that confirms exactly a step. */
  String flag(Step step) {
    return "--confirm " + step.id() + "@" + plan.confirmation(step);
  }

  /** What is wrong with the flags: one that confirms nothing is a mistake somewhere. */
  List<String> complaints() {
    return flags.stream().flatMap(flag -> complaint(flag).stream()).toList();
  }

  private Optional<String> complaint(String flag) {
    if (flag.lastIndexOf('@') < 1) {
      return Optional.of("--confirm takes STEP-OR-SECTION@TARGET, not `" + flag + "`");
    }
    if (dangers().anyMatch(step -> fits(flag, step))) {
      return Optional.empty();
    }
    Set<String> flagsThatFit = new LinkedHashSet<>();
    dangers()
        .forEach(
            step ->
                names(step)
                    .forEach(name -> flagsThatFit.add(name + "@" + plan.confirmation(step))));
    String hint =
        Nearest.didYouMean(flag, flagsThatFit)
            .orElse(
                flagsThatFit.isEmpty()
                    ? "this plan has no danger step; leave it out"
                    : "it can be one of " + String.join(", ", flagsThatFit));
    return Optional.of("--confirm " + flag + " confirms nothing here\n  = " + hint);
  }

  private boolean fits(String flag, Step step) {
    int at = flag.lastIndexOf('@');
    return at > 0
        && step.isDanger()
        && names(step).contains(flag.substring(0, at))
        && !plan.confirmation(step).isEmpty()
        && plan.confirmation(step).equals(flag.substring(at + 1));
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
