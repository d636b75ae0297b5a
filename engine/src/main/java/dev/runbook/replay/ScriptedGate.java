package dev.runbook.replay;

import dev.runbook.graph.AlternativeSteps;
import dev.runbook.graph.Step;
import dev.runbook.graph.StepKind;
import dev.runbook.plan.Plan;
import dev.runbook.run.AfterFailure;
import dev.runbook.run.Answer;
import dev.runbook.run.Gate;
import dev.runbook.run.LeftOut;
import dev.runbook.run.Question;
import dev.runbook.run.Settlement;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * The gate at which a scenario answers.
 *
 * <p>Where it says nothing, what changes nothing or is marked caution runs, what is optional is
 * left out, danger is not confirmed, and a failure ends the run.
 */
final class ScriptedGate implements Gate {
  private final AlternativeSteps alternatives;
  private final Map<String, StepScript> scripts = new LinkedHashMap<>();
  private final List<String> asked = new ArrayList<>();
  private Optional<Step> current = Optional.empty();
  private boolean hasMoreToType;

  /**
   * A gate for one play.
   *
   * @param plan what is played
   * @param answers by the id of the step
   */
  ScriptedGate(Plan plan, Map<String, Answers> answers) {
    this.alternatives = new AlternativeSteps(plan.steps());
    answers.forEach((id, answer) -> scripts.put(id, new StepScript(answer)));
  }

  /** The steps whose danger was asked about, in order. */
  List<String> asked() {
    return List.copyOf(asked);
  }

  /** What of the answers a play has not asked for, by the id of the step. */
  Map<String, StepScript> scripts() {
    return scripts;
  }

  private Optional<StepScript> script(Step step) {
    return Optional.ofNullable(scripts.get(step.id()));
  }

  /** After a wrong word it is asked again as long as the scenario has another one. */
  @Override
  public boolean isPerson() {
    return hasMoreToType;
  }

  /** The turn of a step comes. */
  void beginStep(Step step) {
    current = Optional.of(step);
    hasMoreToType = false;
    script(step).ifPresent(StepScript::begin);
  }

  /** Asked at a step's turn, and before the first step to find out which hosts are needed. */
  @Override
  public Optional<LeftOut> leaveOut(Step step) {
    Optional<StepScript> script = script(step);
    boolean alternative = !alternatives.of(step).isEmpty();
    return step.optional() && script.isEmpty() && !alternative
        ? Optional.of(LeftOut.byPage("optional, and the scenario does not answer it"))
        : Optional.empty();
  }

  @Override
  public Answer mayRun(Question.MayRun question) {
    boolean manual = question.step().kind() == StepKind.MANUAL;
    Optional<StepScript> script = script(question.step());
    Optional<Answer> said = script.flatMap(StepScript::atGate);
    said.filter(Answer.Change.class::isInstance)
        .ifPresent(change -> script.orElseThrow().answerAgain());
    return said.orElse(
        manual ? new Answer.Assume("the scenario does not answer it") : new Answer.Run(true));
  }

  /** A value that the scenario does not give is the one that is offered. */
  @Override
  public Optional<String> value(Question.Value question) {
    return Optional.of(question.choices().get(0));
  }

  @Override
  public String confirm(Question.Confirm question) {
    asked.add(question.step().id());
    Optional<StepScript> script = script(question.step());
    String typed = script.flatMap(StepScript::confirmation).orElse("");
    hasMoreToType = script.map(StepScript::hasConfirmation).orElse(false);
    return typed;
  }

  /** A wave without danger has its turn, as steps without danger run. */
  @Override
  public String confirmWave(Question.OfWave question) {
    if (question.danger().isEmpty()) {
      return question.expected();
    }
    asked.add(question.danger().get().id());
    return script(question.danger().get()).flatMap(StepScript::confirmation).orElse("");
  }

  @Override
  public OptionalInt pick(Question.Pick question) {
    AlternativePicker picking = new AlternativePicker(alternatives, scripts);
    return current.map(step -> picking.pick(step, question)).orElse(OptionalInt.empty());
  }

  @Override
  public AfterFailure afterFailure(Question.Failed question) {
    Optional<StepScript> script = script(question.step());
    Optional<AfterFailure> said = script.flatMap(StepScript::afterFailure);
    said.flatMap(answer -> refusal(answer, question))
        .ifPresent(why -> script.orElseThrow().markRefused(why));
    return said.orElse(new AfterFailure.Stop());
  }

  @Override
  public Settlement settle(Question.Settle question) {
    return script(question.step())
        .flatMap(StepScript::settled)
        .orElse(new Settlement.Stop("the scenario does not say what became of it"));
  }

  /** Why an answer cannot be done, in a clause. */
  private static Optional<String> refusal(AfterFailure said, Question.Failed question) {
    if (said instanceof AfterFailure.RollBack) {
      return Optional.of("there is no rollback").filter(any -> !question.canRollBack());
    }
    if (said instanceof AfterFailure.Happened || said instanceof AfterFailure.DidNotHappen) {
      return Optional.of("its end was seen: it " + question.outcome().sentence())
          .filter(any -> !question.isOpen());
    }
    boolean wantsCommand =
        said instanceof AfterFailure.NextCommand
            || said instanceof AfterFailure.WithTerminal
            || said instanceof AfterFailure.EditAndGoOn;
    return Optional.of("its condition or check failed, and none of its commands")
        .filter(any -> wantsCommand && !question.isCommand());
  }

  /** What is typed into the program of the step whose turn it is. */
  List<String> lines() {
    return current.flatMap(this::script).map(StepScript::lines).orElse(List.of());
  }
}
