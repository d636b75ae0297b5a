package dev.runbook.report;

import dev.runbook.journal.PastRun;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * Writes a past run as Markdown for a ticket: first the change record in tables, then each step
 * with its output folded. Recorded text can neither leave its place nor act as markup.
 */
public final class MarkdownTranscript {
  private final OutputText outputs;
  private final Times times;

  /**
   * A transcript.
   *
   * @param outputLimit how many bytes of each stream of a command are shown: more is cut in the
   *     middle
   */
  public MarkdownTranscript(int outputLimit) {
    this(outputLimit, ZoneOffset.UTC);
  }

  /** The same, with its times in a zone. */
  public MarkdownTranscript(int outputLimit, ZoneId zone) {
    this.outputs = new OutputText(outputLimit);
    this.times = Times.in(zone);
  }

  /** The Markdown of a run, with a line feed at its end. */
  public String of(PastRun run) {
    RunStory story = RunStory.of(run, times);
    ChangeRecord record = new ChangeRecord(story);
    TextLines lines = new TextLines();
    lines.add("# Change record: " + Markdown.text(run.summary().title()));
    summary(lines, story);
    steps(lines, story);
    section(lines, record.confirmations());
    if (!record.approvals().items().isEmpty()) {
      section(lines, record.approvals());
    }
    section(lines, record.hosts());
    section(lines, record.parameters());
    section(lines, record.deviations());
    if (!record.unproven().items().isEmpty()) {
      section(lines, record.unproven());
    }
    if (!record.settled().items().isEmpty()) {
      section(lines, record.settled());
    }
    if (!record.rollback().items().isEmpty()) {
      section(lines, record.rollback());
    }
    section(lines, record.verification());
    lines.blank();
    lines.add("## What happened");
    StoryWalk.tell(story, new MarkdownTeller(lines, outputs, times));
    return lines.text();
  }

  /** The Markdown of a run, and after it that of the hosts of a group that it has led. */
  public String of(PastRun run, Map<String, PastRun> parts) {
    StringBuilder text = new StringBuilder(of(run));
    parts.forEach(
        (host, part) ->
            text.append("\n---\n\nOn ")
                .append(Markdown.code(host))
                .append(":\n\n")
                .append(of(part)));
    return text.toString();
  }

  private static void summary(TextLines lines, RunStory story) {
    lines.blank();
    lines.add("| Run | " + Markdown.code(story.run().summary().id()) + " |");
    lines.add("|---|---|");
    for (SummaryFact fact : Facts.of(story)) {
      lines.add("| " + fact.name() + " | " + shown(fact.value(), fact.exact()) + " |");
    }
  }

  private void steps(TextLines lines, RunStory story) {
    lines.blank();
    lines.add("## Steps");
    lines.blank();
    lines.add("| # | Step | Host | Risk | Began | Took | Outcome |");
    lines.add("|--:|---|---|---|---|--:|---|");
    PartWords words = new PartWords(story);
    for (RunPart part : story.parts()) {
      if (part.number() > 1) {
        String who = Markdown.text("Resumed by " + words.who(part));
        lines.add("|  | **" + who + "** |  |  | " + times.clock(part.began()) + " |  |  |");
      }
      part.turns().forEach(turn -> lines.add(row(turn)));
    }
  }

  private String row(StepHistory turn) {
    return String.join(
        " | ",
        "| " + turn.number(),
        Markdown.text(turn.title()),
        Markdown.text(String.join(", ", turn.hosts())),
        turn.risk(),
        times.clock(turn.began()),
        turn.millis().isEmpty() ? "" : TextFormat.duration(turn.millis()),
        Markdown.text(turn.outcome()) + " |");
  }

  private static void section(TextLines lines, ChangeRecord.Section section) {
    lines.blank();
    lines.add("## " + section.title());
    lines.blank();
    if (section.items().isEmpty()) {
      lines.add("None.");
    }
    section.items().forEach(item -> lines.add("- " + shown(item)));
  }

  private static String shown(ChangeRecord.Item item) {
    return item.pieces().stream()
        .map(piece -> shown(piece.text(), piece.exact()))
        .collect(Collectors.joining());
  }

  private static String shown(String text, boolean exact) {
    return exact ? Markdown.code(text) : Markdown.text(text);
  }
}
