package dev.runbook.report;

import dev.runbook.source.PrintableText;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Writes the story of a run as a terminal would have shown it. */
final class CastTeller implements StoryTeller {
  private static final String BOLD = "\u001b[1m";
  private static final String DIM = "\u001b[2m";
  private static final String RED = "\u001b[31m";
  private static final String CYAN = "\u001b[36m";
  private static final String RESET = "\u001b[0m";

  /** A line with its line feed, or the rest. */
  private static final Pattern LINE = Pattern.compile("[^\n]*\n|[^\n]+");

  private final Cast cast;
  private final PlaybackTimes pace;
  private final OutputText outputs;
  private final List<String> written = new ArrayList<>();
  private long began;
  private long last;

  CastTeller(Cast cast, PlaybackTimes pace, OutputText outputs) {
    this.cast = cast;
    this.pace = pace;
    this.outputs = outputs;
  }

  @Override
  public void resumed(RunPart part, String sentence) {
    last = pace.at(part.record());
    Cast.sizeOf(part.beginning()).ifPresent(size -> cast.add(last, "r", size));
    String shown = PrintableText.line(sentence);
    cast.add(last, "m", shown);
    line("");
    line(BOLD + shown + RESET);
  }

  @Override
  public void turn(StepHistory turn) {
    last = pace.at(turn.beginning());
    String title = turn.place() + ": " + PrintableText.line(turn.title());
    cast.add(last, "m", title + " · " + turn.risk() + " · " + PrintableText.line(turn.outcome()));
    line("");
    line(BOLD + title + RESET + (turn.isRisky() ? " " + RED + turn.risk() + RESET : ""));
  }

  @Override
  public void said(TranscriptEntry.Remark said) {
    last = pace.at(said.record());
    quiet(said.line());
  }

  @Override
  public void began(TranscriptEntry.Began start) {
    last = pace.at(start.record());
    began = last;
    String lead = CYAN + PrintableText.line(start.command().host()) + " $ " + RESET;
    for (String text : PrintableText.text(start.command().text()).lines().toList()) {
      line(lead + BOLD + text + RESET);
      lead = "  ";
    }
  }

  /** Nobody knows when each line came: they are told when it is known how long the command ran. */
  @Override
  public void output(Output output) {
    Matcher line = LINE.matcher(ansi(outputs.raw(output.file())));
    while (line.find()) {
      written.add(line.group().replace("\n", "") + "\r\n");
    }
  }

  /** Each stretch is closed, so that a colour does not run on. */
  private static String ansi(String output) {
    StringBuilder out = new StringBuilder();
    for (StyledText stretch : StyledText.of(output)) {
      String style = stretch.style().sequence();
      out.append(style).append(stretch.text()).append(style.isEmpty() ? "" : RESET);
    }
    return out.toString();
  }

  @Override
  public void missing(String what) {
    written.add(DIM + "(" + PrintableText.line(what) + ")" + RESET + "\r\n");
  }

  @Override
  public void ended(TranscriptEntry.Ended ended) {
    last = pace.at(ended.record());
    tellWritten();
    quiet(ended.words());
  }

  @Override
  public void noEnd(StepHistory turn, String what) {
    tellWritten();
    quiet(what);
  }

  /** Evenly from the command's start to its end. */
  private void tellWritten() {
    for (int at = 0; at < written.size(); at++) {
      cast.add(began + (last - began) / written.size() * (at + 1), "o", written.get(at));
    }
    written.clear();
  }

  @Override
  public void turnEnds() {}

  @Override
  public void partEnds(RunPart part, String sentence) {
    last = pace.at(part.lastRecord());
    line("");
    line(BOLD + PrintableText.line(sentence) + RESET);
  }

  @Override
  public void between() {
    began = last;
    line("");
    line(BOLD + "Between the commands" + RESET);
  }

  @Override
  public void betweenEnds() {
    tellWritten();
  }

  @Override
  public void damaged(String message) {
    quiet("The journal is damaged: " + message);
  }

  /** The run ended, and its exit status is known. */
  void exit(long status) {
    cast.add(last, "x", Long.toString(status));
  }

  private void quiet(String text) {
    line(DIM + PrintableText.line(text) + RESET);
  }

  private void line(String text) {
    cast.add(last, "o", text + "\r\n");
  }
}
