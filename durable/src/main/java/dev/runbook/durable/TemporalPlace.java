package dev.runbook.durable;

import dev.runbook.approval.SentApprovals;
import dev.runbook.play.PlayContext;
import dev.runbook.play.RemoteRuns;
import dev.runbook.play.RunPlace;
import java.util.Map;

/** Temporal servers as places that play runs. */
public final class TemporalPlace implements RunPlace {
  /** For {@link java.util.ServiceLoader}. */
  public TemporalPlace() {}

  @Override
  public boolean takes(String address) {
    return TemporalAddress.isOne(address);
  }

  @Override
  public RemoteRuns open(String address, Map<String, String> environment, PlayContext.Player who) {
    return new TemporalRuns(
        address,
        TemporalAddress.of(address).orElseThrow().connect(environment),
        environment.keySet(),
        new PlayInput.StartedBy(who.operator(), who.machine(), who.version()),
        WorkerTimes.of(environment),
        () -> SentApprovals.keys(environment));
  }
}
