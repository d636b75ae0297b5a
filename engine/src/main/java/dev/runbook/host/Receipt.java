package dev.runbook.host;

/**
 * The note that a host itself keeps of a command, for when the run does not see the command's end:
 * a closed set.
 */
public sealed interface Receipt {
  /**
   * It ended by itself.
   *
   * @param status its exit status; that of the part that failed, where those of a pipeline count
   */
  record Ended(int status) implements Receipt {}

  /** It was ended there when its connection was lost. */
  record Cut() implements Receipt {}

  /** It did not begin, and cannot begin any more. */
  record NeverBegan() implements Receipt {}

  /** It began; whether it still runs, and what it did, is not written down. */
  record Begun() implements Receipt {}

  /** There is none: the host writes none, or does not have it any more. */
  record None() implements Receipt {}
}
