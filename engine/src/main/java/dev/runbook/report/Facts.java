package dev.runbook.report;

import dev.runbook.journal.JournalObject;
import dev.runbook.journal.JournalRecord;
import dev.runbook.journal.RunSummary;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** The summary of a change record: what was played, by whom, why, when, and what came of it. */
final class Facts {
  private final Story story;
  private final List<Fact> facts = new ArrayList<>();

  private Facts(Story story) {
    this.story = story;
  }

  static List<Fact> of(Story story) {
    Facts facts = new Facts(story);
    facts.outcome();
    facts.page();
    facts.people();
    facts.times();
    facts.add(Fact.exact("Journal head", story.run().contents().head()));
    return facts.facts;
  }

  private void outcome() {
    RunSummary summary = story.run().summary();
    add(Fact.text("Outcome", Said.runEnd(story.run())));
    add(Fact.text("Reason", story.started().text("reason")));
    String title = summary.title().equals(summary.target()) ? "" : " (" + summary.title() + ")";
    add(Fact.text("Target", summary.target() + title));
    add(Fact.text("Highest risk", story.risk()));
  }

  private void page() {
    JournalObject runbook = story.started().object().object("runbook");
    add(Fact.exact("Runbook", runbook.text("id")));
    add(Fact.exact("Page", story.run().summary().pagePath()));
    add(Fact.exact("Page sha256", runbook.text("sha256")));
    // Later journals say which commit the page was at.
    for (JournalObject from : List.of(runbook, story.started().object())) {
      add(Fact.exact("Commit", commit(from)));
    }
  }

  private static String commit(JournalObject from) {
    JournalObject git = from.object("git");
    String commit = git.text("commit").isEmpty() ? from.text("commit") : git.text("commit");
    boolean dirty = git.flag("dirty") || from.flag("dirty");
    return commit.isEmpty() || !dirty ? commit : commit + ", with changes not committed";
  }

  private void people() {
    RunSummary summary = story.run().summary();
    add(Fact.text("Played by", summary.operator() + " on " + summary.machine()));
    PartWords words = new PartWords(story);
    for (Part part : story.parts().subList(1, story.parts().size())) {
      String when = Words.time(part.beginning().time()) + " by ";
      add(Fact.text("Resumed", when + words.who(part)));
    }
    add(Fact.text("Tool", "runbook " + story.started().text("version")));
    add(Fact.text("Mode", summary.mode()));
  }

  private void times() {
    RunSummary summary = story.run().summary();
    add(Fact.text("Started", Words.time(summary.start()) + ", by the machine's clock"));
    add(Fact.text("Ended", story.end().map(JournalRecord::time).map(Facts::time).orElse("")));
    add(Fact.text("Took", took(summary)));
  }

  /** Of a run that went on, the time in which it was played: nobody played it in between. */
  private String took(RunSummary summary) {
    if (story.parts().size() > 1) {
      String all = Words.duration(story.played().toMillis());
      return all + " in " + Words.counted(story.parts().size(), "part");
    }
    return summary.millis().isEmpty() ? "" : Words.duration(summary.millis());
  }

  private static String time(Instant instant) {
    return Words.time(instant);
  }

  /** What was not recorded has no line. */
  private void add(Fact fact) {
    if (!fact.value().isEmpty()) {
      facts.add(fact);
    }
  }
}
