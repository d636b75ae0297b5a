package dev.runbook.cli.console;

import dev.runbook.run.Outcomes;
import dev.runbook.run.Question;
import dev.runbook.run.StepOutcome;

/** Shows the earlier state of a step at the gate of a resumed run. */
final class ResumedStepView {
  private final Screen screen;

  ResumedStepView(Screen screen) {
    this.screen = screen;
  }

  /** How much of it is over already, and what it will miss; nothing where all is as usual. */
  void show(Question.MayRun question, Outcomes outcomes) {
    int over = question.first();
    if (over == 1) {
      screen.notice("its first command is over and does not run again");
    } else if (over > 1) {
      screen.notice("its first " + over + " commands are over and do not run again");
    }
    if (outcomes.of(question.step()) == StepOutcome.OK) {
      screen.notice("it has run in this run already: a yes runs it once more");
    }
    question.missing().ifPresent(screen::notice);
  }
}
