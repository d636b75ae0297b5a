package dev.runbook.cli.console;

import dev.runbook.graph.Command;
import dev.runbook.graph.Step;
import dev.runbook.graph.StepKind;
import dev.runbook.plan.Plan;
import dev.runbook.run.Outcomes;
import dev.runbook.run.RunEvent;
import dev.runbook.run.RunListener;
import dev.runbook.run.StepAnswer;
import dev.runbook.run.StepResult;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/** Tells the operator what happens in a run as it happens. */
public final class Narrator implements RunListener, AutoCloseable {
  private static final Set<StepAnswer> UNASKED =
      EnumSet.of(StepAnswer.LEFT_OUT, StepAnswer.DESELECTED, StepAnswer.ASSUMED);

  private Plan plan;
  private final Screen screen;
  private final Options manner;
  private final RunControl control;
  private final LiveOutput output;
  private final Ticker ticker;
  private final ConsoleOperator operator;
  private final PastStepTeller past;
  private final Outcomes outcomes = new Outcomes();
  private RunEvent.StepShown shown;
  private boolean started;
  private boolean unseen;
  private boolean headed;
  private final HostProgress hosts;

  /**
   * How much is told.
   *
   * @param stepsAreShown whether the gate shows the steps itself, because it asks a person
   * @param kind whether anything really runs
   * @param quiet whether only what went wrong is told
   * @param live whether a line may be drawn and erased again: standard error is a terminal
   * @param times how long steps took before
   */
  public record Options(
      boolean stepsAreShown, PlayMode kind, boolean quiet, boolean live, StepTimes times) {}

  /**
   * A narrator of one run.
   *
   * @param plan what is played
   * @param screen shows
   * @param outlets where the steps' output leads
   * @param tail keeps the end of each command's output
   * @param control learns which command Ctrl-C means
   * @param operator may be lent the screen, or asked something, while a command runs
   * @param manner how much is told
   */
  public Narrator(
      Plan plan,
      Screen screen,
      OutputTargets outlets,
      OutputTail tail,
      RunControl control,
      ConsoleOperator operator,
      Options manner) {
    this.plan = plan;
    this.screen = screen;
    this.manner = manner;
    this.control = control;
    this.output = new LiveOutput(outlets, tail, screen::width, manner.live());
    this.ticker = new Ticker(output, screen);
    this.operator = operator;
    this.past = new PastStepTeller(screen);
    this.hosts = new HostProgress(plan, screen);
    operator.shareScreenWith(output);
    control.speakThrough(text -> output.aside(screen.render(text)));
  }

  @Override
  public void on(RunEvent event) {
    outcomes.on(event);
    hosts.on(event, manner.quiet());
    if (event instanceof RunEvent.RunStarted || event instanceof RunEvent.RunResumed) {
      started = true;
    } else if (event instanceof RunEvent.StepKept kept && !manner.quiet()) {
      past.stepKept(kept);
    } else if (event instanceof RunEvent.StepFound found && !manner.quiet()) {
      past.stepFound(found);
    } else if (event instanceof RunEvent.StepSettled settled && !manner.quiet()) {
      past.stepSettled(settled);
    } else if (event instanceof RunEvent.StepShown step) {
      shown = step;
      unseen = true;
      headed = stepsAreShown();
    } else if (event instanceof RunEvent.StepUnproven unproven) {
      stepUnproven(unproven);
    } else if (event instanceof RunEvent.StepAnswered answered) {
      stepAnswered(answered);
    } else if (event instanceof RunEvent.StepStarted started) {
      stepStarted(started);
    } else if (event instanceof RunEvent.CommandStarted started) {
      commandStarted(started);
    } else if (event instanceof RunEvent.CommandFinished finished) {
      commandFinished(finished);
    } else if (event instanceof RunEvent.StepFinished finished) {
      stepFinished(finished);
    } else if (event instanceof RunEvent.StepApproved approved && !manner.quiet()) {
      screen.hanging(
          Text.of("✓ ", Style.GOOD),
          Text.of("approved by " + approved.approval().signer(), Style.BOLD)
              .plus(" · key " + approved.approval().key(), Style.DIM));
    } else if (event instanceof RunEvent.StepWaiting waiting) {
      stepWaiting(waiting);
    } else if (event instanceof RunEvent.HostReached reached) {
      hostReached(reached);
    } else if (event instanceof RunEvent.HostNotReached not) {
      Text why = Text.of(" not reached" + (not.later() ? " yet: " : ": "), Style.CAUTION);
      screen.hanging(
          Text.of("  "), Text.of(not.host(), Style.ofHost(not.host())).plus(why).plus(not.why()));
    } else if (event instanceof RunEvent.RunEndsEarly early) {
      endsEarly(early);
    } else if (event instanceof RunEvent.ValuesChanged changed) {
      valuesChanged(changed);
    } else if (event instanceof RunEvent.RollbackStarted rollback) {
      rollback(rollback);
    } else if (event instanceof RunEvent.Noticed noticed) {
      screen.hanging(Text.of("  ! ", Style.CAUTION), Text.of(noticed.text()));
    }
  }

  /** The steps of a group's hosts run without a question, so that no gate shows them. */
  private boolean stepsAreShown() {
    return manner.stepsAreShown() && !hosts.isOnHost();
  }

  /** A person sees the step above each answer, unless nobody was asked. */
  private void stepAnswered(RunEvent.StepAnswered answered) {
    unseen = UNASKED.contains(answered.answer());
    if (answered.answer() == StepAnswer.SKIP_FAILED && !manner.quiet()) {
      screen.hanging(
          Text.of("✗ ", Style.DANGER),
          Text.of("passed over: " + answered.detail()).plus(" · it stays failed", Style.DIM));
    }
  }

  /** What is waited for, and how often it is still tried. */
  private void stepWaiting(RunEvent.StepWaiting waiting) {
    if (!manner.quiet()) {
      String of = waiting.times().isPresent() ? " of " + waiting.times().getAsInt() : "";
      screen.hanging(
          Text.of("… ", Style.CAUTION),
          Text.of(waiting.reason())
              .plus(
                  " · again in "
                      + SpokenDuration.spoken(waiting.pause().toMillis())
                      + ", "
                      + waiting.next()
                      + of,
                  Style.DIM));
    }
  }

  /** In the head of the run, who each of its hosts is; a dry run has asked nobody. */
  private void hostReached(RunEvent.HostReached reached) {
    boolean isInFrame = manner.stepsAreShown() && hosts.isOfGroup(reached.host());
    if (manner.quiet() || manner.kind() == PlayMode.DRY || isInFrame) {
      return;
    }
    Text where =
        reached
            .answer()
            .connection()
            .map(way -> Text.of(" · " + way.address(), Style.DIM))
            .orElse(Text.EMPTY);
    screen.hanging(
        Text.of("  "),
        Text.of(reached.host(), Style.ofHost(reached.host()))
            .plus(" says it is ")
            .plus(reached.answer().identity().toString(), Style.BOLD)
            .plus(where));
  }

  private void endsEarly(RunEvent.RunEndsEarly early) {
    screen.line();
    screen.paragraph(Text.of("The run ends here, and this is to be done as well:", Style.CAUTION));
    early
        .due()
        .forEach(due -> screen.hanging(Text.of("  "), Text.of(due.step().title(), Style.BOLD)));
  }

  private void valuesChanged(RunEvent.ValuesChanged changed) {
    plan = changed.plan();
    if (!manner.quiet()) {
      for (RunEvent.ChangedValue each : changed.values()) {
        Text name = Text.of(each.param().name(), Style.VALUE);
        screen.hanging(
            Text.of("  → "),
            each.param().secret()
                ? name.plus(" has another value from here on")
                : name.plus(" is now ").plus(each.param().value().orElse(""), Style.BOLD));
      }
    }
  }

  private void rollback(RunEvent.RollbackStarted rollback) {
    if (!manner.quiet()) {
      screen.line();
      String failed = "Rollback, since \"" + rollback.failed().title() + "\" failed:";
      screen.paragraph(Text.of(failed, Style.BOLD));
      screen.lines(new RollbackView(plan).lines(rollback.undoing(), screen.readableWidth()));
    }
  }

  private void stepStarted(RunEvent.StepStarted started) {
    if (started.attempt() == 1) {
      heading(started.step());
    }
    if (started.attempt() > 1 && !manner.quiet()) {
      screen.line(Text.of("  attempt " + started.attempt(), Style.DIM));
    }
  }

  /** A person is told by the gate. */
  private void stepUnproven(RunEvent.StepUnproven unproven) {
    if (!stepsAreShown() && !manner.quiet()) {
      heading(unproven.step());
      new UnprovenView(screen).show(List.of(unproven.hidden()));
    }
  }

  /** Above the first command of a step, in a batch: it may be its condition. */
  private void heading(Step step) {
    if (!headed && !manner.quiet()) {
      new StepView(screen, plan, manner.kind(), manner.times())
          .brief(step, shown.position(), shown.total());
    }
    headed = true;
    unseen = false;
  }

  private void commandStarted(RunEvent.CommandStarted started) {
    if (isCondition(started.step(), started.command()) && !stepsAreShown()) {
      heading(started.step());
    }
    if (isToBeShown(started) && !manner.quiet()) {
      screen.lines(new CommandView(plan, screen.width()).lines(started.command()));
    }
    List<String> typed = started.step().linesFor(started.command());
    operator.offer(typed);
    if (!typed.isEmpty() && stepsAreShown() && manner.kind() != PlayMode.DRY) {
      screen.line(
          Text.of(
              OfferedLines.KEY_NAME + " types the page's next line there; you send it.",
              Style.DIM));
    }
    control.commandBegins();
    output.begin();
    if (manner.live() && started.step().kind() != StepKind.INTERACTIVE) {
      ticker.start(manner.times().of(started.step()));
    }
  }

  private static boolean isCondition(Step step, Command command) {
    return step.options().condition().filter(command::equals).isPresent();
  }

  /**
   * The only command of a step that the gate has shown stands right above; a condition that is
   * asked before the gate shows its step stands with it.
   */
  private boolean isToBeShown(RunEvent.CommandStarted started) {
    List<Command> commands = started.step().commands();
    boolean isOnly = commands.size() == 1 && commands.contains(started.command());
    boolean isEarly = unseen && isCondition(started.step(), started.command());
    return !stepsAreShown() || !isOnly && !isEarly;
  }

  /** What a condition has answered stands with its step, or is the reason why that is skipped. */
  private boolean isShownAtGate(RunEvent.CommandFinished finished) {
    return stepsAreShown()
        && finished.outcome().isOk()
        && isCondition(finished.step(), finished.command());
  }

  private void commandFinished(RunEvent.CommandFinished finished) {
    ticker.stop();
    output.end();
    if (manner.quiet() || manner.kind() == PlayMode.DRY) {
      return;
    }
    if (isShownAtGate(finished) || isNotYet(finished)) {
      return;
    }
    String time = SpokenDuration.spoken(finished.millis());
    if (finished.outcome().isOk()) {
      boolean unusual = finished.status().filter(status -> status != 0).isPresent();
      String status =
          unusual ? "status " + finished.status().get() + ", which is fine here · " : "";
      String word = screen.drawsLines() ? "" : "ok · ";
      screen.line(Text.of("✓ ", Style.GOOD).plus(word + status + time, Style.DIM));
    } else {
      String how = finished.outcome().sentence();
      screen.hanging(Text.of("✗ ", Style.DANGER), Text.of(how).plus(" · after " + time, Style.DIM));
    }
  }

  /** What is waited for is not there, which the next line says. */
  private static boolean isNotYet(RunEvent.CommandFinished finished) {
    return finished.step().options().until().filter(finished.command()::equals).isPresent()
        && finished.status().filter(status -> status != 0).isPresent();
  }

  private void stepFinished(RunEvent.StepFinished finished) {
    Step step = finished.step();
    StepResult result = finished.result();
    if (manner.quiet()) {
      return;
    }
    if (!(result instanceof StepResult.Ran)) {
      Text where = unseen ? place(step) : Text.EMPTY;
      String what = result.stepOutcome().words();
      screen.line();
      screen.hanging(Text.of("– ", Style.CAUTION), where.plus(reason(what, result.detail())));
    } else if (step.kind() == StepKind.MANUAL) {
      screen.line(Text.of("✓ ", Style.GOOD).plus("done", Style.DIM));
    }
  }

  /** A reason that says itself what became of the step says it once. */
  private static String reason(String what, String why) {
    return why.startsWith(what) ? why : what + ": " + why;
  }

  /** What a step is called that nobody was shown. */
  private Text place(Step step) {
    return Text.of("step " + shown.position() + " of " + shown.total() + " · ", Style.DIM)
        .plus(step.title())
        .plus(" · ", Style.DIM);
  }

  @Override
  public void stdout(byte[] buffer, int offset, int length) {
    output.stdout(buffer, offset, length);
  }

  @Override
  public void stderr(byte[] buffer, int offset, int length) {
    output.stderr(buffer, offset, length);
  }

  /** The plan with the values that hold now. */
  public Plan plan() {
    return plan;
  }

  /** What came of each step so far. */
  public Outcomes outcomes() {
    return outcomes;
  }

  /** What came of the hosts of a group so far. */
  public HostProgress hosts() {
    return hosts;
  }

  /** Whether the run began at all. */
  public boolean hasStarted() {
    return started;
  }

  @Override
  public void close() {
    ticker.close();
  }
}
