package dev.runbook.report;

import dev.runbook.journal.Damage;
import dev.runbook.journal.JournalRecord;
import dev.runbook.journal.RunFolder;
import dev.runbook.journal.RunSummary;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The steps' turns in Markdown: what was answered, what ran, and what came out, folded. */
final class MarkdownTurns {
  private final Lines lines;
  private final RunFolder folder;
  private final OutputText outputs;

  /** The command that has started and not ended. */
  private Optional<JournalRecord> inFlight = Optional.empty();

  MarkdownTurns(Lines lines, RunFolder folder, OutputText outputs) {
    this.lines = lines;
    this.folder = folder;
    this.outputs = outputs;
  }

  void add(Turn turn) {
    lines.blank();
    lines.add("### " + turn.position() + ". " + Markdown.text(turn.title()));
    lines.blank();
    lines.add(about(turn));
    turn.records().forEach(this::add);
  }

  /** Adds what there is to say after the last record. */
  void end(Story story) {
    inFlight.ifPresent(this::cutOff);
    if (Files.exists(folder.stdout(0)) || Files.exists(folder.stderr(0))) {
      paragraph("Between the commands:");
      output(0);
    }
    if (story.run().summary().state() == RunSummary.State.CUT_OFF) {
      paragraph("**The run was cut off here.**");
    }
    story
        .run()
        .contents()
        .damage()
        .map(Damage::message)
        .ifPresent(message -> paragraph("**The journal is damaged:** " + Markdown.text(message)));
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

  private void add(JournalRecord record) {
    switch (record.event()) {
      case "step.answered" -> said(record, "Answer: " + Markdown.text(Said.answer(record)));
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
    inFlight.ifPresent(this::cutOff);
    inFlight = Optional.of(started);
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
    inFlight = Optional.empty();
    output(finished.object().number("number").orElse(0));
    said(finished, Markdown.text(Said.commandEnd(finished)));
  }

  private void cutOff(JournalRecord started) {
    output(started.object().number("number").orElse(0));
    paragraph("**unknown:** the journal does not say how it ended");
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
