package dev.runbook.report;

/** The first lines of a transcript: what was played, by whom, when, and what became of it. */
final class TranscriptHead {
  private final Lines lines;

  TranscriptHead(Lines lines) {
    this.lines = lines;
  }

  void add(Story story) {
    item("Run", story.run().summary().id());
    Facts.of(story).forEach(fact -> item(fact.name(), fact.value()));
    for (Given given : Given.of(story)) {
      item("With", given.name() + " = " + given.value() + given.since());
    }
  }

  private void item(String name, String value) {
    lines.paragraph(String.format("%-14s", name), value);
  }
}
