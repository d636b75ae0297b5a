package dev.runbook.testkit;

import dev.runbook.run.AfterFailure;
import dev.runbook.run.Answer;
import dev.runbook.run.Gate;
import dev.runbook.run.Question;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Says yes to every step but those for which it has another answer, confirms what it is asked to,
 * and stops at a failure unless it is to go on.
 */
public final class AgreeingGate implements Gate {
  private final Map<String, Answer> answers;
  private final boolean goesOn;
  private final List<String> confirmed = new ArrayList<>();

  private AgreeingGate(Map<String, Answer> answers, boolean goesOn) {
    this.answers = answers;
    this.goesOn = goesOn;
  }

  /** One that stops at a failure. */
  public static AgreeingGate stopping() {
    return new AgreeingGate(Map.of(), false);
  }

  /** One that passes failures over. */
  public static AgreeingGate goingOn() {
    return new AgreeingGate(Map.of(), true);
  }

  /** One that has other answers to some steps, by their ids. */
  public static AgreeingGate but(Map<String, Answer> answers) {
    return new AgreeingGate(answers, false);
  }

  /** What was typed to confirm danger, in order. */
  public List<String> confirmed() {
    return confirmed;
  }

  @Override
  public Answer mayRun(Question.MayRun question) {
    return answers.getOrDefault(question.step().id(), new Answer.Run(true));
  }

  @Override
  public String confirm(Question.Confirm question) {
    confirmed.add(question.expected());
    return question.expected();
  }

  @Override
  public AfterFailure afterFailure(Question.Failed question) {
    return goesOn ? new AfterFailure.Skip("next") : new AfterFailure.Stop();
  }
}
