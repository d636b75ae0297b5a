package dev.runbook.replay;

import java.util.List;
import java.util.Optional;

/** A difference between the result of a scenario and its expectation. */
public sealed interface Difference
    permits DifferentList,
        DifferentText,
        ForbiddenCommand,
        NoReply,
        PlanChanged,
        PlanRefused,
        UnusedAnswer,
        UnusedReply {
  /** The word that JSON uses. */
  String kind();

  /** Where it shows. */
  SourcePlace place();

  /** What is wrong, in one sentence without a full stop. */
  String what();

  /** What people need to see of it, each with a label. */
  List<Detail> details();

  /** What to do about it. */
  List<String> hints();

  /** What was expected, as text. */
  default Optional<String> expected() {
    return Optional.empty();
  }

  /** What came instead, as text. */
  default Optional<String> actual() {
    return Optional.empty();
  }

  /**
   * A line of what people need to see.
   *
   * @param label what it is, one word
   * @param text the line
   * @param from where it goes another way than the one it is compared with
   * @param to where that ends; the same as {@code from} where nothing is to be marked
   */
  record Detail(String label, String text, int from, int to) {
    /** A line of which nothing is marked. */
    static Detail of(String label, String text) {
      return new Detail(label, text, 0, 0);
    }
  }
}
