package dev.runbook.report;

import dev.runbook.journal.JournalObject;
import dev.runbook.journal.JournalRecord;
import dev.runbook.journal.PastRun;
import dev.runbook.journal.RunFolder;
import dev.runbook.journal.RunSummary;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** What records say, in words for people; not yet harmless. */
final class Said {
  /** Answers at the gate after which something other than the page's steps, once each, is done. */
  private static final Set<String> DEVIATIONS = Set.of("edit", "skip", "skip-failed", "retry");

  /** The fields of unusual events that have words for people in them. */
  private static final List<String> WORDS =
      List.of("operator", "machine", "answer", "verdict", "by", "result", "reason", "detail");

  private Said() {}

  /** What was answered to a step, a manual one or not. */
  static String answer(JournalRecord answered, Turn turn) {
    String detail = answered.text("detail");
    String word =
        switch (answered.text("answer")) {
          case "run" -> turn.isManual() ? "done" : "run";
          case "confirmed" -> "confirmed by typing " + detail;
          case "not-confirmed" -> "not confirmed";
          case "edit" -> "run this instead";
          case "retry" -> detail.isEmpty() ? "try again" : "try again with this instead";
          case "skip-failed" -> "go on without it";
          case "back" -> "back to the step before";
          case "roll-back" -> "roll back";
          default -> answered.text("answer");
        };
    boolean told = detail.isEmpty() || answered.text("answer").equals("confirmed");
    return told ? word : word + ": " + detail;
  }

  /** What is to be said of a stream that was written and is not in its place. */
  static Optional<String> missing(
      RunFolder folder, JournalRecord finished, String stream, Path file) {
    boolean wrote = finished.object().object(stream).number("bytes").orElse(0) > 0;
    if (!wrote || Files.exists(file)) {
      return Optional.empty();
    }
    return Optional.of(
        "what it wrote to "
            + stream
            + (Files.exists(folder.quarantined(file))
                ? " was moved to quarantine/, because a secret was found in it"
                : " is missing"));
  }

  /** How it was decided what a step had done that an earlier part of the run has left. */
  static String settled(JournalRecord settled) {
    boolean over = settled.object().flag("done");
    String verdict =
        switch (settled.text("verdict")) {
          case "happened" ->
              over ? "it happened" : "what was in flight happened; the rest is to run";
          case "did-not-happen" -> "it did not happen";
          case "again" -> "it may run again";
          case "kept" -> "it is done and stays so";
          default -> settled.text("verdict");
        };
    String by =
        switch (settled.text("by")) {
          case "operator" -> "the operator says";
          case "verify" -> "its check says so";
          case "idempotent" -> "";
          default -> settled.text("by");
        };
    String reason = settled.text("reason");
    String why = by.isEmpty() || reason.isEmpty() ? by + reason : by + ": " + reason;
    return why.isEmpty() ? verdict : verdict + ", " + why;
  }

  static String identity(JournalRecord identified) {
    String said =
        identified.text("host")
            + " is "
            + identified.text("user")
            + "@"
            + identified.text("hostname");
    String address = identified.text("address");
    return address.isEmpty()
        ? said
        : said + ", reached at " + address + ", key " + identified.text("fingerprint");
  }

  static String commandEnd(JournalRecord finished) {
    boolean hasStatus =
        finished.text("detail").isEmpty() && finished.object().number("status").isPresent();
    return withReason(finished, "outcome", "detail")
        + (hasStatus ? ", status " + finished.object().number("status").getAsLong() : "")
        + ", "
        + Words.duration(finished.object().number("millis"));
  }

  static String stepEnd(JournalRecord finished) {
    boolean skipped = finished.text("result").equals("skipped");
    String took = " after " + Words.duration(finished.object().number("millis"));
    return withReason(finished, "result", "reason") + (skipped ? "" : took);
  }

  static String runEnd(PastRun run) {
    RunSummary summary = run.summary();
    if (summary.state() != RunSummary.State.FINISHED) {
      return summary.state() == RunSummary.State.IN_FLIGHT
          ? "the run goes on"
          : "unknown: the run was cut off";
    }
    List<JournalRecord> records = run.contents().records();
    String detail = records.get(records.size() - 1).text("detail");
    return PartWords.ending(summary.outcome(), summary.exitStatus(), detail);
  }

  static String param(JournalObject param) {
    if (param.flag("secret")) {
      return param.text("hmac").isEmpty()
          ? "(secret)"
          : "(secret, HMAC " + param.text("hmac") + ")";
    }
    return param.fields().get("value") == null ? "no value" : param.text("value");
  }

  /** Whether a record tells of something that the page does not have. */
  static boolean isDeviation(JournalRecord record) {
    return record.object().flag("deviation")
        || (record.event().equals("step.answered") && DEVIATIONS.contains(record.text("answer")));
  }

  /** What an event that is not one of a step's usual ones says: its name, and its texts. */
  static String other(JournalRecord record) {
    if (record.event().equals("notice")) {
      return record.text("text");
    }
    List<String> parts = new ArrayList<>();
    for (String key : WORDS) {
      if (!record.text(key).isEmpty()) {
        parts.add(record.text(key));
      }
    }
    String name = record.event().replace('.', ' ');
    return parts.isEmpty() ? name : name + ": " + String.join(", ", parts);
  }

  private static String withReason(JournalRecord record, String word, String reason) {
    String said = record.text(word);
    String why = record.text(reason);
    if (why.isEmpty()) {
      return said;
    }
    return why.startsWith(said) ? why : said + ": " + why;
  }
}
