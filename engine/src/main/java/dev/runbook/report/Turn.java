package dev.runbook.report;

import dev.runbook.journal.JournalRecord;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/** A step's turn as the journal tells it: from when it was shown to the next one's. */
final class Turn {
  private final JournalRecord shown;
  private final String risk;
  private final List<JournalRecord> records = new ArrayList<>();
  private boolean goesOn;

  Turn(JournalRecord shown, String risk) {
    this.shown = shown;
    this.risk = risk;
  }

  void add(JournalRecord record) {
    records.add(record);
  }

  /** It is the one that is played now. */
  void goesOn() {
    goesOn = true;
  }

  /** What was recorded after it was shown, in order. */
  List<JournalRecord> records() {
    return List.copyOf(records);
  }

  JournalRecord shown() {
    return shown;
  }

  String id() {
    return shown.text("step");
  }

  String title() {
    return shown.text("title");
  }

  long position() {
    return number(shown, "position");
  }

  long total() {
    return number(shown, "total");
  }

  long line() {
    return number(shown, "line");
  }

  List<String> hosts() {
    return shown.object().texts("hosts");
  }

  /** {@code none}, {@code caution} or {@code danger}. */
  String risk() {
    return risk;
  }

  /**
   * How it ended: a step's result; {@code unknown} where it was started and no end is told, {@code
   * not run} where it was not; {@code running} and {@code waiting} while it is played.
   */
  String result() {
    List<JournalRecord> ends = all("step.finished");
    if (!ends.isEmpty()) {
      return ends.get(ends.size() - 1).text("result");
    }
    if (isKept()) {
      return "ok";
    }
    boolean started = !all("step.started").isEmpty();
    return goesOn ? (started ? "running" : "waiting") : (started ? "unknown" : "not run");
  }

  /** It was done before, and stays so although the page says something else now. */
  private boolean isKept() {
    return all("step.settled").stream().anyMatch(record -> record.object().flag("done"));
  }

  /** The result, and whether it was settled by a check or a person instead of played. */
  String outcome() {
    boolean settled = !all("step.settled").isEmpty() && all("step.started").isEmpty();
    return settled ? result() + " (settled)" : result();
  }

  /** Whether a person does it, not a command. */
  boolean isManual() {
    return shown.text("kind").equals("manual");
  }

  /** The command that has started and not ended. */
  Optional<JournalRecord> withoutEnd() {
    Optional<JournalRecord> open = Optional.empty();
    for (JournalRecord record : records) {
      if (record.event().equals("command.started")) {
        open = Optional.of(record);
      } else if (record.event().equals("command.finished")) {
        open = Optional.empty();
      }
    }
    return open;
  }

  /** What is to be said of a command that has started and not ended. */
  String saidOfNoEnd() {
    return goesOn ? "it has not ended yet" : "unknown: the journal does not say how it ended";
  }

  /** How long its last attempt took; empty where it did not run to an end. */
  OptionalLong millis() {
    List<JournalRecord> ends = all("step.finished");
    if (ends.isEmpty() || result().equals("skipped")) {
      return OptionalLong.empty();
    }
    return ends.get(ends.size() - 1).object().number("millis");
  }

  /** Its records of one event. */
  List<JournalRecord> all(String event) {
    return records.stream().filter(record -> record.event().equals(event)).toList();
  }

  private static long number(JournalRecord record, String key) {
    return record.object().number(key).orElse(0);
  }
}
