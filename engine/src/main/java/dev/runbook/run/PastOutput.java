package dev.runbook.run;

import java.util.Optional;

/**
 * What the finished commands of a step had written to standard output before the run was cut off.
 *
 * @param text all of it; empty where it is not known in full
 * @param lost why it is not; empty where it is
 */
public record PastOutput(Optional<String> text, String lost) {
  /** All that was written. */
  public static PastOutput of(String text) {
    return new PastOutput(Optional.of(text), "");
  }

  /** Something that is not known any more; {@code why} ends a sentence about it. */
  public static PastOutput lost(String why) {
    return new PastOutput(Optional.empty(), why);
  }
}
