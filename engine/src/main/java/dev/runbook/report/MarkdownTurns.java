package dev.runbook.report;

import dev.runbook.journal.Damage;
import dev.runbook.journal.JournalRecord;
import dev.runbook.journal.RunFolder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** The steps' turns in Markdown: what was answered, what ran, and what came out, folded. */
final class MarkdownTurns {
  private final Lines lines;
  private final Story story;
  private final PartWords words;
  private final RunFolder folder;
  private final OutputText outputs;

  MarkdownTurns(Lines lines, Story story, OutputText outputs) {
    this.lines = lines;
    this.story = story;
    this.words = new PartWords(story);
    this.folder = story.run().folder();
    this.outputs = outputs;
  }

  /** Adds all of them. */
  void add() {
    story.parts().forEach(this::part);
    if (Files.exists(folder.stdout(0)) || Files.exists(folder.stderr(0))) {
      paragraph("Between the commands:");
      output(0);
    }
    story
        .run()
        .contents()
        .damage()
        .map(Damage::message)
        .ifPresent(message -> paragraph("**The journal is damaged:** " + Markdown.text(message)));
  }

  private void part(Part part) {
    if (part.number() > 1) {
      lines.blank();
      lines.add("### Resumed");
      said(part.beginning(), Markdown.text(words.resumed(part)));
    }
    part.before().forEach(record -> said(record, "Note: " + Markdown.text(Said.other(record))));
    part.turns().forEach(this::turn);
    String at = part.end().map(end -> Words.clock(end.time()) + " ").orElse("");
    paragraph(at + "**" + Markdown.text(words.end(part)) + "**");
  }

  private void turn(Turn turn) {
    lines.blank();
    lines.add("### " + turn.position() + ". " + Markdown.text(turn.title()));
    lines.blank();
    lines.add(about(turn));
    turn.records().forEach(record -> add(turn, record));
    turn.withoutEnd().ifPresent(started -> noEnd(turn, started));
  }

  private static String about(Turn turn) {
    List<String> about = new ArrayList<>();
    about.add(Markdown.code(turn.id()));
    about.add("line " + turn.line());
    if (!turn.hosts().isEmpty()) {
      about.add("on " + Markdown.text(String.join(", ", turn.hosts())));
    }
    if (!turn.risk().equals(Risks.NONE)) {
      about.add("**" + turn.risk() + "**");
    }
    return String.join(" · ", about);
  }

  private void add(Turn turn, JournalRecord record) {
    switch (record.event()) {
      case "step.answered" -> said(record, "Answer: " + Markdown.text(Said.answer(record, turn)));
      case "step.settled" -> said(record, "Settled: " + Markdown.text(Said.settled(record)));
      case "step.started" -> attempt(record);
      case "host.identified" -> said(record, "Identity: " + Markdown.code(Said.identity(record)));
      case "command.started" -> commandStarted(record);
      case "command.finished" -> commandFinished(record);
      case "step.finished" -> said(record, "Step: **" + Markdown.text(Said.stepEnd(record)) + "**");
      default -> said(record, "Note: " + Markdown.text(Said.other(record)));
    }
  }

  private void attempt(JournalRecord started) {
    long attempt = started.object().number("attempt").orElse(1);
    if (attempt > 1) {
      said(started, "Attempt " + attempt);
    }
  }

  private void commandStarted(JournalRecord started) {
    String text = started.text("text");
    String run = started.text("run");
    said(started, "On " + Markdown.code(started.text("host")) + ":");
    paragraph(Markdown.fenced("sh", text));
    if (!run.isEmpty() && !text.contains(run)) {
      paragraph("sent as");
      paragraph(Markdown.fenced("sh", run));
    }
  }

  private void commandFinished(JournalRecord finished) {
    long number = finished.object().number("number").orElse(0);
    output(number);
    missing(finished, "stdout", folder.stdout(number));
    missing(finished, "stderr", folder.stderr(number));
    said(finished, Markdown.text(Said.commandEnd(finished)));
  }

  private void missing(JournalRecord finished, String stream, Path file) {
    Said.missing(folder, finished, stream, file).ifPresent(what -> paragraph("(" + what + ")"));
  }

  private void noEnd(Turn turn, JournalRecord started) {
    output(started.object().number("number").orElse(0));
    paragraph("**" + turn.saidOfNoEnd() + "**");
  }

  private void output(long number) {
    folded("standard output", folder.stdout(number));
    folded("standard error", folder.stderr(number));
  }

  private void folded(String stream, Path file) {
    if (!Files.exists(file)) {
      return;
    }
    String text = StyledText.plain(outputs.raw(file));
    paragraph(
        "<details><summary>"
            + stream
            + ", "
            + Words.lines((int) text.lines().count())
            + "</summary>");
    paragraph(Markdown.fenced("text", text));
    paragraph("</details>");
  }

  private void said(JournalRecord record, String what) {
    paragraph(Words.clock(record.time()) + " " + what);
  }

  private void paragraph(String text) {
    lines.blank();
    lines.add(text);
  }
}
