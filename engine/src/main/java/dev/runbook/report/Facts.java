package dev.runbook.report;

import dev.runbook.journal.RunSummary;
import dev.runbook.journal.event.PlayedPlan;
import java.util.ArrayList;
import java.util.List;

/** The summary of a change record: the page, the person, the reason, the times, and the result. */
final class Facts {
  private final RunStory story;
  private final RunSummary summary;
  private final PartWords words;
  private final List<SummaryFact> facts = new ArrayList<>();

  private Facts(RunStory story) {
    this.story = story;
    this.summary = story.run().summary();
    this.words = new PartWords(story);
  }

  static List<SummaryFact> of(RunStory story) {
    List<SummaryFact> all = new ArrayList<>(outcome(story));
    all.addAll(circumstances(story));
    return all;
  }

  /** What was to be done, and what came of it. */
  static List<SummaryFact> outcome(RunStory story) {
    Facts facts = new Facts(story);
    facts.outcome();
    return facts.facts;
  }

  /** By whom, when, from which page. */
  static List<SummaryFact> circumstances(RunStory story) {
    Facts facts = new Facts(story);
    facts.page();
    facts.people();
    facts.times();
    facts.add(SummaryFact.exact("Journal head", story.run().contents().head()));
    return facts.facts;
  }

  private void outcome() {
    add(SummaryFact.text("Outcome", words.outcome()));
    add(SummaryFact.text("Reason", story.started().reason().orElse("")));
    String title = summary.title().equals(summary.target()) ? "" : " (" + summary.title() + ")";
    add(SummaryFact.text("Target", summary.target() + title));
    add(SummaryFact.text("Highest risk", story.risk()));
    summary
        .part()
        .ifPresent(
            part -> add(SummaryFact.text("Part of", "run " + part.run() + ", on " + part.host())));
    summary
        .hosts()
        .ifPresent(
            hosts ->
                add(
                    SummaryFact.text(
                        "Group",
                        hosts.all()
                            + " hosts: "
                            + hosts.done()
                            + " done, "
                            + hosts.failed()
                            + " not well, "
                            + (hosts.leftOut() == 0 ? "" : hosts.leftOut() + " left out, ")
                            + hosts.notBegun()
                            + " not begun")));
  }

  private void page() {
    PlayedPlan plays = story.started().plays();
    add(SummaryFact.exact("Runbook", plays.runbook().id().orElse("")));
    add(SummaryFact.exact("Page", summary.page().path()));
    add(SummaryFact.exact("Page sha256", plays.runbook().sha256()));
    add(SummaryFact.exact("Commit", plays.git().map(Facts::commit).orElse("")));
  }

  private static String commit(PlayedPlan.Commit git) {
    return git.commit() + (git.dirty() ? ", with changes not committed" : "");
  }

  private void people() {
    add(SummaryFact.text("Played by", summary.operator() + " on " + summary.machine()));
    for (RunPart part : story.parts().subList(1, story.parts().size())) {
      add(SummaryFact.text("Resumed", story.times().time(part.began()) + " by " + words.who(part)));
    }
    add(SummaryFact.text("Tool", "runbook " + story.started().by().version()));
    add(SummaryFact.text("Mode", summary.mode()));
  }

  private void times() {
    add(
        SummaryFact.text(
            "Started", story.times().time(summary.start()) + ", by the machine's clock"));
    add(SummaryFact.text("Ended", story.lastPart().ended().map(story.times()::time).orElse("")));
    add(SummaryFact.text("Took", took()));
  }

  /** Of a run that went on, the time in which it was played: nobody played it in between. */
  private String took() {
    if (story.parts().size() > 1) {
      String all = TextFormat.duration(story.played().toMillis());
      return all + " in " + TextFormat.counted(story.parts().size(), "part");
    }
    return summary.millis().isEmpty() ? "" : TextFormat.duration(summary.millis());
  }

  /** What was not recorded has no line. */
  private void add(SummaryFact fact) {
    if (!fact.value().isEmpty()) {
      facts.add(fact);
    }
  }
}
