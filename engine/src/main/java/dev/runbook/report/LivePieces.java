package dev.runbook.report;

import java.util.ArrayList;
import java.util.List;

/** Cuts what a teller writes where something begins that can change by itself. */
record LivePieces(HtmlTeller teller, Html html, List<String> pieces) implements StoryTeller {
  /**
   * The pieces of a story.
   *
   * @param html what the teller writes to
   */
  static List<String> of(RunStory story, HtmlTeller teller, Html html) {
    List<String> pieces = new ArrayList<>();
    StoryWalk.tell(story, new LivePieces(teller, html, pieces));
    pieces.add(html.cut());
    pieces.removeIf(String::isEmpty);
    return pieces;
  }

  private void cut() {
    pieces.add(html.cut());
  }

  @Override
  public void resumed(RunPart part, String sentence) {
    cut();
    teller.resumed(part, sentence);
  }

  @Override
  public void turn(StepHistory turn) {
    cut();
    teller.turn(turn);
  }

  @Override
  public void said(TranscriptEntry.Remark said) {
    teller.said(said);
  }

  @Override
  public void began(TranscriptEntry.Began began) {
    teller.began(began);
  }

  @Override
  public void output(Output output) {
    teller.output(output);
  }

  @Override
  public void missing(String what) {
    teller.missing(what);
  }

  @Override
  public void ended(TranscriptEntry.Ended ended) {
    teller.ended(ended);
  }

  @Override
  public void noEnd(StepHistory turn, String what) {
    teller.noEnd(turn, what);
  }

  @Override
  public void turnEnds() {
    teller.turnEnds();
  }

  @Override
  public void partEnds(RunPart part, String sentence) {
    cut();
    teller.partEnds(part, sentence);
  }

  @Override
  public void between() {
    cut();
    teller.between();
  }

  @Override
  public void betweenEnds() {
    teller.betweenEnds();
  }

  @Override
  public void damaged(String message) {
    cut();
    teller.damaged(message);
  }
}
