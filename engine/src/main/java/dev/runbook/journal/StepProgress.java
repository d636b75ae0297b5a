package dev.runbook.journal;

import dev.runbook.host.Outcome;
import dev.runbook.plan.Plan;
import dev.runbook.run.PastPrint;
import dev.runbook.run.PastStep;
import dev.runbook.run.PastStep.PastCommand;
import dev.runbook.run.PastStep.State;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** How far one step of a run has come, while the records of the run are gone through. */
final class StepProgress {
  private static final String NOT_STARTED = Outcome.notStarted("").word();

  private State state = State.BEGUN;
  private int part = 1;
  private int attempts;
  private boolean edited;
  private String content = "";
  private int finished;
  private String detail = "";
  private JournalRecord command;
  private boolean inFlight;
  private final List<JournalRecord> printed = new ArrayList<>();

  void started(JournalRecord record, int inPart, boolean withEdits) {
    state = State.BEGUN;
    part = inPart;
    attempts++;
    edited = withEdits;
    content = record.text("content");
    finished = first(record);
    detail = "";
    command = null;
    inFlight = false;
    if (isAtItsBeginning()) {
      printed.clear();
    }
  }

  /** Whether none of its commands has ended well. */
  boolean isAtItsBeginning() {
    return finished == 0;
  }

  void commandStarted(JournalRecord record) {
    command = record;
    inFlight = true;
  }

  /** Takes a command's end; whether it took effect. */
  boolean commandFinished(JournalRecord record) {
    String outcome = record.text("outcome");
    boolean ok = outcome.equals("ok");
    inFlight = outcome.equals("unknown");
    if (ok) {
      finished++;
      printed.add(record);
    } else {
      state = inFlight ? State.UNKNOWN : ended(outcome);
      detail = record.text("detail");
    }
    return ok;
  }

  /** It ended; {@code shownContent} is what it does, where it was never started. */
  void finished(JournalRecord record, int inPart, String shownContent) {
    detail = record.text("reason");
    inFlight = false;
    state =
        switch (record.text("result")) {
          case "ok" -> State.DONE;
          case "skipped" -> State.SKIPPED;
          case "unknown" -> State.UNKNOWN;
          default -> ended(record.text("result"));
        };
    if (content.isEmpty()) {
      part = inPart;
      content = shownContent;
    }
  }

  void settled(JournalRecord record, int inPart) {
    part = inPart;
    edited = false;
    content = record.text("content");
    finished = first(record);
    inFlight = false;
    state = record.object().flag("done") ? State.DONE : State.BEGUN;
    detail = state == State.DONE ? record.text("reason") : "";
  }

  /** A command that certainly did not start has done nothing, so there is nothing to try again. */
  private static State ended(String outcome) {
    return outcome.equals(NOT_STARTED) ? State.BEGUN : State.FAILED;
  }

  State state() {
    return state == State.BEGUN && inFlight ? State.UNKNOWN : state;
  }

  /** The part of the run in which it became what it was last. */
  int part() {
    return part;
  }

  /** The command that was in flight, or the last that ran. */
  Optional<JournalRecord> command() {
    return Optional.ofNullable(command);
  }

  PastStep asPast(List<String> texts, RecordedOutput output) {
    return new PastStep(
        state(),
        attempts,
        content,
        edited,
        finished,
        command().map(record -> past(record, output)),
        detail,
        texts);
  }

  /** What its commands that had ended well have written. */
  PastPrint printed(RecordedOutput output) {
    return printed.size() == finished
        ? output.stdout(printed)
        : PastPrint.lost("nobody saw the end of it");
  }

  /** Whether a recorded text is all there is: nothing covered, nothing cut off. */
  static boolean isWhole(String text) {
    return !text.contains(Plan.MASK) && !text.contains("… [cut here; ");
  }

  private static PastCommand past(JournalRecord record, RecordedOutput output) {
    long number = record.object().number("number").orElse(0);
    String run = record.text("run");
    return new PastCommand(
        number,
        record.text("text"),
        run,
        isWhole(run),
        record.text("host"),
        record.time(),
        output.lastLines(number));
  }

  private static int first(JournalRecord record) {
    return (int) record.object().number("first").orElse(0);
  }
}
