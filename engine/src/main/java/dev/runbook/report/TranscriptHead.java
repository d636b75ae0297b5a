package dev.runbook.report;

import dev.runbook.journal.JournalObject;
import dev.runbook.journal.JournalRecord;
import dev.runbook.journal.PastRun;
import dev.runbook.journal.RunSummary;

/** The first lines of a transcript: what was played, by whom, when, and what became of it. */
final class TranscriptHead {
  private final Lines lines;

  TranscriptHead(Lines lines) {
    this.lines = lines;
  }

  void add(PastRun run) {
    RunSummary summary = run.summary();
    JournalRecord started = run.contents().records().get(0);
    item("Run", summary.id());
    item("Target", summary.target() + " (" + summary.title() + ")");
    item("Page", summary.pagePath());
    item("", "sha256 " + summary.pageSha256());
    item("Played by", summary.operator() + " on " + summary.machine() + ", mode " + summary.mode());
    item("Started", Words.time(summary.start()));
    item("Took", Words.duration(summary.millis()));
    item("Outcome", Said.runEnd(run));
    started.object().objects("params").forEach(this::param);
  }

  private void param(JournalObject param) {
    item("With", param.text("name") + " = " + Said.param(param));
  }

  private void item(String name, String value) {
    lines.paragraph(String.format("%-11s", name), value);
  }
}
