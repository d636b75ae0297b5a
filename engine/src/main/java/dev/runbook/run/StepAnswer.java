package dev.runbook.run;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** An answer to a step: at its gate, at its confirmation, or after its failure. */
public enum StepAnswer {
  /** It runs; a manual step is done. */
  RUN("run"),
  /** Other commands run in the place of the page's. */
  EDIT("run this instead"),
  /** Danger was confirmed by the expected word. */
  CONFIRMED("confirmed by typing"),
  /** Danger was not confirmed. */
  NOT_CONFIRMED("not confirmed"),
  /** A second person has not approved it. */
  NOT_APPROVED("not approved by a second person"),
  /** It does not run. */
  SKIP("skip"),
  /** It has run in this run, and does not run once more. */
  NOT_AGAIN("not once more"),
  /** The page has it run only where it is wanted, and it was not. */
  LEFT_OUT("left-out"),
  /** A flag leaves it out, although the page would have it run. */
  DESELECTED(""),
  /** A manual step that nobody was asked about. */
  ASSUMED("assumed to be done"),
  /** The run goes back to the step before it. */
  BACK("back to the step before"),
  /** The run goes on at another step. */
  GO_TO("go on elsewhere"),
  /** After a failure: the whole step again. */
  RETRY("try again"),
  /** After a failure: the same command again. */
  AGAIN("this command again"),
  /** After a failure: the same command again, at the operator's terminal. */
  WITH_TERMINAL("this command again, with the operator's terminal"),
  /** After a failure: the step goes on after the command that failed. */
  NEXT_COMMAND("go on with the next command"),
  /** After a failure: the run goes on with the next step. */
  SKIP_FAILED("go on without it"),
  /** After a failure: the run is rolled back. */
  ROLL_BACK("roll back"),
  /** After a failure: the run ends. */
  STOP("stop"),
  /** The run ends before the step. */
  QUIT("quit");

  private final String words;

  StepAnswer(String words) {
    this.words = words;
  }

  /** The word that journals use, such as {@code skip-failed}. */
  public String word() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /** The words that people read; empty where the answer's detail says all of it. */
  public String words() {
    return words;
  }

  /** Whether other commands run by it, none, or the same once more, or nobody was asked. */
  public boolean isDeviation() {
    return switch (this) {
      case EDIT,
          SKIP,
          SKIP_FAILED,
          RETRY,
          AGAIN,
          WITH_TERMINAL,
          NEXT_COMMAND,
          DESELECTED,
          ASSUMED ->
          true;
      default -> false;
    };
  }

  /** Whether it is an answer after a failure that may come with other commands. */
  public boolean mayEdit() {
    return this == RETRY || this == AGAIN;
  }

  /** The answer that a journal's word names; empty for a word of a later version. */
  public static Optional<StepAnswer> of(String word) {
    return Arrays.stream(values()).filter(each -> each.word().equals(word)).findFirst();
  }
}
