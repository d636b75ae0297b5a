package dev.runbook.cli.console;

import dev.runbook.graph.Command;
import dev.runbook.graph.Step;
import dev.runbook.host.Outcome;
import dev.runbook.plan.Plan;
import dev.runbook.run.AfterFailure;
import dev.runbook.run.Question;
import dev.runbook.run.Settlement;
import java.util.List;
import java.util.Optional;

/** Asks what to do after a failure, until there is an answer: none of the choices is a default. */
final class FailureDialog {
  private final Dialog dialog;
  private final Plan plan;
  private final LookAround around;

  FailureDialog(Dialog dialog, Plan plan, LookAround around) {
    this.dialog = dialog;
    this.plan = plan;
    this.around = around;
  }

  /** Of a command whose end nobody saw, whether it happened is asked first. */
  AfterFailure ask(Question.Failed question) {
    if (question.isOpen() && question.isCommand()) {
      Optional<AfterFailure> settled = settle(question);
      if (settled.isPresent()) {
        return settled.get();
      }
    }
    while (true) {
      Optional<AfterFailure> answer = askOnce(question);
      if (answer.isPresent()) {
        return answer.get();
      }
    }
  }

  /** Empty where it stays open. */
  private Optional<AfterFailure> settle(Question.Failed question) {
    dialog
        .screen()
        .paragraph(
            Text.of("Nobody saw how it ended: find out whether it took effect.", Style.CAUTION));
    Optional<Settlement> said = new SettlementDialog(dialog, around).askOfNow(question.step());
    if (said.isEmpty()) {
      return Optional.empty();
    }
    if (said.get() instanceof Settlement.Happened happened) {
      return Optional.of(new AfterFailure.Happened(happened.reason()));
    }
    return said.get() instanceof Settlement.DidNotHappen no
        ? Optional.of(new AfterFailure.DidNotHappen(no.reason()))
        : Optional.of(new AfterFailure.Stop());
  }

  /** Whether what failed can run again with the operator's terminal. */
  static boolean mayHaveTerminal(Question.Failed question) {
    if (!question.isCommand()) {
      return false;
    }
    Step step = question.step();
    Command command = step.commands().get(question.at());
    boolean began = !(question.outcome() instanceof Outcome.NotStarted);
    return began
        && !command.interactive()
        && !command.where().isJShell()
        && step.options().directory().isEmpty()
        && step.options().interpreter().isEmpty();
  }

  private ChoiceQuestion choices(Question.Failed question) {
    boolean middle = question.at() > 0;
    boolean check = !question.isCommand() && middle;
    ChoiceQuestion choices =
        ChoiceQuestion.after("What now?")
            .orIf(middle, "c", check ? "check again" : "this command again")
            .or("r", middle ? "the step again" : "again")
            .orIf(goesOn(question), "n", "go on with the next")
            .orIf(question.isCommand(), "e", "edit")
            .orIf(mayHaveTerminal(question), "t", "again with my terminal")
            .orIf(ChangeDialog.isOffered(plan), "p", "value")
            .or("s", "skip")
            .orIf(question.canRollBack(), "R", "roll back");
    return LookAround.offered(choices, "stop");
  }

  private static boolean goesOn(Question.Failed question) {
    return question.isCommand() && !question.neverRan().isEmpty();
  }

  private Optional<AfterFailure> askOnce(Question.Failed question) {
    PromptAnswer typed = dialog.choose(choices(question));
    if (!typed.isLine()) {
      return dialog.stops(typed) ? Optional.of(new AfterFailure.Stop()) : Optional.empty();
    }
    TypedChoice choice = TypedChoice.of(typed.text());
    if (choice.is("q", "stop") || choice.is("q", "quit")) {
      return Optional.of(new AfterFailure.Stop());
    }
    if (choice.is("R", "rollback") && question.canRollBack()) {
      return Optional.of(new AfterFailure.RollBack());
    }
    if (choice.is("s", "skip")) {
      return dialog
          .reasonOrNone(choice.rest(), "Why does the run go on without it?")
          .map(AfterFailure.Skip::new);
    }
    if (choice.is("p", "change") && ChangeDialog.isOffered(plan)) {
      return new ChangeDialog(dialog, plan)
          .ask(choice.rest(), question.step())
          .map(AfterFailure.Change::new);
    }
    Optional<Optional<AfterFailure>> again = again(question, choice);
    if (again.isPresent()) {
      return again.get();
    }
    List<Text> help = Help.afterFailure(question.canRollBack(), dialog.screen().readableWidth());
    if (!around.took(choice, Optional.of(question.step()), help)) {
      around.refuse(choice);
    }
    return Optional.empty();
  }

  /** Empty when the choice is none of these; with nothing in it when it was taken back. */
  private Optional<Optional<AfterFailure>> again(Question.Failed question, TypedChoice choice) {
    if (choice.is("r", "retry") || choice.is("r", "again")) {
      return Optional.of(Optional.of(new AfterFailure.Retry()));
    }
    if (choice.is("c", "command") || choice.is("c", "check")) {
      return Optional.of(Optional.of(new AfterFailure.Again()));
    }
    if (choice.is("n", "next") && goesOn(question)) {
      String why = "Why does it go on although this failed?";
      return Optional.of(
          dialog.reasonOrNone(choice.rest(), why).map(AfterFailure.NextCommand::new));
    }
    if (choice.is("t", "terminal") && mayHaveTerminal(question)) {
      return Optional.of(Optional.of(new AfterFailure.WithTerminal()));
    }
    if (choice.is("e", "edit") && question.isCommand()) {
      CommandEditor editor = new CommandEditor(dialog, plan);
      return Optional.of(
          choice.rest().equals("all")
              ? editor.edit(question.step()).map(AfterFailure.EditAndRetry::new)
              : editor.edit(question.step(), question.at()).map(AfterFailure.EditAndGoOn::new));
    }
    return Optional.empty();
  }
}
