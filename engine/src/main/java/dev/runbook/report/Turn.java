package dev.runbook.report;

import dev.runbook.journal.JournalRecord;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;

/** A step's turn as the journal tells it: from when it was shown to the next one's. */
final class Turn {
  private final JournalRecord shown;
  private final String risk;
  private final List<JournalRecord> records = new ArrayList<>();

  Turn(JournalRecord shown, String risk) {
    this.shown = shown;
    this.risk = risk;
  }

  void add(JournalRecord record) {
    records.add(record);
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
   * How it ended: a step's result; {@code unknown} where a command was started and no end is told;
   * {@code not run} where nothing was.
   */
  String result() {
    List<JournalRecord> ends = all("step.finished");
    if (!ends.isEmpty()) {
      return ends.get(ends.size() - 1).text("result");
    }
    return all("step.started").isEmpty() ? "not run" : "unknown";
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
