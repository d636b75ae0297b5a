package dev.runbook.replay;

import dev.runbook.run.AfterFailure;
import dev.runbook.run.Answer;
import dev.runbook.run.Settlement;
import dev.runbook.source.Span;
import java.util.List;
import java.util.Optional;

/**
 * The answers of a person at one step of a scenario.
 *
 * @param step the step's id, or its slug where that is unique
 * @param keySpan where it is named
 * @param turns what is answered the first time, the second time, …
 */
public record Answers(String step, Span keySpan, List<Turn> turns) {
  /** Copies the list. */
  public Answers {
    turns = List.copyOf(turns);
  }

  /**
   * One answer.
   *
   * @param span where it stands
   * @param atGate what is said when the step's turn comes, one after the other: values are changed
   *     before anything else is said; empty where nothing is said
   * @param typed what is typed to confirm danger, one after the other
   * @param pick the alternative that is picked: a step, a title, or a place from 1
   * @param running what is done while it runs
   * @param onFailure what is said after a failure, one after the other
   * @param settled what became of a step that a run which was cut off has left open
   */
  public record Turn(
      Span span,
      List<Answer> atGate,
      List<String> typed,
      Optional<String> pick,
      WhileRunning running,
      List<AfterFailure> onFailure,
      Optional<Settlement> settled) {
    /** Copies the lists. */
    public Turn {
      atGate = List.copyOf(atGate);
      typed = List.copyOf(typed);
      onFailure = List.copyOf(onFailure);
    }
  }
}
