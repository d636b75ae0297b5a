package dev.runbook.report;

import dev.runbook.run.StepOutcome;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** Shows the failed and unknown steps on the first screen of a page in HTML. */
final class HtmlFailures {
  private static final int LINES = 5;

  private final Html html;
  private final RunStory story;
  private final OutputText outputs;

  HtmlFailures(Html html, RunStory story, OutputText outputs) {
    this.html = html;
    this.story = story;
    this.outputs = outputs;
  }

  /** Each with a link to its turn, its last command, and what that said last. */
  void add() {
    List<StepHistory> turns = story.turns();
    List<Integer> bad =
        Stream.iterate(0, at -> at < turns.size(), at -> at + 1)
            .filter(at -> isToBeSeen(turns.get(at).result()))
            .toList();
    if (bad.isEmpty()) {
      return;
    }
    html.markup("<section class=\"record\">\n").element("h2", "", "What failed").markup("\n<ul>\n");
    bad.forEach(at -> add(at + 1, turns.get(at)));
    html.markup("</ul>\n</section>\n");
  }

  private static boolean isToBeSeen(String result) {
    return StepOutcome.of(result).isFailure() || result.equals(StepOutcome.UNKNOWN.word());
  }

  private void add(int place, StepHistory turn) {
    html.markup("<li><a href=\"#turn-" + place + "\">");
    html.line(turn.place() + ": " + turn.title()).markup("</a>: ").line(turn.outcome());
    List<TranscriptEntry.Began> began =
        turn.entries().stream()
            .filter(TranscriptEntry.Began.class::isInstance)
            .map(TranscriptEntry.Began.class::cast)
            .toList();
    if (!began.isEmpty()) {
      TranscriptEntry.Began last = began.get(began.size() - 1);
      html.markup("\n<pre class=\"command\">").text(last.command().text()).markup("</pre>\n");
      said(last.command().number());
    }
    html.markup("</li>\n");
  }

  private void said(long command) {
    List<String> lines = new ArrayList<>();
    for (Output output : Output.of(story.run().folder(), command)) {
      lines.addAll(outputs.lines(output.file(), ""));
    }
    if (!lines.isEmpty()) {
      List<String> last = lines.subList(Math.max(0, lines.size() - LINES), lines.size());
      html.markup("<pre class=\"output\">").text(String.join("\n", last)).markup("</pre>\n");
    }
  }
}
