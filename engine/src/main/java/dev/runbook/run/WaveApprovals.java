package dev.runbook.run;

import dev.runbook.graph.Step;
import java.util.List;
import java.util.Optional;

/**
 * The approvals of one host's part in a rollout: what a second person has approved for the host's
 * wave is approved for the host, as long as it is still who it was then. They were used up when the
 * wave began.
 */
public final class WaveApprovals implements SecondPerson {
  private final HostConsent consent;
  private final String host;
  private final boolean required;
  private final Need need;
  private final Mask mask;

  /**
   * Those of a host.
   *
   * @param consent what was approved for its wave
   * @param required whether every danger step needs an approval
   * @param need what it means that a step needs one
   * @param mask the one of the whole rollout
   */
  public WaveApprovals(HostConsent consent, String host, boolean required, Need need, Mask mask) {
    this.consent = consent;
    this.host = host;
    this.required = required;
    this.need = need;
    this.mask = mask;
  }

  @Override
  public Need need(Step step) {
    return step.options().secondPerson() || required && step.isDanger() ? need : Need.NONE;
  }

  @Override
  public Approval look(ApprovalRequest request, String file) {
    Optional<Approval.Granted> approval =
        Optional.ofNullable(consent.approvals().get(request.step()));
    if (approval.isEmpty()) {
      return new Approval.Missing(
          List.of("it was not approved for the wave of " + host), List.of());
    }
    Optional<List<String>> then =
        consent.seen().map(answer -> List.of(ApprovalRequest.who(host, answer, mask)));
    return request.hosts().isEmpty() || request.hosts().equals(then)
        ? approval.get()
        : new Approval.Missing(
            List.of(
                "it was approved for "
                    + String.join(", ", then.orElse(List.of()))
                    + ", and now it is "
                    + String.join(", ", request.hosts().get())),
            List.of());
  }

  @Override
  public Optional<String> uses(Approval.Granted approval) {
    return Optional.empty();
  }
}
