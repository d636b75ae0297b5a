package dev.runbook.report;

import dev.runbook.journal.RunSummary;
import dev.runbook.journal.event.JournalRunEvent;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;

/**
 * Words how a run and its parts began and ended, for people. The words may still contain harmful
 * characters.
 */
final class PartWords {
  private final RunStory story;

  PartWords(RunStory story) {
    this.story = story;
  }

  /** Who went on and when, and after how long: {@code by ana on laptop, 8 h 02 min after …}. */
  String who(RunPart resumed) {
    RunPart before = story.before(resumed);
    Duration gap = Duration.between(before.last(), resumed.began());
    String ended =
        before
            .end()
            .map(end -> "it ended: " + TextFormat.result(end.result()))
            .orElse("it was cut off");
    return resumed.beginning().by().operator()
        + " on "
        + resumed.beginning().by().machine()
        + ", "
        + TextFormat.duration(Math.max(0, gap.toMillis()))
        + " after "
        + ended;
  }

  /** What was over, and what had changed on the page. */
  private List<String> what(RunPart resumed) {
    List<String> said = new ArrayList<>();
    if (resumed.beginning() instanceof JournalRunEvent.RunResumed event) {
      RunPart before = story.before(resumed);
      int kept = event.kept().size();
      if (kept > 0) {
        said.add(
            TextFormat.counted(kept, "step")
                + (kept == 1 ? " was" : " were")
                + " over and stayed so");
      }
      String page = pageOf(resumed);
      if (!page.isEmpty() && !page.equals(pageOf(before))) {
        said.add("the page had been edited, sha256 " + page);
      }
      steps(said, "changed there since", event.changed());
      List<String> gone = new ArrayList<>(event.gone());
      gone.removeAll(goneBefore(before));
      steps(said, "on the page no more", gone);
      steps(said, "to run again", event.again());
    }
    return said;
  }

  private static List<String> goneBefore(RunPart part) {
    return part.beginning() instanceof JournalRunEvent.RunResumed event ? event.gone() : List.of();
  }

  /** The whole of it as sentences. */
  String resumed(RunPart part) {
    List<String> sentences = new ArrayList<>(List.of("Resumed by " + who(part)));
    what(part).forEach(what -> sentences.add(TextFormat.capitalised(what)));
    return String.join(". ", sentences) + ".";
  }

  /** How a part ended. */
  String end(RunPart part) {
    if (part.end().isPresent()) {
      JournalRunEvent.Ending end = part.end().get();
      String said = ending(end.result(), end.status(), end.detail());
      return end instanceof JournalRunEvent.RunAborted
          ? "The run broke off, for its record could not be written: " + said
          : "The run ended: " + said;
    }
    boolean goesOn = story.isInFlight() && part.number() == story.parts().size();
    return goesOn ? "The run goes on." : "The run was cut off here.";
  }

  /** What came of the run. */
  String outcome() {
    RunSummary summary = story.run().summary();
    return switch (summary.state()) {
      case IN_FLIGHT -> "the run goes on";
      case CUT_OFF -> "unknown: the run was cut off";
      case FINISHED ->
          ending(
              summary.outcome(),
              summary.exitStatus(),
              story.lastPart().end().map(JournalRunEvent.Ending::detail).orElse(""));
    };
  }

  private static String ending(String result, OptionalLong status, String detail) {
    return TextFormat.result(result)
        + (status.isPresent() ? " (exit status " + status.getAsLong() + ")" : "")
        + (detail.isEmpty() ? "" : ": " + detail);
  }

  private static String pageOf(RunPart part) {
    return part.beginning().plays().runbook().sha256();
  }

  private static void steps(List<String> said, String what, List<String> ids) {
    if (!ids.isEmpty()) {
      said.add(what + ": " + String.join(", ", ids));
    }
  }
}
