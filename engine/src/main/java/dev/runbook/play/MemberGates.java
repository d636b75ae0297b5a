package dev.runbook.play;

import dev.runbook.graph.Step;
import dev.runbook.plan.Plan;
import dev.runbook.run.Gate;
import dev.runbook.run.HostConsent;
import dev.runbook.run.HostGate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The gates of the hosts of a group: on none of them is anybody asked step by step.
 *
 * @param flags those of the run that leads
 */
public record MemberGates(PlayFlags flags) {
  /**
   * All that the gate of a host's part would say before the first step, but for danger: that is
   * asked wave by wave.
   */
  public Optional<Gate.Refusal> refuse(Plan part) {
    List<String> all = part.steps().stream().filter(Step::isDanger).map(Step::id).toList();
    return gate(part, new HostConsent(Set.copyOf(all), Map.of(), Optional.empty()))
        .refuseSteps(part, part.steps());
  }

  /** The steps of a host's part that run. */
  public List<Step> running(Plan part) {
    return (flags.dryRun() ? Selection.attended(part, flags) : Selection.unattended(part, flags))
        .running(part.steps());
  }

  /** The gate of a host's part, for which something was confirmed. */
  public Gate gate(Plan part, HostConsent consent) {
    PlayFlags its = flags(part, consent);
    return flags.dryRun()
        ? DryRun.gate(part, its)
        : new HostGate(new UnattendedGate(part, its), consent);
  }

  /** The flags of a host: its danger steps are confirmed that were confirmed for its wave. */
  public PlayFlags flags(Plan part, HostConsent consent) {
    List<String> confirmed =
        part.steps().stream()
            .filter(step -> consent.dangers().contains(step.id()))
            .flatMap(step -> part.targets(step).word().map(word -> step.id() + "@" + word).stream())
            .toList();
    return flags.answeringYes().confirmingOnly(confirmed);
  }
}
