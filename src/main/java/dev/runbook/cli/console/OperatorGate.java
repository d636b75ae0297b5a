package dev.runbook.cli.console;

import dev.runbook.graph.Step;
import dev.runbook.graph.StepKind;
import dev.runbook.plan.Plan;
import dev.runbook.plan.PlanParam;
import dev.runbook.run.AfterFailure;
import dev.runbook.run.Answer;
import dev.runbook.run.Gate;
import dev.runbook.run.LeftOut;
import dev.runbook.run.Question;
import dev.runbook.run.RunResult;
import dev.runbook.run.Settlement;
import dev.runbook.run.UnreachedHost;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Function;
import java.util.stream.Collectors;

/** The gate that asks a person. */
public final class OperatorGate implements Gate {
  private static final String STOPPED = "stopped by the operator";

  private final Plan plan;
  private final Dialog desk;
  private final RunControl control;
  private final Function<Step, Optional<LeftOut>> leftOut;
  private final ShellOpener shells;
  private final OutputTail tail;
  private final PlayMode kind;
  private final RunStatus status;
  private boolean goingOn;
  private String shown = "";

  /**
   * A gate for one run of a plan.
   *
   * @param plan what is played
   * @param screen shows
   * @param prompter asks
   * @param control what signals want
   * @param leftOut why a step is not even asked about, if it is not
   * @param shells opens shells for the operator
   * @param tail the end of the last command's output
   * @param kind whether anything really runs
   * @param status how the run stands
   */
  public OperatorGate(
      Plan plan,
      Screen screen,
      Prompter prompter,
      RunControl control,
      Function<Step, Optional<LeftOut>> leftOut,
      ShellOpener shells,
      OutputTail tail,
      PlayMode kind,
      RunStatus status) {
    this.plan = plan;
    this.desk = new Dialog(screen, prompter, () -> control.ending().isPresent());
    this.control = control;
    this.leftOut = leftOut;
    this.shells = shells;
    this.tail = tail;
    this.kind = kind;
    this.status = status;
  }

  /** Values are asked for before the run; a rollback whose values are missing cannot be played. */
  @Override
  public Optional<Refusal> refuseSteps(Plan played, List<Step> steps) {
    List<PlanParam> missing = played.unbound(steps);
    if (missing.isEmpty()) {
      return Optional.empty();
    }
    String names = missing.stream().map(PlanParam::name).collect(Collectors.joining(", "));
    return Optional.of(new Refusal(RunResult.REFUSED, "no value was given for " + names));
  }

  /** They were shown; one who goes on without them reaches each when its first step comes. */
  @Override
  public Optional<Refusal> refuseHosts(Plan played, List<UnreachedHost> hosts) {
    String names = hosts.stream().map(UnreachedHost::host).collect(Collectors.joining(", "));
    while (true) {
      PromptAnswer typed =
          desk.choose(
              ChoiceQuestion.after("Go on without " + names + "?")
                  .or("y", "go on")
                  .or("q", "stop"));
      if (!typed.isLine()) {
        if (desk.stops(typed)) {
          return Optional.of(new Refusal(RunResult.STOPPED, STOPPED));
        }
        continue;
      }
      TypedChoice choice = TypedChoice.of(typed.text());
      if (choice.isYes()) {
        return Optional.empty();
      }
      if (choice.isNo() || choice.is("q", "quit")) {
        return Optional.of(new Refusal(RunResult.STOPPED, STOPPED));
      }
      desk.say("y goes on without them, and reaches them when their first step comes; q stops.");
    }
  }

  @Override
  public boolean isPerson() {
    return true;
  }

  @Override
  public Optional<LeftOut> leaveOut(Step step) {
    return leftOut.apply(step);
  }

  @Override
  public Answer mayRun(Question.MayRun question) {
    show(question);
    if (control.takeStopWish() && desk.stops(PromptAnswer.interrupted())) {
      return new Answer.Quit(STOPPED);
    }
    goingOn &= !question.explicit() && isPlayedWithoutPerson(question.step());
    while (!goingOn) {
      Optional<Answer> answer = ask(question);
      if (answer.isPresent()) {
        return answer.get();
      }
    }
    return new Answer.Run(false);
  }

  private void show(Question.MayRun question) {
    String now = question.step().id() + " " + question.position();
    if (!shown.equals(now)) {
      shown = now;
      new StepView(desk.screen(), plan, kind, status.times())
          .full(question.step(), question.position(), question.total());
      new UnprovenView(desk.screen()).show(status.outcomes().hiddenFailures(question.step()));
      new LeftView(desk.screen()).show(question, status.outcomes());
    }
  }

  private static boolean isPlayedWithoutPerson(Step step) {
    return step.kind() == StepKind.SHELL || step.kind() == StepKind.JSHELL;
  }

  /** Empty when the question has to be asked again. */
  private Optional<Answer> ask(Question.MayRun question) {
    Step step = question.step();
    PromptAnswer typed = desk.choose(choices(question));
    if (!typed.isLine()) {
      return desk.stops(typed) ? Optional.of(new Answer.Quit(STOPPED)) : Optional.empty();
    }
    TypedChoice choice = TypedChoice.of(typed.text());
    if (choice.isEmpty()) {
      return enter(question);
    }
    if (choice.isYes()) {
      return Optional.of(new Answer.Run(true));
    }
    if (choice.is("s", "skip") || choice.isNo()) {
      return Optional.of(new Answer.Skip(desk.reason(choice.rest(), "Why is it skipped?")));
    }
    if (choice.is("e", "edit") && !step.commands().isEmpty()) {
      return new CommandEditor(desk, plan).edit(step).map(Answer.Edit::new);
    }
    if (choice.is("b", "back")) {
      shown = "";
      return Optional.of(new Answer.Back());
    }
    if (GoToDialog.isMeant(choice)) {
      Optional<Answer> answer = new GoToDialog(desk, plan, status.outcomes()).ask(choice, step);
      answer.ifPresent(leaving -> shown = "");
      return answer;
    }
    if (choice.is("a", "all") && !question.explicit()) {
      goingOn = isPlayedWithoutPerson(step);
      return Optional.of(new Answer.Run(true));
    }
    if (choice.is("q", "quit")) {
      return Optional.of(new Answer.Quit(choice.rest().isEmpty() ? STOPPED : choice.rest()));
    }
    lookAround(choice, step);
    return Optional.empty();
  }

  private Optional<Answer> enter(Question.MayRun question) {
    if (!question.explicit()) {
      return Optional.of(new Answer.Run(false));
    }
    if (question.step().optional() && question.first() == 0) {
      return Optional.of(new Answer.LeaveOut("optional, and not wanted"));
    }
    desk.say("Enter does not run " + why(question) + ": type y.");
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

  private void lookAround(TypedChoice choice, Step step) {
    if (choice.is("v", "view")) {
      desk.screen().paged(page -> new PageView(page).show(plan.procedure(), step));
    } else if (choice.is("o", "overview")) {
      desk.screen().paged(page -> new OverviewView(page, plan, status.outcomes()).show(step));
    } else if (choice.is("!", "shell")) {
      openShell(step);
    } else if (choice.is("?", "help")) {
      desk.screen().lines(Help.forStep(desk.screen().readableWidth()));
    } else if (choice.saysYes()) {
      desk.say("Only y or yes alone is a yes: nothing ran.");
    } else {
      desk.say("\"" + choice.word() + "\" is none of the choices; ? explains them.");
    }
  }

  private void openShell(Step step) {
    String host = step.hosts().isEmpty() ? "local" : step.hosts().get(0);
    String complaint = shells.open(host);
    if (!complaint.isEmpty()) {
      desk.say(complaint);
    }
  }

  private static ChoiceQuestion choices(Question.MayRun question) {
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
        .or("v", "page")
        .or("o", "overview")
        .or("b", "back")
        .orIf(!question.explicit(), "a", "go on")
        .or("!", "shell")
        .or("q", "quit")
        .or("?", "help");
  }

  @Override
  public String confirm(Question.Confirm question) {
    goingOn = false;
    new DangerView(desk.screen(), plan, kind, status.deviations()).show(question);
    Text prompt =
        Text.of("Type ", Style.BOLD)
            .plus(question.expected(), Style.DANGER)
            .plus(" to run this: ", Style.BOLD);
    PromptAnswer typed = desk.ask(Prompt.of(prompt).destroying());
    if (!typed.text().equals(question.expected())) {
      desk.say(
          "That is not \""
              + question.expected()
              + "\": it was not confirmed, and nothing of it ran.");
    }
    return typed.text();
  }

  @Override
  public OptionalInt pick(Question.Pick question) {
    goingOn = false;
    desk.screen().line();
    return new Menu(desk, this::leaves)
        .pick("One of these, for \"" + question.title() + "\":", lines(question));
  }

  /** Ctrl-C is no answer: when the run is to stop, it ends with the question open. */
  private boolean leaves(PromptAnswer typed) {
    boolean stops = desk.stops(typed);
    if (stops && control.ending().isEmpty()) {
      control.end(RunResult.STOPPED);
    }
    return stops;
  }

  private static List<Text> lines(Question.Pick question) {
    List<Text> lines = new ArrayList<>();
    question.options().forEach(option -> lines.add(Text.of(option)));
    return lines;
  }

  @Override
  public Settlement settle(Question.Settle question) {
    goingOn = false;
    return new SettleDialog(desk).ask(question);
  }

  @Override
  public AfterFailure afterFailure(Question.Failed question) {
    goingOn = false;
    new FailureView(desk.screen(), plan).show(question, tail.lines());
    if (control.takeStopWish() && desk.stops(PromptAnswer.interrupted())) {
      return new AfterFailure.Stop();
    }
    return new FailureDialog(desk, plan, this::openShell).ask(question);
  }
}
