package dev.runbook.journal;

import dev.runbook.journal.event.JournalStepEvent;
import dev.runbook.plan.Plan;
import dev.runbook.run.PastContent;
import dev.runbook.run.PastOutput;
import dev.runbook.run.PastStep;
import dev.runbook.run.PastStep.PastCommand;
import dev.runbook.run.PastStep.State;
import dev.runbook.run.StepOutcome;
import dev.runbook.run.StepVerdict;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The progress of one step, while we read the records of its run. */
final class StepProgress {
  private State state = State.BEGUN;
  private int part = 1;
  private int attempts;
  private boolean edited;
  private String content = "";
  private int finished;
  private String detail = "";
  private Optional<StartedCommand> command = Optional.empty();
  private boolean inFlight;
  private boolean passedOver;
  private boolean noteWaiting;
  private boolean commandPassedOver;
  private final List<JournalStepEvent.CommandFinished> printed = new ArrayList<>();

  void started(JournalStepEvent.StepStarted event, int inPart, boolean withEdits) {
    state = State.BEGUN;
    part = inPart;
    attempts++;
    edited = withEdits;
    content = event.content();
    finished = (int) event.first();
    detail = "";
    command = Optional.empty();
    inFlight = false;
    passedOver = false;
    noteWaiting = false;
    if (isAtItsBeginning()) {
      printed.clear();
      commandPassedOver = false;
    }
  }

  /** Whether none of its commands has ended well. */
  boolean isAtItsBeginning() {
    return finished == 0;
  }

  /** Its commands are over, and what they have begun is waited for. */
  void noteWaiting() {
    noteWaiting = true;
  }

  void commandStarted(JournalStepEvent.CommandStarted event, Instant time) {
    command = Optional.of(new StartedCommand(event, time));
    inFlight = true;
  }

  /** Takes a command's end; whether it took effect. */
  boolean commandFinished(JournalStepEvent.CommandFinished event) {
    boolean ok = event.ended() == StepOutcome.OK;
    inFlight = event.ended() == StepOutcome.UNKNOWN;
    if (ok) {
      finished++;
      printed.add(event);
    } else {
      state = state(event.ended());
      detail = event.detail();
    }
    return ok;
  }

  /** It ended; {@code shownContent} is what it does, where it was never started. */
  void finished(JournalStepEvent.StepFinished event, int inPart, String shownContent) {
    boolean stays = passedOver && event.isWithoutRunning();
    if (!stays) {
      detail = event.reason();
      inFlight = false;
      state =
          noteWaiting && event.ended() == StepOutcome.SIGNALLED
              ? State.BEGUN
              : state(event.ended());
    }
    if (content.isEmpty()) {
      part = inPart;
      content = shownContent;
    }
  }

  /** A command that certainly did not start has done nothing, so there is nothing to try again. */
  private static State state(StepOutcome outcome) {
    return switch (outcome) {
      case OK -> State.DONE;
      case SKIPPED -> State.SKIPPED;
      case LEFT_OUT -> State.LEFT_OUT;
      case ASSUMED -> State.ASSUMED;
      case UNKNOWN -> State.UNKNOWN;
      case NOT_STARTED, NOT_REACHED -> State.BEGUN;
      case FAILED, TIMED_OUT, SIGNALLED -> State.FAILED;
    };
  }

  /**
   * The run goes on after its failure. Version 0.1 wrote afterwards that it was skipped; a failure
   * it stays.
   */
  void passedOver() {
    passedOver = true;
    if (state() != State.UNKNOWN) {
      state = State.PASSED_OVER;
    }
  }

  /** It stays what it is, although what it would do now has another hash. */
  void acceptContent(String now) {
    content = content.isEmpty() ? content : now;
  }

  /** It goes on after a command that has failed, and stays failed itself. */
  void passesOverCommand() {
    commandPassedOver = true;
  }

  void settled(JournalStepEvent.StepSettled event, int inPart) {
    part = inPart;
    edited = false;
    content = event.content();
    finished = (int) event.first();
    inFlight = false;
    passedOver = false;
    state = event.done() ? State.DONE : event.is(StepVerdict.FAILED) ? State.FAILED : State.BEGUN;
    detail = state == State.BEGUN ? "" : event.reason();
  }

  State state() {
    if (state == State.BEGUN && inFlight) {
      return State.UNKNOWN;
    }
    return state == State.BEGUN && commandPassedOver ? State.FAILED : state;
  }

  /** The part of the run in which it became what it was last. */
  int part() {
    return part;
  }

  /** The command that was in flight, or the last that ran. */
  Optional<JournalStepEvent.CommandStarted> command() {
    return command.map(StartedCommand::event);
  }

  PastStep asPast(List<String> texts, RecordedOutput output) {
    return new PastStep(
        state(),
        attempts,
        new PastContent(content, edited, texts),
        finished,
        command.map(started -> started.asPast(output)),
        detail);
  }

  /** What its commands that had ended well have written. */
  PastOutput printed(RecordedOutput output) {
    return printed.size() == finished
        ? output.stdout(printed)
        : PastOutput.lost("nobody saw the end of it");
  }

  /** Whether a recorded text is all there is: nothing covered, nothing cut off. */
  static boolean isWhole(String text) {
    return !text.contains(Plan.MASK) && !text.contains("… [cut here; ");
  }

  /** A command, and when it was started. */
  private record StartedCommand(JournalStepEvent.CommandStarted event, Instant time) {
    PastCommand asPast(RecordedOutput output) {
      return new PastCommand(
          event.number(),
          event.text(),
          event.run(),
          isWhole(event.run()),
          event.host(),
          time,
          output.lastLines(event.number()));
    }
  }
}
