package dev.runbook.run;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** The decision about a step that an earlier part of the run left open. */
public enum StepVerdict {
  /** What was in flight took effect. */
  HAPPENED("it happened"),
  /** What was in flight took no effect. */
  DID_NOT_HAPPEN("it did not happen"),
  /** What was in flight failed. */
  FAILED("it failed"),
  /** It may run again. */
  AGAIN("it may run again"),
  /** It is done and stays so, although the page has changed. */
  KEPT("it is done and stays so");

  private final String words;

  StepVerdict(String words) {
    this.words = words;
  }

  /** The word that journals use, such as {@code did-not-happen}. */
  public String word() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /** The words that people read. */
  public String words() {
    return words;
  }

  /** The verdict that a journal's word names; empty for a word of a later version. */
  public static Optional<StepVerdict> of(String word) {
    return Arrays.stream(values()).filter(each -> each.word().equals(word)).findFirst();
  }

  /** Who or what decided. */
  public enum By {
    /** The operator was asked. */
    OPERATOR("the operator says"),
    /** Its host has written down how it ended. */
    RECEIPT("its host wrote down that it did"),
    /** The step's {@code verify} command was run. */
    VERIFY("its check says so"),
    /** The page says that the step may run twice. */
    IDEMPOTENT("");

    private final String words;

    By(String words) {
      this.words = words;
    }

    /** The word that journals use. */
    public String word() {
      return name().toLowerCase(Locale.ROOT);
    }

    /** The words that people read; empty where the reason says all of it. */
    public String words() {
      return words;
    }

    /** Who a journal's word names; empty for a word of a later version. */
    public static Optional<By> of(String word) {
      return Arrays.stream(values()).filter(each -> each.word().equals(word)).findFirst();
    }
  }
}
