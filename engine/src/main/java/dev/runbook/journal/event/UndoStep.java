package dev.runbook.journal.event;

import java.util.List;
import java.util.stream.Collectors;

/**
 * A step of a rollback.
 *
 * @param step its id
 * @param title what it is called
 * @param undoes the ids of the steps that it undoes; none where its page does not say
 */
public record UndoStep(String step, String title, List<String> undoes) {
  /** All of them with what they undo, for people. */
  static String sentence(List<UndoStep> steps) {
    return steps.stream().map(UndoStep::sentence).collect(Collectors.joining("; "));
  }

  private String sentence() {
    String what = undoes.isEmpty() ? "" : ", which undoes " + String.join(", ", undoes);
    return "\"" + title + "\"" + what;
  }
}
