package dev.runbook.report;

import dev.runbook.source.PrintableText;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** Writes the story of a run in plain text. */
final class TextTeller implements StoryTeller {
  private static final String STDOUT = "    | ";
  private static final String STDERR = "    ! ";

  private final TextLines lines;
  private final OutputText outputs;
  private final Times times;

  TextTeller(TextLines lines, OutputText outputs, Times times) {
    this.times = times;
    this.lines = lines;
    this.outputs = outputs;
  }

  @Override
  public void resumed(RunPart part, String sentence) {
    lines.blank();
    lines.paragraph(lead(part.began()), sentence);
  }

  @Override
  public void turn(StepHistory turn) {
    lines.blank();
    lines.paragraph(turn.place() + ": ", turn.title());
    lines.paragraph("  ", about(turn));
  }

  private static String about(StepHistory turn) {
    List<String> about = new ArrayList<>();
    about.add(turn.shown().step());
    about.add("line " + turn.shown().line());
    if (!turn.hosts().isEmpty()) {
      about.add("on " + String.join(", ", turn.hosts()));
    }
    if (turn.isRisky()) {
      about.add(turn.risk());
    }
    return String.join(" · ", about);
  }

  @Override
  public void said(TranscriptEntry.Remark said) {
    lines.paragraph(lead(said.time()), said.line());
  }

  @Override
  public void began(TranscriptEntry.Began began) {
    String host = PrintableText.line(began.command().host());
    verbatim(lead(began.time()) + host + " $ ", began.command().text());
    began.command().sent().ifPresent(sent -> verbatim("            sent: ", sent));
  }

  private void verbatim(String lead, String text) {
    String before = lead;
    for (String line : PrintableText.text(text).lines().toList()) {
      lines.add(before + line);
      before = " ".repeat(lead.length());
    }
  }

  @Override
  public void output(Output output) {
    lines.addAll(outputs.lines(output.file(), mark(output)));
  }

  /** What stands before each line of a stream. */
  static String mark(Output output) {
    return output.isError() ? STDERR : STDOUT;
  }

  @Override
  public void missing(String what) {
    lines.add("    (" + what + ")");
  }

  @Override
  public void ended(TranscriptEntry.Ended ended) {
    lines.paragraph("    ", ended.words());
  }

  @Override
  public void noEnd(StepHistory turn, String what) {
    lines.add("    " + what);
  }

  @Override
  public void turnEnds() {}

  @Override
  public void partEnds(RunPart part, String sentence) {
    lines.blank();
    lines.paragraph(part.ended().map(this::lead).orElse("  "), sentence);
  }

  @Override
  public void between() {
    lines.blank();
    lines.add("Between the commands");
  }

  @Override
  public void betweenEnds() {}

  @Override
  public void damaged(String message) {
    lines.blank();
    lines.paragraph("The journal is damaged: ", message);
  }

  private String lead(Instant time) {
    return "  " + times.clock(time) + "  ";
  }
}
