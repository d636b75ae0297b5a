package dev.runbook.cli.console;

import dev.runbook.graph.Step;
import dev.runbook.plan.Plan;
import dev.runbook.plan.Planner;
import dev.runbook.run.AfterFailure;
import dev.runbook.run.Answer;
import dev.runbook.run.Gate;
import dev.runbook.run.LeftOut;
import dev.runbook.run.Question;
import dev.runbook.run.RunResult;
import dev.runbook.run.Settlement;
import dev.runbook.run.UnreachedHost;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Function;
import java.util.stream.Collectors;

/** The gate that asks a person. */
public final class OperatorGate implements Gate {
  static final String STOPPED = "stopped by the operator";

  private final Dialog dialog;
  private final RunControl control;
  private final Function<Step, Optional<LeftOut>> leftOut;
  private final LookAround around;
  private final OutputTail tail;
  private final PlayMode mode;
  private final RunStatus status;
  private final StepDialog steps;
  private Plan plan;

  /**
   * The surroundings of a gate.
   *
   * @param screen shows
   * @param prompter asks
   * @param control what signals want
   * @param shells opens shells for the operator
   * @param clock says what today is
   */
  public record Context(
      Screen screen, Prompter prompter, RunControl control, ShellOpener shells, Clock clock) {}

  /**
   * A gate for one run of a plan.
   *
   * @param plan what is played
   * @param context the screen, the prompter and the clock
   * @param leftOut why a step is not even asked about, if it is not
   * @param tail the end of the last command's output
   * @param mode whether anything really runs
   * @param status how the run stands
   */
  public OperatorGate(
      Plan plan,
      Context context,
      Function<Step, Optional<LeftOut>> leftOut,
      OutputTail tail,
      PlayMode mode,
      RunStatus status) {
    this.plan = plan;
    this.control = context.control();
    this.dialog =
        new Dialog(context.screen(), context.prompter(), () -> control.ending().isPresent());
    this.leftOut = leftOut;
    this.around =
        new LookAround(
            dialog, () -> this.plan.procedure(), () -> this.plan.hosts(), context.shells());
    dialog.allowLookAround(around);
    this.tail = tail;
    this.mode = mode;
    this.status = status;
    this.steps =
        new StepDialog(dialog, around, mode, status, new ParamPrompts(dialog, context.clock()));
  }

  /** They were shown; one who goes on without them reaches each when its first step comes. */
  @Override
  public Optional<Refusal> refuseHosts(Plan played, List<UnreachedHost> hosts) {
    String names = hosts.stream().map(UnreachedHost::host).collect(Collectors.joining(", "));
    ChoiceQuestion question =
        LookAround.offered(
            ChoiceQuestion.after("Go on without " + names + "?").or("y", "go on"), "stop");
    while (true) {
      PromptAnswer typed = dialog.choose(question);
      if (!typed.isLine()) {
        if (dialog.stops(typed)) {
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
      List<Text> help = Help.withoutHosts(dialog.screen().readableWidth());
      if (!around.took(choice, Optional.empty(), help)) {
        around.refuse(choice);
      }
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

  /** What is there is shown, and Enter takes the first of it. */
  @Override
  public Optional<String> value(Question.Value question) {
    around.moveTo(Optional.of(question.step()));
    Optional<String> chosen = new ValueMenu(dialog, around).choose(question);
    chosen.ifPresent(value -> applyChanges(Map.of(question.param().name(), value)));
    return chosen;
  }

  @Override
  public Answer mayRun(Question.MayRun question) {
    around.moveTo(Optional.of(question.step()));
    steps.show(plan, question);
    if (control.takeStopWish() && dialog.stops(PromptAnswer.interrupted())) {
      return new Answer.Quit(STOPPED);
    }
    Answer answer = steps.ask(plan, question);
    if (answer instanceof Answer.Change change) {
      applyChanges(change.values());
    }
    return answer;
  }

  /** The run goes on with these values; what is shown from now on has them. */
  private void applyChanges(Map<String, String> values) {
    Plan changed = Planner.withValues(plan, values);
    if (changed.errors().isEmpty()) {
      plan = changed;
    }
  }

  @Override
  public String confirm(Question.Confirm question) {
    around.moveTo(Optional.of(question.step()));
    steps.stopGoingOn();
    return new DangerDialog(dialog, plan, mode, status.deviations(), around).ask(question);
  }

  @Override
  public String confirmWave(Question.OfWave question) {
    around.moveTo(Optional.empty());
    steps.stopGoingOn();
    if (control.takeStopWish() && dialog.stops(PromptAnswer.interrupted())) {
      return "";
    }
    return new WaveDialog(dialog, plan, mode, status.deviations(), around).ask(question);
  }

  /** Whoever stands here only says where the approval lies; the runner reads it. */
  @Override
  public Optional<String> approval(Question.Approve question) {
    steps.stopGoingOn();
    return new ApprovalDialog(dialog, mode).ask(question, this::leaves);
  }

  @Override
  public OptionalInt pick(Question.Pick question) {
    around.moveTo(question.options().stream().findFirst());
    steps.stopGoingOn();
    return new PickDialog(dialog, plan, around).ask(question, this::leaves);
  }

  /** Ctrl-C is no answer: when the run is to stop, it ends with the question open. */
  private boolean leaves(PromptAnswer typed) {
    boolean stops = dialog.stops(typed);
    if (stops && control.ending().isEmpty()) {
      control.end(RunResult.STOPPED);
    }
    return stops;
  }

  @Override
  public Settlement settle(Question.Settle question) {
    around.moveTo(Optional.of(question.step()));
    steps.stopGoingOn();
    return new SettlementDialog(dialog, around).ask(question);
  }

  @Override
  public AfterFailure afterFailure(Question.Failed question) {
    around.moveTo(Optional.of(question.step()));
    steps.stopGoingOn();
    if (!question.settled()) {
      new FailureView(dialog.screen(), plan, dialog.rows()).show(question, tail.lines());
    }
    if (control.takeStopWish() && dialog.stops(PromptAnswer.interrupted())) {
      return new AfterFailure.Stop();
    }
    AfterFailure answer = new FailureDialog(dialog, plan, around).ask(question);
    if (answer instanceof AfterFailure.Change change) {
      applyChanges(change.values());
    }
    return answer;
  }
}
