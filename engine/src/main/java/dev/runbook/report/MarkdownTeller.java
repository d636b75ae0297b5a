package dev.runbook.report;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** Writes the story of a run in Markdown: answers, commands, and their output, folded. */
final class MarkdownTeller implements StoryTeller {
  private final TextLines lines;
  private final OutputText outputs;
  private final Times times;

  MarkdownTeller(TextLines lines, OutputText outputs, Times times) {
    this.times = times;
    this.lines = lines;
    this.outputs = outputs;
  }

  @Override
  public void resumed(RunPart part, String sentence) {
    paragraph("### Resumed");
    paragraph(times.clock(part.began()) + " " + Markdown.text(sentence));
  }

  @Override
  public void turn(StepHistory turn) {
    paragraph("### " + turn.number() + ". " + Markdown.text(turn.title()));
    paragraph(about(turn));
  }

  private static String about(StepHistory turn) {
    List<String> about = new ArrayList<>();
    about.add(Markdown.code(turn.shown().step()));
    about.add("line " + turn.shown().line());
    if (!turn.hosts().isEmpty()) {
      about.add("on " + Markdown.text(String.join(", ", turn.hosts())));
    }
    if (turn.isRisky()) {
      about.add("**" + turn.risk() + "**");
    }
    return String.join(" · ", about);
  }

  @Override
  public void said(TranscriptEntry.Remark said) {
    String label = TextFormat.capitalised(said.label());
    String words =
        switch (said.type()) {
          case PLAIN -> Markdown.text(said.words());
          case EXACT -> Markdown.code(said.words());
          case STRONG -> "**" + Markdown.text(said.words()) + "**";
        };
    at(said.time(), said.words().isEmpty() ? label : label + ": " + words);
  }

  @Override
  public void began(TranscriptEntry.Began began) {
    at(began.time(), "On " + Markdown.code(began.command().host()) + ":");
    paragraph(Markdown.fenced("sh", began.command().text()));
    began
        .command()
        .sent()
        .ifPresent(
            sent -> {
              paragraph("sent as");
              paragraph(Markdown.fenced("sh", sent));
            });
  }

  @Override
  public void output(Output output) {
    String text = StyledText.plain(outputs.raw(output.file()));
    String lines = TextFormat.lines((int) text.lines().count());
    paragraph("<details><summary>" + output.name() + ", " + lines + "</summary>");
    paragraph(Markdown.fenced("text", text));
    paragraph("</details>");
  }

  @Override
  public void missing(String what) {
    paragraph("(" + what + ")");
  }

  @Override
  public void ended(TranscriptEntry.Ended ended) {
    at(ended.time(), Markdown.text(ended.words()));
  }

  @Override
  public void noEnd(StepHistory turn, String what) {
    paragraph("**" + what + "**");
  }

  @Override
  public void turnEnds() {}

  @Override
  public void partEnds(RunPart part, String sentence) {
    String at = part.ended().map(time -> times.clock(time) + " ").orElse("");
    paragraph(at + "**" + Markdown.text(sentence) + "**");
  }

  @Override
  public void between() {
    paragraph("Between the commands:");
  }

  @Override
  public void betweenEnds() {}

  @Override
  public void damaged(String message) {
    paragraph("**The journal is damaged:** " + Markdown.text(message));
  }

  private void at(Instant time, String what) {
    paragraph(times.clock(time) + " " + what);
  }

  private void paragraph(String text) {
    lines.blank();
    lines.add(text);
  }
}
