package dev.runbook.report;

import dev.runbook.journal.JournalRecord;
import dev.runbook.journal.event.JournalStepEvent;
import java.time.Duration;
import java.time.Instant;

/**
 * Draws the timeline of a run: for each step, when the gate showed it and when its commands ran.
 */
final class HtmlTimeline {
  private static final int WIDTH = 1000;
  private static final int THINNEST = 4;

  private final Html html;
  private final RunStory story;
  private final PartWords words;
  private final long whole;
  private Instant start;
  private long earlier;
  private int place;

  private HtmlTimeline(Html html, RunStory story) {
    this.html = html;
    this.story = story;
    this.words = new PartWords(story);
    this.start = story.parts().get(0).began();
    this.whole = Math.max(1, story.played().toMillis());
  }

  static void add(Html html, RunStory story) {
    if (!story.turns().isEmpty()) {
      html.markup("<nav aria-label=\"Timeline\">\n<ol class=\"timeline\">\n");
      HtmlTimeline timeline = new HtmlTimeline(html, story);
      story.parts().forEach(timeline::add);
      html.markup("</ol>\n");
      legend(html);
      html.markup("</nav>\n");
    }
  }

  private static void legend(Html html) {
    html.markup("<ul class=\"legend\">\n");
    key(html, "wait", "looked at, nothing ran");
    key(html, "good", "commands of a step that ended well");
    key(html, "bad", "of one that failed");
    key(html, "open", "of one that was stopped, or whose outcome is unknown");
    html.markup("</ul>\n");
  }

  private static void key(Html html, String kind, String meaning) {
    html.markup("<li><svg viewBox=\"0 0 10 10\" aria-hidden=\"true\"><rect class=\"" + kind);
    html.markup("\" x=\"0\" y=\"0\" width=\"10\" height=\"10\"/></svg> " + meaning + "</li>\n");
  }

  /** The time between two parts, in which nobody played, is left out. */
  private void add(RunPart part) {
    if (part.number() > 1) {
      earlier += story.before(part).length().toMillis();
      start = part.began();
      html.markup("<li class=\"part\"><a href=\"#part-" + part.number() + "\">");
      html.line("Resumed by " + words.who(part)).markup("</a></li>\n");
    }
    part.turns().forEach(this::add);
  }

  private void add(StepHistory turn) {
    place++;
    html.markup("<li><a href=\"#turn-" + place + "\">");
    html.line(turn.number() + ". " + turn.title()).markup("</a>");
    html.markup("<svg viewBox=\"0 0 1000 10\" preserveAspectRatio=\"none\" aria-hidden=\"true\">");
    long began = millis(turn.began());
    long ended = turn.records().stream().mapToLong(r -> millis(r.time())).max().orElse(began);
    bar("wait", began, ended);
    // A step that failed is red all along: its last command may be too short to be seen.
    String kind = HtmlClasses.kind(turn.result());
    long from = -1;
    for (JournalRecord record : turn.records()) {
      if (record.event() instanceof JournalStepEvent.CommandStarted) {
        from = millis(record.time());
      } else if (record.event() instanceof JournalStepEvent.CommandFinished && from >= 0) {
        bar(kind, from, millis(record.time()));
        from = -1;
      }
    }
    if (from >= 0) {
      bar("open", from, ended);
    }
    String took = turn.millis().isEmpty() ? turn.outcome() : TextFormat.duration(turn.millis());
    html.markup("</svg>").element("span", "", took).markup("</li>\n");
  }

  private void bar(String kind, long from, long to) {
    long left = Math.min(WIDTH - THINNEST, scaled(from));
    long width = Math.min(WIDTH - left, Math.max(THINNEST, scaled(to) - left));
    html.markup("<rect class=\"" + kind + "\" x=\"" + left + "\" y=\"0\" width=\"" + width);
    html.markup("\" height=\"10\"/>");
  }

  private long scaled(long millis) {
    return Math.max(0, Math.min(WIDTH, millis * WIDTH / whole));
  }

  private long millis(Instant time) {
    return earlier + Duration.between(start, time).toMillis();
  }
}
