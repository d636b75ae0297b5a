package dev.runbook.play;

import dev.runbook.graph.Step;
import dev.runbook.plan.Plan;
import dev.runbook.run.Answer;
import dev.runbook.run.Gate;
import dev.runbook.run.HostAnswer;
import dev.runbook.run.HostConsent;
import dev.runbook.run.LeftOut;
import dev.runbook.run.Question;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * The gate of one host's part in a rollout: what was confirmed for its wave was confirmed for it,
 * as long as it still is who it was then.
 */
final class MemberGate implements Gate {
  private final Gate batch;
  private final Optional<HostAnswer> seen;

  private MemberGate(Gate batch, Optional<HostAnswer> seen) {
    this.batch = batch;
    this.seen = seen;
  }

  /** The gate of a host. */
  static Gate of(Plan part, PlayFlags flags, HostConsent consent) {
    PlayFlags its = flags(part, flags, consent);
    return flags.dryRun()
        ? DryRun.gate(part, its)
        : new MemberGate(new UnattendedGate(part, its), consent.seen());
  }

  /** The flags of a host: its danger steps are confirmed that were confirmed for its wave. */
  static PlayFlags flags(Plan part, PlayFlags flags, HostConsent consent) {
    List<String> confirmed =
        part.steps().stream()
            .filter(step -> consent.dangers().contains(step.id()))
            .flatMap(step -> part.targets(step).word().map(word -> step.id() + "@" + word).stream())
            .toList();
    return flags.answeringYes().confirmingOnly(confirmed);
  }

  @Override
  public Optional<Refusal> refuseSteps(Plan plan, List<Step> steps) {
    return batch.refuseSteps(plan, steps);
  }

  @Override
  public Optional<LeftOut> leaveOut(Step step) {
    return batch.leaveOut(step);
  }

  @Override
  public List<Step> running(List<Step> steps) {
    return batch.running(steps);
  }

  @Override
  public Answer mayRun(Question.MayRun question) {
    return batch.mayRun(question);
  }

  @Override
  public String confirm(Question.Confirm question) {
    boolean same =
        seen.isPresent()
            && question.answers().values().stream()
                .allMatch(answer -> answer.identity().equals(seen.get().identity()));
    return same ? batch.confirm(question) : "";
  }

  @Override
  public OptionalInt pick(Question.Pick question) {
    return batch.pick(question);
  }
}
