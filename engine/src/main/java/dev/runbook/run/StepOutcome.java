package dev.runbook.run;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/**
 * The outcome of a step or a command, in the words that journals, scenarios and screens share.
 *
 * <p>A step whose commands ran has the outcome of the command that decided it.
 */
public enum StepOutcome {
  /** It ran and ended well, or a person said that it was done. */
  OK,
  /** A task of a person that nobody was asked about. */
  ASSUMED,
  /** A command of it failed, whether or not the run went on. */
  FAILED,
  /** The operator skipped it, or its condition did not hold. */
  SKIPPED,
  /** It did not run, and nobody was asked: it is optional, another alternative, or deselected. */
  LEFT_OUT,
  /** The run ended before its turn. */
  NOT_REACHED,
  /** It cannot be known whether it took effect. */
  UNKNOWN,
  /** It took longer than its limit. */
  TIMED_OUT,
  /** A signal ended it. */
  SIGNALLED,
  /** It never began, and that is certain. */
  NOT_STARTED;

  /** The word that journals and scenarios use, such as {@code left-out}. */
  public String word() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /** The words that people read, such as {@code left out}. */
  public String words() {
    return word().replace('-', ' ');
  }

  /** Whether it failed, in whatever way; an unknown outcome is none. */
  public boolean isFailure() {
    return this == FAILED || this == NOT_STARTED || this == TIMED_OUT || this == SIGNALLED;
  }

  /** Whether nothing of the step ran, and the run went on. */
  public boolean isWithoutRunning() {
    return this == SKIPPED || this == LEFT_OUT || this == ASSUMED;
  }

  /** Whether the run goes on after it. */
  public boolean isOver() {
    return this == OK || isWithoutRunning();
  }

  /** All words. */
  public static List<String> allWords() {
    return Arrays.stream(values()).map(StepOutcome::word).toList();
  }

  /** The outcome that a journal's word names; {@link #UNKNOWN} for a word of a later version. */
  public static StepOutcome of(String word) {
    return Arrays.stream(values())
        .filter(each -> each.word().equals(word))
        .findFirst()
        .orElse(UNKNOWN);
  }
}
