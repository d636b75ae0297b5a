package dev.runbook.replay;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/** How a step stands at the end of a run, in the words of scenarios. */
public enum StepOutcome {
  /** It ran and ended well, or a person said that it was done. */
  OK,
  /** Nobody was asked whether it was done. */
  ASSUMED,
  /** It failed, whatever was made of that. */
  FAILED,
  /** Somebody, or its condition, left it out. */
  SKIPPED,
  /** It is optional or another alternative, and was not asked for. */
  LEFT_OUT,
  /** The run ended before it. */
  NOT_REACHED,
  /** It cannot be known whether it took effect. */
  UNKNOWN,
  /** It took too long. */
  TIMED_OUT,
  /** A signal ended it. */
  SIGNALLED,
  /** It never began. */
  NOT_STARTED;

  /** The word that scenarios use. */
  public String word() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /** Whether the run goes on after it. */
  boolean isOver() {
    return this == OK || this == ASSUMED || this == SKIPPED || this == LEFT_OUT;
  }

  /** All words. */
  static List<String> words() {
    return Arrays.stream(values()).map(StepOutcome::word).toList();
  }

  /** The outcome of a word that runs use; what is not known is unknown. */
  static StepOutcome of(String word) {
    return Arrays.stream(values())
        .filter(each -> each.word().equals(word))
        .findFirst()
        .orElse(UNKNOWN);
  }
}
