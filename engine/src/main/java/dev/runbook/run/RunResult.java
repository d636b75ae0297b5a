package dev.runbook.run;

import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/** The result of a run, with its exit status. */
public enum RunResult {
  /** Every step that was to run has run. */
  DONE("done", 0),
  /** It went on to its end, and some of its failures were passed over. */
  DONE_WITH_FAILURES("done-with-failures", 1),
  /** A step failed and the run stopped there. */
  FAILED("failed", 1),
  /** The page or the plan has errors, or a value is missing: nothing ran. */
  REFUSED("refused", 2),
  /** The operator stopped it. */
  STOPPED("stopped", 3),
  /** A confirmation was needed and not given. */
  UNCONFIRMED("unconfirmed", 4),
  /** Nobody can say whether a command took effect. */
  UNKNOWN("unknown", 5),
  /** A host is not who it should be. */
  WRONG_HOST("wrong-host", 7),
  /** The journal could not be written. */
  UNRECORDED("unrecorded", 8),
  /** A step took too long. */
  TIMED_OUT("timed-out", 124),
  /** The terminal went away. */
  HUNG_UP("hung-up", 129, "HUP"),
  /** Ctrl-C. */
  INTERRUPTED("interrupted", 130, "INT"),
  /** Somebody asked the process to end. */
  TERMINATED("terminated", 143, "TERM");

  /** Those that are not well, from the one that matters most. */
  private static final List<RunResult> GRAVEST_FIRST =
      List.of(
          TERMINATED,
          HUNG_UP,
          INTERRUPTED,
          WRONG_HOST,
          UNRECORDED,
          UNKNOWN,
          REFUSED,
          UNCONFIRMED,
          TIMED_OUT,
          FAILED,
          STOPPED,
          DONE_WITH_FAILURES);

  private final String word;
  private final int exitStatus;
  private final Optional<String> signal;

  RunResult(String word, int exitStatus) {
    this(word, exitStatus, null);
  }

  RunResult(String word, int exitStatus, String signal) {
    this.word = word;
    this.exitStatus = exitStatus;
    this.signal = Optional.ofNullable(signal);
  }

  /** The one of a word; empty where a later version has written another. */
  public static Optional<RunResult> of(String word) {
    return Arrays.stream(values()).filter(result -> result.word.equals(word)).findFirst();
  }

  /** Whether a run that ended so came to its last step. */
  public boolean isAtTheEnd() {
    return this == DONE || this == DONE_WITH_FAILURES;
  }

  /** The one that matters most of some ends; empty where all are well. */
  public static Optional<RunResult> gravest(Collection<RunResult> all) {
    return GRAVEST_FIRST.stream().filter(all::contains).findFirst();
  }

  /** The word that journals use. */
  public String word() {
    return word;
  }

  /** The words that people read. */
  public String words() {
    return word.replace('-', ' ');
  }

  /** The exit status of the command line. */
  public int exitStatus() {
    return exitStatus;
  }

  /** The signal that ended the run, such as {@code TERM}. */
  public Optional<String> signal() {
    return signal;
  }
}
