package dev.runbook.plan;

import java.util.Optional;

/**
 * The way to reach a host, as far as it is known without connecting.
 *
 * @param host its alias
 * @param transport {@code jsch}, {@code openssh} or {@code mock}
 * @param why what decided it, as a clause; empty when nothing special did
 * @param refusal why it cannot be reached at all, and what to do; empty when nothing stands against
 *     it
 */
public record Reach(String host, String transport, String why, Optional<String> refusal) {
  /** As a record's own, which takes Java ten milliseconds to make when it is first called. */
  @Override
  public boolean equals(Object other) {
    return other instanceof Reach reach
        && host.equals(reach.host)
        && transport.equals(reach.transport)
        && why.equals(reach.why)
        && refusal.equals(reach.refusal);
  }

  @Override
  public int hashCode() {
    return host.hashCode() * 31 + why.hashCode();
  }

  /** It will be reached in this way. */
  public static Reach by(String host, String transport, String why) {
    return new Reach(host, transport, why, Optional.empty());
  }

  /** It cannot be reached. */
  public static Reach refused(String host, String why) {
    return new Reach(host, "none", "", Optional.of(why));
  }
}
