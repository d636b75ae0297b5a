package dev.runbook.report;

import dev.runbook.journal.JournalObject;
import dev.runbook.journal.JournalRecord;
import dev.runbook.journal.PastRun;
import dev.runbook.journal.RunSummary;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** What records say, in words for people; not yet harmless. */
final class Said {
  /** Answers at the gate after which something other than the page's steps, once each, is done. */
  private static final Set<String> DEVIATIONS = Set.of("edit", "skip", "skip-failed", "retry");

  /** The fields of unusual events that have words for people in them. */
  private static final List<String> WORDS =
      List.of("operator", "machine", "answer", "verdict", "by", "result", "reason", "detail");

  private Said() {}

  static String answer(JournalRecord answered) {
    return withReason(answered, "answer", "detail");
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
      return summary.outcome() + ": " + summary.state().word();
    }
    List<JournalRecord> records = run.contents().records();
    String detail = records.get(records.size() - 1).text("detail");
    return summary.outcome()
        + " (exit status "
        + summary.exitStatus().orElse(-1)
        + ")"
        + (detail.isEmpty() ? "" : ": " + detail);
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
