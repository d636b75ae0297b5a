package dev.runbook.report;

import dev.runbook.journal.JournalRecord;
import dev.runbook.journal.event.JournalEvent;
import dev.runbook.journal.event.JournalRemark;
import dev.runbook.journal.event.JournalStepEvent;
import dev.runbook.run.StepOutcome;
import java.util.Map;
import java.util.Optional;

/**
 * Says what a run that somebody plays does now: which step runs since when, or who has to answer.
 */
final class CurrentStep {
  private final RunStory story;
  private final Map<String, Long> earlier;

  /**
   * Reads a run.
   *
   * @param earlier how long its steps took before, in milliseconds, by their ids
   */
  CurrentStep(RunStory story, Map<String, Long> earlier) {
    this.story = story;
    this.earlier = earlier;
  }

  /** One sentence; empty where no step is open. It may still contain harmful characters. */
  String sentence() {
    if (!story.isInFlight()) {
      return "";
    }
    Optional<String> group =
        GroupProgress.of(story.run().contents().records()).sentence(operator(), story.times());
    return group.orElseGet(this::step);
  }

  private String step() {
    if (story.lastPart().turns().isEmpty()) {
      return "";
    }
    StepHistory turn = story.lastPart().turns().get(story.lastPart().turns().size() - 1);
    String name = turn.place() + " (" + turn.title() + ") ";
    return switch (turn.result()) {
      case "waiting" -> name + "waits for " + awaited(turn) + since(last(turn));
      case "running" ->
          turn.shown().isManual()
              ? "" // it has been done, and its end is just being written
              : name + "runs" + since(started(turn)) + expected(turn);
      default ->
          StepOutcome.of(turn.result()).isFailure()
              ? name + "has failed and waits for " + operator() + " to say what is next"
              : "";
    };
  }

  private String awaited(StepHistory turn) {
    JournalEvent last = last(turn).event();
    if (last instanceof JournalRemark.ApprovalMissing) {
      return "a second person to approve it";
    }
    return operator()
        + (turn.shown().isManual()
            ? " to do it"
            : turn.shown().danger() ? " to confirm it" : " to answer");
  }

  private String operator() {
    return story.lastPart().beginning().by().operator()
        + " on "
        + story.lastPart().beginning().by().machine();
  }

  private String since(JournalRecord record) {
    return ", since " + story.times().clock(record.time());
  }

  private String expected(StepHistory turn) {
    Long millis = earlier.get(turn.shown().step());
    return millis == null ? "" : "; it took " + TextFormat.duration(millis) + " the last time";
  }

  private static JournalRecord started(StepHistory turn) {
    return turn.records().stream()
        .filter(record -> record.event() instanceof JournalStepEvent.StepStarted)
        .reduce((earlier, later) -> later)
        .orElse(turn.beginning());
  }

  private static JournalRecord last(StepHistory turn) {
    return turn.records().isEmpty()
        ? turn.beginning()
        : turn.records().get(turn.records().size() - 1);
  }
}
