package dev.runbook.cli.console;

import dev.runbook.graph.Command;
import dev.runbook.graph.Step;
import dev.runbook.graph.StepKind;
import dev.runbook.plan.Plan;
import dev.runbook.plan.PlanParam;
import dev.runbook.run.Answer;
import dev.runbook.run.Question;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Asks whether a step may run, until there is an answer. */
final class StepDialog {
  /** The question with what may be answered, and the line before it. */
  private static final int CHOICES = 5;

  private final Dialog dialog;
  private final LookAround around;
  private final PlayMode mode;
  private final RunStatus status;
  private final ParamPrompts prompts;
  private boolean goingOn;
  private String shown = "";
  private List<String> shownTexts = List.of();
  private boolean valuesAsked;
  private int shownFrom;

  StepDialog(
      Dialog dialog, LookAround around, PlayMode mode, RunStatus status, ParamPrompts prompts) {
    this.dialog = dialog;
    this.around = around;
    this.mode = mode;
    this.status = status;
    this.prompts = prompts;
  }

  /** Something else was asked: what comes next is asked about again. */
  void stopGoingOn() {
    goingOn = false;
  }

  /** Shows a step when its turn comes, and its commands again where a value has changed them. */
  void show(Plan plan, Question.MayRun question) {
    Step step = question.step();
    String now = step.id() + " " + question.position();
    List<String> texts = step.texts().map(Command::run).toList();
    StepView view = new StepView(dialog.screen(), plan, mode, status.times());
    if (!shown.equals(now)) {
      valuesAsked = false;
      shownFrom = dialog.screen().written();
      view.full(step, question.position(), question.total());
      showCondition(question);
      new UnprovenView(dialog.screen()).show(status.outcomes().hiddenFailures(step));
      new ResumedStepView(dialog.screen()).show(question, status.outcomes());
    } else if (!shownTexts.equals(texts)) {
      view.again(step);
    }
    shown = now;
    shownTexts = texts;
  }

  /** That it holds, or that it is tried when the step runs: it changes something itself. */
  private void showCondition(Question.MayRun question) {
    Screen screen = dialog.screen();
    Optional<String> condition = question.step().options().condition().map(Command::run);
    if (question.held().isPresent()) {
      screen.hanging(
          Text.of("✓ ", Style.GOOD),
          Text.of("its condition holds: ", Style.DIM)
              .plus(question.held().get().run(), Style.CODE));
    } else if (question.first() == 0) {
      condition.ifPresent(
          text ->
              screen.hanging(
                  Text.of("? ", Style.CAUTION),
                  Text.of("its condition is tried when it runs: ", Style.DIM)
                      .plus(text, Style.CODE)));
    }
  }

  Answer ask(Plan plan, Question.MayRun question) {
    boolean lacksValues = !plan.unbound(List.of(question.step())).isEmpty();
    goingOn &= !question.explicit() && isPlayedWithoutPerson(question.step()) && !lacksValues;
    if (lacksValues && !valuesAsked) {
      Optional<Answer> given = askForValues(plan, question.step());
      if (given.isPresent()) {
        return given.get();
      }
    }
    while (!goingOn) {
      Optional<Answer> answer = askOnce(plan, question);
      if (answer.isPresent()) {
        return answer.get();
      }
    }
    return new Answer.Run(false);
  }

  /** Values that were put off until now; empty where they stay open. */
  private Optional<Answer> askForValues(Plan plan, Step step) {
    valuesAsked = true;
    List<PlanParam> missing = plan.unbound(List.of(step));
    return prompts.askNow(missing).filter(values -> !values.isEmpty()).map(Answer.Change::new);
  }

  private static boolean isPlayedWithoutPerson(Step step) {
    return step.kind() == StepKind.SHELL || step.kind() == StepKind.JSHELL;
  }

  /** Empty when the question has to be asked again. */
  private Optional<Answer> askOnce(Plan plan, Question.MayRun question) {
    Step step = question.step();
    remind(plan, question);
    PromptAnswer typed = dialog.choose(choices(plan, question));
    if (!typed.isLine()) {
      return dialog.stops(typed)
          ? Optional.of(new Answer.Quit(OperatorGate.STOPPED))
          : Optional.empty();
    }
    TypedChoice choice = TypedChoice.of(typed.text());
    if (choice.isEmpty()) {
      return enter(plan, question);
    }
    if (choice.isYes()) {
      return run(plan, step, new Answer.Run(true));
    }
    if (choice.is("s", "skip") || choice.isNo()) {
      return dialog.reasonOrNone(choice.rest(), "Why is it skipped?").map(Answer.Skip::new);
    }
    if (choice.is("e", "edit") && !step.commands().isEmpty()) {
      return edit(plan, question);
    }
    if (choice.is("p", "change") && ChangeDialog.isOffered(plan)) {
      return new ChangeDialog(dialog, plan).ask(choice.rest(), step).map(Answer.Change::new);
    }
    if (choice.is("b", "back")) {
      shown = "";
      return Optional.of(new Answer.Back());
    }
    if (GoToDialog.isMeant(choice)) {
      Optional<Answer> answer = new GoToDialog(dialog, plan, status.outcomes()).ask(choice, step);
      answer.ifPresent(leaving -> shown = "");
      return answer;
    }
    if (choice.is("a", "all") && !question.explicit()) {
      Optional<Answer> answer = run(plan, step, new Answer.Run(true));
      goingOn =
          isPlayedWithoutPerson(step) && answer.filter(Answer.Run.class::isInstance).isPresent();
      return answer;
    }
    if (choice.is("q", "quit")) {
      return Optional.of(
          new Answer.Quit(choice.rest().isEmpty() ? OperatorGate.STOPPED : choice.rest()));
    }
    lookAround(plan, choice, step);
    return Optional.empty();
  }

  /** Which step it is, and where, once its beginning is no longer on the terminal. */
  private void remind(Plan plan, Question.MayRun question) {
    Screen screen = dialog.screen();
    if (screen.written() - shownFrom <= dialog.rows() - CHOICES) {
      return;
    }
    shownFrom = screen.written();
    screen.line();
    new StepView(screen, plan, mode, status.times())
        .reminder(question.step(), question.position(), question.total());
  }

  /** A step that lacks a value is not run without it. */
  private Optional<Answer> run(Plan plan, Step step, Answer answer) {
    return plan.unbound(List.of(step)).isEmpty() ? Optional.of(answer) : askForValues(plan, step);
  }

  private Optional<Answer> edit(Plan plan, Question.MayRun question) {
    Step step = question.step();
    if (!plan.unbound(List.of(step)).isEmpty()) {
      return askForValues(plan, step);
    }
    return new CommandEditor(dialog, plan)
        .edit(step, question.first())
        .map(
            texts -> {
              List<String> all = new ArrayList<>();
              step.commands().subList(0, question.first()).forEach(each -> all.add(each.run()));
              all.addAll(texts);
              return new Answer.Edit(all);
            });
  }

  private Optional<Answer> enter(Plan plan, Question.MayRun question) {
    if (!question.explicit()) {
      return run(plan, question.step(), new Answer.Run(false));
    }
    if (question.step().optional() && question.first() == 0) {
      return Optional.of(new Answer.LeaveOut("optional, and not wanted"));
    }
    dialog.say("Enter does not run " + why(question) + ": type y.");
    return Optional.empty();
  }

  private static String why(Question.MayRun question) {
    if (question.step().optional()) {
      return "an optional step, nor leave out one that was begun";
    }
    if (question.step().wantsExplicitYes()) {
      return "a step that changes something";
    }
    return question.missing().isPresent()
        ? "a step that lacks something"
        : "a step that had been begun before";
  }

  private void lookAround(Plan plan, TypedChoice choice, Step step) {
    Screen screen = dialog.screen();
    if (choice.is("o", "overview")) {
      screen.paged(page -> new OverviewView(page, plan, status.outcomes()).show(step));
      return;
    }
    List<Text> help = new ArrayList<>(Help.forStep(screen.readableWidth()));
    List<Text> reasons = new CommandView(plan, screen.width()).allReasons(step);
    if (!reasons.isEmpty()) {
      help.add(Text.EMPTY);
      help.addAll(reasons);
    }
    if (!around.took(choice, Optional.of(step), help)) {
      around.refuse(choice);
    }
  }

  private static ChoiceQuestion choices(Plan plan, Question.MayRun question) {
    boolean manual = question.step().kind() == StepKind.MANUAL;
    boolean leavesOut = question.step().optional() && question.first() == 0;
    String yes = manual ? "done" : "run";
    ChoiceQuestion choices = ChoiceQuestion.after(manual ? "Is this done?" : "Run this?");
    if (!question.explicit()) {
      choices.or("Enter", yes);
    } else {
      choices.or("y", yes).orIf(leavesOut, "Enter", "leave out");
    }
    return choices
        .or("s", manual ? "not done" : "skip")
        .orIf(!manual, "e", "edit")
        .orIf(ChangeDialog.isOffered(plan), "p", "value")
        .or("v", "page")
        .or("o", "overview")
        .or("b", "back")
        .orIf(!question.explicit(), "a", "go on")
        .or("!", "shell")
        .or("q", "quit")
        .or("?", "help");
  }
}
