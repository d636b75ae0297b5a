package dev.runbook.cli.console;

import dev.runbook.graph.Command;
import dev.runbook.graph.Step;
import dev.runbook.graph.StepKind;
import dev.runbook.plan.Plan;
import dev.runbook.run.RunEvent;
import dev.runbook.run.RunListener;
import dev.runbook.run.StepResult;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Tells the operator what happens in a run as it happens. */
public final class Narrator implements RunListener, AutoCloseable {
  private final Plan plan;
  private final Screen screen;
  private final Manner manner;
  private final RunControl control;
  private final LiveOutput output;
  private final Ticker ticker;
  private final Map<String, StepResult> results = new LinkedHashMap<>();
  private RunEvent.StepShown shown;
  private boolean started;
  private boolean leftOut;

  /**
   * How much is told.
   *
   * @param stepsAreShown whether the gate shows the steps itself, because it asks a person
   * @param dry whether nothing really runs
   * @param quiet whether only what went wrong is told
   * @param live whether a line may be drawn and erased again: standard error is a terminal
   */
  public record Manner(boolean stepsAreShown, boolean dry, boolean quiet, boolean live) {}

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
      Outlets outlets,
      Tail tail,
      RunControl control,
      ConsoleOperator operator,
      Manner manner) {
    this.plan = plan;
    this.screen = screen;
    this.manner = manner;
    this.control = control;
    this.output = new LiveOutput(outlets, tail);
    this.ticker = new Ticker(output, screen);
    operator.sharesScreenWith(output);
    control.saysThrough(text -> output.aside(screen.render(text)));
  }

  @Override
  public void on(RunEvent event) {
    if (event instanceof RunEvent.RunStarted) {
      started = true;
    } else if (event instanceof RunEvent.StepShown step) {
      shown = step;
    } else if (event instanceof RunEvent.StepAnswered answered) {
      leftOut = answered.answer().equals("left-out");
    } else if (event instanceof RunEvent.StepStarted started) {
      stepStarted(started);
    } else if (event instanceof RunEvent.CommandStarted started) {
      commandStarted(started);
    } else if (event instanceof RunEvent.CommandFinished finished) {
      commandFinished(finished);
    } else if (event instanceof RunEvent.StepFinished finished) {
      stepFinished(finished);
    } else if (event instanceof RunEvent.Noticed noticed) {
      screen.hanging(Text.of("  ! ", Style.CAUTION), Text.of(noticed.text()));
    }
  }

  private void stepStarted(RunEvent.StepStarted started) {
    if (!manner.stepsAreShown() && !manner.quiet() && started.attempt() == 1) {
      new StepView(screen, plan).brief(started.step(), shown.position(), shown.total());
    }
    if (started.attempt() > 1 && !manner.quiet()) {
      screen.line(Text.of("  attempt " + started.attempt(), Style.DIM));
    }
  }

  private void commandStarted(RunEvent.CommandStarted started) {
    if (isToBeShown(started) && !manner.quiet()) {
      screen.lines(new CommandView(plan, screen.width()).lines(started.command()));
    }
    control.commandBegins();
    output.begin();
    if (manner.live() && started.step().kind() != StepKind.INTERACTIVE) {
      ticker.start();
    }
  }

  /** The only command of a step that the gate has shown stands right above. */
  private boolean isToBeShown(RunEvent.CommandStarted started) {
    List<Command> commands = started.step().commands();
    boolean isOnly = commands.size() == 1 && commands.contains(started.command());
    return !manner.stepsAreShown() || !isOnly;
  }

  private void commandFinished(RunEvent.CommandFinished finished) {
    ticker.stop();
    output.end();
    if (manner.quiet() || manner.dry()) {
      return;
    }
    String time = Durations.spoken(finished.millis());
    if (finished.outcome().isOk()) {
      boolean unusual = finished.status().filter(status -> status != 0).isPresent();
      String status =
          unusual ? "status " + finished.status().get() + ", which is fine here · " : "";
      screen.line(Text.of("✓ ", Style.GOOD).plus(status + time, Style.DIM));
    } else {
      String how = finished.outcome().sentence();
      screen.hanging(Text.of("✗ ", Style.DANGER), Text.of(how).plus(" · after " + time, Style.DIM));
    }
  }

  private void stepFinished(RunEvent.StepFinished finished) {
    Step step = finished.step();
    results.put(step.id(), finished.result());
    if (manner.quiet()) {
      return;
    }
    if (finished.result() instanceof StepResult.Skipped skipped) {
      Text where = leftOut ? unseen(step) : Text.EMPTY;
      screen.line();
      screen.hanging(Text.of("– ", Style.CAUTION), where.plus("skipped: " + skipped.reason()));
    } else if (step.kind() == StepKind.MANUAL) {
      String how = manner.stepsAreShown() ? "done" : "taken as done: there was nobody to ask";
      screen.line(Text.of("✓ ", Style.GOOD).plus(how, Style.DIM));
    }
  }

  /** What a step is called that nobody was shown. */
  private Text unseen(Step step) {
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

  /** How each step ended, those only that had their turn. */
  public Map<String, StepResult> results() {
    return Map.copyOf(results);
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
