package dev.runbook.run;

import java.time.Instant;
import java.util.List;

/** The result of looking for a second person's approval. */
public sealed interface Approval {
  /**
   * A second person has approved exactly this.
   *
   * @param id what tells it from every other one: it is used once
   * @param signer who signed it, as the list of signers names them
   * @param key the fingerprint of the key that signed it
   * @param made when it was signed
   * @param until when it expires
   * @param signed the hash of what was signed
   */
  record Granted(String id, String signer, String key, Instant made, Instant until, String signed)
      implements Approval {}

  /**
   * There is none that counts.
   *
   * @param reasons why those that were found do not count, each a sentence; empty where none was
   *     found
   * @param how how one is given: lines to be shown
   */
  record Missing(List<String> reasons, List<String> how) implements Approval {
    /** Copies the lists. */
    public Missing {
      reasons = List.copyOf(reasons);
      how = List.copyOf(how);
    }
  }
}
