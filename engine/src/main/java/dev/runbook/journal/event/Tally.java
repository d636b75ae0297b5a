package dev.runbook.journal.event;

import java.util.OptionalLong;

/**
 * The amount of output on a stream.
 *
 * @param bytes how many bytes
 * @param sha256 their hash; empty where that is not recorded
 */
public record Tally(OptionalLong bytes, String sha256) {
  /** Whether anything was written. */
  public boolean isSomething() {
    return bytes.orElse(0) > 0;
  }
}
