package dev.runbook.report;

import java.time.Instant;

/** Writes the story of a run in HTML: a section for each step's turn. */
final class HtmlTeller implements StoryTeller {
  /** Longer output begins folded. */
  private static final int OPEN_LINES = 40;

  private final Html html;
  private final HtmlColours colours;
  private final OutputText outputs;
  private final Times times;
  private final String prefix;
  private int place;

  HtmlTeller(Html html, HtmlColours colours, OutputText outputs, Times times) {
    this(html, colours, outputs, times, "");
  }

  /**
   * Writes a story beside others.
   *
   * @param prefix tells its places from theirs
   */
  HtmlTeller(Html html, HtmlColours colours, OutputText outputs, Times times, String prefix) {
    this.prefix = prefix;
    this.times = times;
    this.html = html;
    this.colours = colours;
    this.outputs = outputs;
  }

  @Override
  public void resumed(RunPart part, String sentence) {
    html.markup("<p class=\"part\" id=\"" + prefix + "part-" + part.number() + "\">");
    time(part.began()).line(sentence).markup("</p>\n");
  }

  @Override
  public void turn(StepHistory turn) {
    place++;
    String kind = HtmlClasses.kind(turn.result());
    html.markup(
        "<section class=\"turn " + kind + "\" id=\"" + prefix + "turn-" + place + "\">\n<h2>");
    String position = turn.number() + "/" + turn.shown().total();
    html.element("span", "class=\"place\"", position).markup(" ").line(turn.title()).markup(" ");
    html.element("span", "class=\"badge " + kind + "\"", turn.outcome());
    if (turn.isRisky()) {
      html.markup(" ").element("span", "class=\"badge " + turn.risk() + "\"", turn.risk());
    }
    html.markup("</h2>\n");
    String on = turn.hosts().isEmpty() ? "" : " · on " + String.join(", ", turn.hosts());
    String about = turn.shown().step() + " · line " + turn.shown().line() + on;
    html.element("p", "class=\"about\"", about).markup("\n");
  }

  @Override
  public void said(TranscriptEntry.Remark said) {
    said(said.time(), said.label(), said.words());
  }

  @Override
  public void began(TranscriptEntry.Began began) {
    said(began.time(), "on", began.command().host());
    command(began.command().text());
    began
        .command()
        .sent()
        .ifPresent(
            sent -> {
              html.markup("<p class=\"said\"><b>sent as</b></p>\n");
              command(sent);
            });
  }

  private void command(String text) {
    html.markup("<pre class=\"command\">").text(text).markup("</pre>\n");
  }

  @Override
  public void output(Output output) {
    String text = outputs.raw(output.file());
    int count = (int) text.lines().count();
    html.markup("<details" + (count > OPEN_LINES ? "" : " open") + "><summary>" + output.name());
    html.markup(", " + TextFormat.lines(count) + "</summary>\n");
    html.markup("<pre class=\"output " + output.stream() + "\">");
    StyledText.of(text).forEach(this::styled);
    html.markup("</pre></details>\n");
  }

  private void styled(StyledText stretch) {
    String classes = colours.classes(stretch.style());
    if (classes.isEmpty()) {
      html.escaped(stretch.text());
    } else {
      html.markup("<span class=\"" + classes + "\">").escaped(stretch.text()).markup("</span>");
    }
  }

  @Override
  public void missing(String what) {
    html.element("p", "class=\"said\"", "(" + what + ")").markup("\n");
  }

  @Override
  public void ended(TranscriptEntry.Ended ended) {
    said(ended.time(), "ended", ended.words());
  }

  @Override
  public void noEnd(StepHistory turn, String what) {
    html.markup("<p class=\"said\"><b>no end</b> ").line(what).markup("</p>\n");
  }

  @Override
  public void turnEnds() {
    html.markup("</section>\n");
  }

  @Override
  public void partEnds(RunPart part, String sentence) {
    String kind = part.end().map(end -> HtmlClasses.kind(end.result())).orElse("open");
    html.markup("<p class=\"part " + kind + "\">");
    part.ended().ifPresent(this::time);
    html.line(sentence).markup("</p>\n");
  }

  @Override
  public void between() {
    html.markup("<section class=\"turn quiet\">\n<h2>Between the commands</h2>\n");
  }

  @Override
  public void betweenEnds() {
    html.markup("</section>\n");
  }

  @Override
  public void damaged(String message) {
    html.element("p", "class=\"part bad\"", "The journal is damaged: " + message).markup("\n");
  }

  private Html time(Instant time) {
    return html.markup("<time>" + times.clock(time) + "</time> ");
  }

  private void said(Instant time, String name, String what) {
    html.markup("<p class=\"said\">");
    time(time).element("b", "", name).markup(" ").line(what).markup("</p>\n");
  }
}
