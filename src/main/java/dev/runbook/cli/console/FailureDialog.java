package dev.runbook.cli.console;

import dev.runbook.graph.Step;
import dev.runbook.plan.Plan;
import dev.runbook.run.AfterFailure;
import dev.runbook.run.Question;
import java.util.Optional;
import java.util.function.Consumer;

/** Asks what to do after a failure, until there is an answer: none of the choices is a default. */
final class FailureDialog {
  private final Dialog desk;
  private final Plan plan;
  private final Consumer<Step> shells;

  FailureDialog(Dialog desk, Plan plan, Consumer<Step> shells) {
    this.desk = desk;
    this.plan = plan;
    this.shells = shells;
  }

  AfterFailure ask(Question.Failed question) {
    while (true) {
      Optional<AfterFailure> answer = askOnce(question);
      if (answer.isPresent()) {
        return answer.get();
      }
    }
  }

  private Optional<AfterFailure> askOnce(Question.Failed question) {
    ChoiceQuestion choices =
        ChoiceQuestion.after("What now?")
            .or("r", "retry")
            .or("e", "edit and retry")
            .or("s", "skip")
            .orIf(question.canRollBack(), "R", "roll back")
            .or("!", "shell")
            .or("q", "stop")
            .or("?", "help");
    PromptAnswer typed = desk.choose(choices);
    if (!typed.isLine()) {
      return desk.stops(typed) ? Optional.of(new AfterFailure.Stop()) : Optional.empty();
    }
    TypedChoice choice = TypedChoice.of(typed.text());
    if (choice.is("r", "retry")) {
      return Optional.of(new AfterFailure.Retry());
    }
    if (choice.is("e", "edit")) {
      return new CommandEditor(desk, plan)
          .edit(question.step())
          .map(AfterFailure.EditAndRetry::new);
    }
    if (choice.is("s", "skip")) {
      String why = "Why does the run go on without it?";
      return Optional.of(new AfterFailure.Skip(desk.reason(choice.rest(), why)));
    }
    if (choice.is("R", "rollback") && question.canRollBack()) {
      return Optional.of(new AfterFailure.RollBack());
    }
    if (choice.is("q", "stop") || choice.is("q", "quit")) {
      return Optional.of(new AfterFailure.Stop());
    }
    lookAround(choice, question);
    return Optional.empty();
  }

  private void lookAround(TypedChoice choice, Question.Failed question) {
    if (choice.is("!", "shell")) {
      shells.accept(question.step());
    } else if (choice.is("?", "help")) {
      desk.screen().lines(Help.afterFailure(desk.screen().readableWidth()));
    } else {
      desk.say("Type one of the letters; Enter alone does nothing here.");
    }
  }
}
