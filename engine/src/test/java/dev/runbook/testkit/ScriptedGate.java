package dev.runbook.testkit;

import dev.runbook.graph.Step;
import dev.runbook.plan.Plan;
import dev.runbook.run.AfterFailure;
import dev.runbook.run.Answer;
import dev.runbook.run.Gate;
import dev.runbook.run.LeftOut;
import dev.runbook.run.Question;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;

/** A gate that answers in order from a script; a question with no answer left fails the test. */
public final class ScriptedGate implements Gate {
  private final Deque<String> answers;
  private final List<String> asked = new ArrayList<>();
  private final boolean person;

  private ScriptedGate(boolean person, String... answers) {
    this.person = person;
    this.answers = new ArrayDeque<>(Arrays.asList(answers));
  }

  public static ScriptedGate person(String... answers) {
    return new ScriptedGate(true, answers);
  }

  public static ScriptedGate batch(String... answers) {
    return new ScriptedGate(false, answers);
  }

  /** What was asked, in order: the kind of question and the step. */
  public List<String> asked() {
    return asked;
  }

  public List<String> unused() {
    return List.copyOf(answers);
  }

  @Override
  public Optional<Refusal> refuseSteps(Plan plan, List<Step> steps) {
    return Optional.empty();
  }

  @Override
  public boolean isPerson() {
    return person;
  }

  @Override
  public Optional<LeftOut> leaveOut(Step step) {
    return Optional.empty();
  }

  @Override
  public Answer mayRun(Question.MayRun question) {
    String answer = next("run " + question.step().id());
    String[] parts = answer.split(":", 2);
    return switch (parts[0]) {
      case "enter" -> new Answer.Run(false);
      case "y" -> new Answer.Run(true);
      case "skip" -> new Answer.Skip(parts[1]);
      case "edit" -> new Answer.Edit(List.of(parts[1].split("\n")));
      case "back" -> new Answer.Back();
      case "change" -> new Answer.Change(values(parts[1]));
      case "quit" -> new Answer.Quit("asked to");
      default -> throw new AssertionError("no such answer: " + answer);
    };
  }

  @Override
  public Optional<String> value(Question.Value question) {
    String answer =
        next("value " + question.param().name() + " of " + String.join(" | ", question.choices()));
    return answer.equals("none") ? Optional.empty() : Optional.of(answer);
  }

  @Override
  public String confirm(Question.Confirm question) {
    return next("confirm " + question.step().id() + " as " + question.expected());
  }

  @Override
  public OptionalInt pick(Question.Pick question) {
    String answer = next("pick " + String.join(" | ", question.names()));
    return answer.equals("none") ? OptionalInt.empty() : OptionalInt.of(Integer.parseInt(answer));
  }

  @Override
  public AfterFailure afterFailure(Question.Failed question) {
    String answer = next("failed " + question.command());
    String[] parts = answer.split(":", 2);
    return switch (parts[0]) {
      case "retry" -> new AfterFailure.Retry();
      case "edit" -> new AfterFailure.EditAndRetry(List.of(parts[1].split("\n")));
      case "again" -> new AfterFailure.Again();
      case "change" -> new AfterFailure.Change(values(parts[1]));
      case "edit-on" -> new AfterFailure.EditAndGoOn(List.of(parts[1].split("\n")));
      case "terminal" -> new AfterFailure.WithTerminal();
      case "next" -> new AfterFailure.NextCommand(parts[1]);
      case "happened" -> new AfterFailure.Happened(parts[1]);
      case "did-not" -> new AfterFailure.DidNotHappen(parts[1]);
      case "skip" -> new AfterFailure.Skip(parts[1]);
      case "rollback" -> new AfterFailure.RollBack();
      case "stop" -> new AfterFailure.Stop();
      default -> throw new AssertionError("no such answer: " + answer);
    };
  }

  private static Map<String, String> values(String text) {
    String[] parts = text.split("=", 2);
    return Map.of(parts[0], parts[1]);
  }

  private String next(String question) {
    asked.add(question);
    if (answers.isEmpty()) {
      throw new AssertionError("nobody scripted an answer to: " + question);
    }
    return answers.removeFirst();
  }
}
