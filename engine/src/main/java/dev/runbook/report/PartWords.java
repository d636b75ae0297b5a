package dev.runbook.report;

import dev.runbook.journal.JournalRecord;
import dev.runbook.journal.RunSummary;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;

/** How the parts of a run began and ended, in words for people; not yet harmless. */
final class PartWords {
  private final Story story;

  PartWords(Story story) {
    this.story = story;
  }

  /** Who went on and when, and after how long: {@code by ana on laptop, 8 h 02 min after …}. */
  String who(Part resumed) {
    Part before = story.before(resumed);
    Duration gap = Duration.between(before.last(), resumed.beginning().time());
    String ended =
        before.end().map(end -> "it ended: " + end.text("result")).orElse("it was cut off");
    return player(resumed.beginning())
        + ", "
        + Words.duration(Math.max(0, gap.toMillis()))
        + " after "
        + ended;
  }

  /** What was over, and what had changed on the page. */
  List<String> what(Part resumed) {
    JournalRecord record = resumed.beginning();
    Part before = story.before(resumed);
    List<String> said = new ArrayList<>();
    int kept = record.object().texts("kept").size();
    if (kept > 0) {
      said.add(
          Words.counted(kept, "step") + (kept == 1 ? " was" : " were") + " over and stayed so");
    }
    boolean edited = !pageOf(record).equals(pageOf(before.beginning()));
    if (edited && !pageOf(record).isEmpty()) {
      said.add("the page had been edited, sha256 " + pageOf(record));
    }
    steps(said, "changed there since", record.object().texts("changed"));
    List<String> gone = new ArrayList<>(record.object().texts("gone"));
    gone.removeAll(before.beginning().object().texts("gone"));
    steps(said, "on the page no more", gone);
    steps(said, "to run again", record.object().texts("again"));
    return said;
  }

  /** The whole of it as sentences. */
  String resumed(Part part) {
    List<String> sentences = new ArrayList<>(List.of("Resumed by " + who(part)));
    what(part).forEach(what -> sentences.add(Words.capitalised(what)));
    return String.join(". ", sentences) + ".";
  }

  /** How a part ended. */
  String end(Part part) {
    if (part.end().isPresent()) {
      JournalRecord end = part.end().get();
      String said = ending(end.text("result"), end.object().number("status"), end.text("detail"));
      return end.event().equals("run.aborted")
          ? "The run broke off, for its record could not be written: " + said
          : "The run ended: " + said;
    }
    boolean goesOn =
        story.isLast(part) && story.run().summary().state() == RunSummary.State.IN_FLIGHT;
    return goesOn ? "The run goes on." : "The run was cut off here.";
  }

  static String ending(String result, OptionalLong status, String detail) {
    return result
        + (status.isPresent() ? " (exit status " + status.getAsLong() + ")" : "")
        + (detail.isEmpty() ? "" : ": " + detail);
  }

  static String player(JournalRecord beginning) {
    return beginning.text("operator") + " on " + beginning.text("machine");
  }

  private static String pageOf(JournalRecord beginning) {
    return beginning.object().object("runbook").text("sha256");
  }

  private static void steps(List<String> said, String what, List<String> ids) {
    if (!ids.isEmpty()) {
      said.add(what + ": " + String.join(", ", ids));
    }
  }
}
