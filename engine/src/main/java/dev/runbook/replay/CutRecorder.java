package dev.runbook.replay;

import dev.runbook.graph.Command;
import dev.runbook.graph.Step;
import dev.runbook.host.OutputSink;
import dev.runbook.run.RecordException;
import dev.runbook.run.Recorder;
import dev.runbook.run.RunEvent;

/**
 * The recorder of a run that a scenario cuts off. After the cut it refuses every event, and so
 * stops the run.
 */
final class CutRecorder implements Recorder {
  private final Recorder record;
  private final CutPoint.When when;
  private final String step;
  private boolean isCut;

  /**
   * A record.
   *
   * @param record what keeps it until then
   * @param step the id of the step
   */
  CutRecorder(Recorder record, CutPoint.When when, String step) {
    this.record = record;
    this.when = when;
    this.step = step;
  }

  /** Whether it was cut off. */
  boolean isCut() {
    return isCut;
  }

  @Override
  public void record(RunEvent.Recorded event) {
    isCut |= endsBefore(event);
    if (isCut) {
      throw cut();
    }
    record.record(event);
    isCut = endsAfter(event);
  }

  private boolean endsBefore(RunEvent.Recorded event) {
    return when == CutPoint.When.BEFORE
            && event instanceof RunEvent.StepShown shown
            && shown.step().id().equals(step)
        || when == CutPoint.When.IN
            && event instanceof RunEvent.CommandFinished finished
            && isOwn(finished.step(), finished.command());
  }

  private boolean isOwn(Step of, Command command) {
    return of.id().equals(step)
        && of.commands().stream().anyMatch(each -> each.span().equals(command.span()));
  }

  private boolean endsAfter(RunEvent.Recorded event) {
    return when == CutPoint.When.AFTER
        && event instanceof RunEvent.StepFinished finished
        && finished.step().id().equals(step);
  }

  private static RecordException cut() {
    return new RecordException("the run was cut off", null);
  }

  @Override
  public OutputSink output(int commandNumber) {
    return record.output(commandNumber);
  }
}
