package dev.runbook.journal;

import dev.runbook.graph.Step;
import dev.runbook.plan.Plan;
import dev.runbook.run.AfterFailure;
import dev.runbook.run.Answer;
import dev.runbook.run.Gate;
import dev.runbook.run.LeftOut;
import dev.runbook.run.Question;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;

/** Says what a script has for a step, and yes to every other; confirms what it is asked to. */
final class ScriptedGate implements Gate {
  private final Map<String, Answer> answers;

  ScriptedGate(Map<String, Answer> answers) {
    this.answers = answers;
  }

  @Override
  public Optional<Refusal> refuseSteps(Plan plan, List<Step> steps) {
    return Optional.empty();
  }

  @Override
  public boolean isPerson() {
    return false;
  }

  @Override
  public Optional<LeftOut> leaveOut(Step step) {
    return Optional.empty();
  }

  @Override
  public Answer mayRun(Question.MayRun question) {
    return answers.getOrDefault(question.step().id(), new Answer.Run(true));
  }

  @Override
  public String confirm(Question.Confirm question) {
    return question.expected();
  }

  @Override
  public OptionalInt pick(Question.Pick question) {
    return OptionalInt.empty();
  }

  @Override
  public AfterFailure afterFailure(Question.Failed question) {
    return new AfterFailure.Stop();
  }
}
