package dev.runbook.play;

import dev.runbook.graph.Step;
import dev.runbook.graph.StepKind;
import dev.runbook.run.Answer;
import dev.runbook.run.Gate;
import dev.runbook.run.LeftOut;
import dev.runbook.run.Question;
import java.util.Optional;
import java.util.OptionalInt;

/** The gate of a dry run: it lets everything through, since nothing behind it really runs. */
final class DryGate implements Gate {
  private final Selection selection;

  DryGate(Selection selection) {
    this.selection = selection;
  }

  @Override
  public Optional<LeftOut> leaveOut(Step step) {
    return selection.leftOut(step);
  }

  @Override
  public Answer mayRun(Question.MayRun question) {
    return question.step().kind() == StepKind.MANUAL
        ? new Answer.Assume("this is a dry run")
        : new Answer.Run(true);
  }

  @Override
  public String confirm(Question.Confirm question) {
    return question.expected();
  }

  @Override
  public String confirmWave(Question.OfWave question) {
    return question.expected();
  }

  @Override
  public OptionalInt pick(Question.Pick question) {
    return OptionalInt.of(0);
  }
}
