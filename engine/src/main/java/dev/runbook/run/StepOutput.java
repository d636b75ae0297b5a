package dev.runbook.run;

import dev.runbook.graph.Step;
import dev.runbook.host.Outcome;
import dev.runbook.host.OutputSink;
import java.util.Optional;

/**
 * The destinations of a step's output besides the record and the screen: it is kept for later
 * steps, and compared with the page's expected output. It outlives an attempt, since an attempt
 * that continues after some of the commands needs their output.
 */
final class StepOutput {
  /** That of checks, and of a step that stays failed. */
  static final StepOutput NOWHERE = new StepOutput("", Optional.empty(), Optional.empty(), 0);

  private final String step;
  private final Optional<Capture> capture;
  private final Optional<ExpectedCheck> expected;
  private int over;

  /**
   * The output of a step.
   *
   * @param step its id
   * @param capture keeps it for later steps
   * @param expected compares it, once the last command is over
   * @param over how many of the commands are over
   */
  StepOutput(String step, Optional<Capture> capture, Optional<ExpectedCheck> expected, int over) {
    this.step = step;
    this.capture = capture;
    this.expected = expected;
    this.over = over;
  }

  /** Whether an attempt at a step that begins with a command goes on with this. */
  boolean goesOn(Step other, int first) {
    return first > 0 && step.equals(other.id());
  }

  /** Makes ready for a command that runs again, or that comes after one that was passed over. */
  void resumeAt(int first) {
    capture.ifPresent(Capture::backToMark);
    expected.ifPresent(ExpectedCheck::backToMark);
    if (first > over) {
      capture.ifPresent(Capture::markIncomplete);
      expected.ifPresent(ExpectedCheck::markIncomplete);
    }
    over = first;
  }

  /** What keeps it for later steps. */
  Optional<Capture> capture() {
    return capture;
  }

  /** Whether it is worth something only where nothing of it is missing. */
  boolean needsAll() {
    return capture.isPresent() || expected.isPresent();
  }

  /** The same sink, with what goes to standard output kept on the way. */
  OutputSink around(OutputSink sink) {
    OutputSink kept = capture.map(keeps -> keeps.around(sink)).orElse(sink);
    return expected.map(check -> check.around(kept)).orElse(kept);
  }

  /**
   * What a command comes to that ended so, with what it has printed.
   *
   * @param isLast whether it is the last of its step
   * @param output takes what there is to say of it
   */
  Outcome judge(Outcome ended, boolean isLast, OutputSink output) {
    Outcome outcome = ended;
    if (outcome.isOk()) {
      outcome = capture.flatMap(keeps -> keeps.refuse(output)).orElse(outcome);
    }
    if (isLast && outcome.isOk()) {
      outcome = expected.map(check -> check.judge(output)).orElse(outcome);
    }
    if (outcome.isOk()) {
      over++;
      capture.ifPresent(Capture::mark);
      expected.ifPresent(ExpectedCheck::mark);
    }
    return outcome;
  }
}
