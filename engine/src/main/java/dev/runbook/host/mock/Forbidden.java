package dev.runbook.host.mock;

import java.util.List;
import java.util.Optional;

/**
 * A broken rule about commands that a host must never receive.
 *
 * @param rule the rule it breaks
 * @param because the rule's reason
 * @param facts the state under which the rule holds
 */
public record Forbidden(MockPlace rule, String because, List<Fact> facts) {
  /** Copies the list. */
  public Forbidden {
    facts = List.copyOf(facts);
  }

  /**
   * One key of the state.
   *
   * @param key the key
   * @param value what it was
   * @param setBy the reply that had set it; empty where it was so from the beginning
   * @param wouldSet the replies that would have set it to something else
   */
  public record Fact(
      String key, String value, Optional<MockPlace> setBy, List<MockPlace> wouldSet) {
    /** Copies the list. */
    public Fact {
      wouldSet = List.copyOf(wouldSet);
    }
  }
}
