package dev.runbook.run;

import dev.runbook.graph.Step;
import dev.runbook.plan.Plan;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * The gate of one host's part in a rollout. What was confirmed for the host's wave is confirmed for
 * the host, as long as it is still who it was then; every other question goes to the gate behind.
 *
 * <p>It is no person: on the hosts of a group nobody is asked step by step.
 */
public final class HostGate implements Gate {
  private final Gate behind;
  private final HostConsent consent;

  /**
   * The gate of a host.
   *
   * @param behind answers everything but danger
   * @param consent what was confirmed for the host's wave; where it does not say who the host was,
   *     no danger step runs
   */
  public HostGate(Gate behind, HostConsent consent) {
    this.behind = behind;
    this.consent = consent;
  }

  @Override
  public String confirm(Question.Confirm question) {
    boolean confirmed = consent.dangers().contains(question.step().id());
    boolean same =
        consent.seen().isPresent()
            && question.answers().values().stream()
                .allMatch(answer -> answer.identity().equals(consent.seen().get().identity()));
    return confirmed && same ? question.expected() : "";
  }

  @Override
  public Optional<Refusal> refuseSteps(Plan plan, List<Step> steps) {
    return behind.refuseSteps(plan, steps);
  }

  @Override
  public Optional<Refusal> refuseHosts(Plan plan, List<UnreachedHost> hosts) {
    return behind.refuseHosts(plan, hosts);
  }

  @Override
  public Optional<LeftOut> leaveOut(Step step) {
    return behind.leaveOut(step);
  }

  @Override
  public List<Step> running(List<Step> steps) {
    return behind.running(steps);
  }

  @Override
  public Answer mayRun(Question.MayRun question) {
    return behind.mayRun(question);
  }

  @Override
  public Optional<String> value(Question.Value question) {
    return behind.value(question);
  }

  @Override
  public OptionalInt pick(Question.Pick question) {
    return behind.pick(question);
  }

  @Override
  public AfterFailure afterFailure(Question.Failed question) {
    return behind.afterFailure(question);
  }

  @Override
  public Settlement settle(Question.Settle question) {
    return behind.settle(question);
  }
}
