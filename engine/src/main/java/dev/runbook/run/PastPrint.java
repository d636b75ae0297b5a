package dev.runbook.run;

import java.util.Optional;

/**
 * What the finished commands of a step had written to standard output before the run was cut off.
 *
 * @param text all of it; empty where it is not known in full
 * @param lost why it is not; empty where it is
 */
public record PastPrint(Optional<String> text, String lost) {
  /** All that was written. */
  public static PastPrint of(String text) {
    return new PastPrint(Optional.of(text), "");
  }

  /** Something that is not known any more; {@code why} ends a sentence about it. */
  public static PastPrint lost(String why) {
    return new PastPrint(Optional.empty(), why);
  }
}
