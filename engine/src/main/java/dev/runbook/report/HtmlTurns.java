package dev.runbook.report;

import dev.runbook.journal.Damage;
import dev.runbook.journal.JournalRecord;
import dev.runbook.journal.RunFolder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/** The steps' turns in HTML, a section each. */
final class HtmlTurns {
  /** Longer output begins folded. */
  private static final int OPEN_LINES = 40;

  private final Html html;
  private final HtmlColours colours;
  private final Story story;
  private final PartWords words;
  private final RunFolder folder;
  private final OutputText outputs;
  private int place;

  HtmlTurns(Html html, HtmlColours colours, Story story, OutputText outputs) {
    this.html = html;
    this.colours = colours;
    this.story = story;
    this.words = new PartWords(story);
    this.folder = story.run().folder();
    this.outputs = outputs;
  }

  /** Adds all of them. */
  void add() {
    story.parts().forEach(this::part);
    boolean between = Files.exists(folder.stdout(0)) || Files.exists(folder.stderr(0));
    if (between) {
      html.markup("<section class=\"turn quiet\">\n<h2>Between the commands</h2>\n");
      output(0);
      html.markup("</section>\n");
    }
    Optional<String> damage = story.run().contents().damage().map(Damage::message);
    damage.ifPresent(
        message ->
            html.element("p", "class=\"part bad\"", "The journal is damaged: " + message)
                .markup("\n"));
  }

  private void part(Part part) {
    if (part.number() > 1) {
      html.markup("<p class=\"part\" id=\"part-" + part.number() + "\"><time>");
      html.markup(Words.clock(part.beginning().time()) + "</time> ");
      html.line(words.resumed(part)).markup("</p>\n");
    }
    part.before().forEach(record -> said(record, "note", Said.other(record)));
    part.turns().forEach(this::turn);
    String kind = part.end().map(end -> HtmlWords.kind(end.text("result"))).orElse("open");
    html.markup("<p class=\"part " + kind + "\">");
    part.end().ifPresent(end -> html.markup("<time>" + Words.clock(end.time()) + "</time> "));
    html.line(words.end(part)).markup("</p>\n");
  }

  private void turn(Turn turn) {
    place++;
    String kind = HtmlWords.kind(turn.result());
    html.markup("<section class=\"turn " + kind + "\" id=\"turn-" + place + "\">\n<h2>");
    html.element("span", "class=\"place\"", turn.position() + "/" + turn.total());
    html.markup(" ").line(turn.title()).markup(" ");
    html.element("span", "class=\"badge " + kind + "\"", turn.outcome());
    if (!turn.risk().equals(Risks.NONE)) {
      html.markup(" ").element("span", "class=\"badge " + turn.risk() + "\"", turn.risk());
    }
    html.markup("</h2>\n");
    String on = turn.hosts().isEmpty() ? "" : " · on " + String.join(", ", turn.hosts());
    html.element("p", "class=\"about\"", turn.id() + " · line " + turn.line() + on);
    html.markup("\n");
    turn.records().forEach(record -> add(turn, record));
    turn.withoutEnd().ifPresent(started -> noEnd(turn, started));
    html.markup("</section>\n");
  }

  private void noEnd(Turn turn, JournalRecord started) {
    output(started.object().number("number").orElse(0));
    html.markup("<p class=\"said\"><b>no end</b> " + turn.saidOfNoEnd() + "</p>\n");
  }

  private void add(Turn turn, JournalRecord record) {
    switch (record.event()) {
      case "step.answered" -> said(record, "answer", Said.answer(record, turn));
      case "step.settled" -> said(record, "settled", Said.settled(record));
      case "step.started" -> attempt(record);
      case "host.identified" -> said(record, "identity", Said.identity(record));
      case "command.started" -> commandStarted(record);
      case "command.finished" -> commandFinished(record);
      case "step.finished" -> said(record, "step", Said.stepEnd(record));
      default -> said(record, "note", Said.other(record));
    }
  }

  private void attempt(JournalRecord started) {
    long attempt = started.object().number("attempt").orElse(1);
    if (attempt > 1) {
      said(started, "attempt", Long.toString(attempt));
    }
  }

  private void commandStarted(JournalRecord started) {
    String text = started.text("text");
    String run = started.text("run");
    said(started, "on", started.text("host"));
    html.markup("<pre class=\"command\">").text(text).markup("</pre>\n");
    if (!run.isEmpty() && !text.contains(run)) {
      html.markup("<p class=\"said\"><b>sent as</b></p>\n");
      html.markup("<pre class=\"command\">").text(run).markup("</pre>\n");
    }
  }

  private void commandFinished(JournalRecord finished) {
    long number = finished.object().number("number").orElse(0);
    output(number);
    missing(finished, "stdout", folder.stdout(number));
    missing(finished, "stderr", folder.stderr(number));
    said(finished, "ended", Said.commandEnd(finished));
  }

  private void missing(JournalRecord finished, String stream, Path file) {
    Said.missing(folder, finished, stream, file)
        .ifPresent(what -> html.element("p", "class=\"said\"", "(" + what + ")").markup("\n"));
  }

  private void output(long number) {
    stream("standard output", "stdout", folder.stdout(number));
    stream("standard error", "stderr", folder.stderr(number));
  }

  private void stream(String name, String kind, Path file) {
    if (!Files.exists(file)) {
      return;
    }
    String output = outputs.raw(file);
    int count = (int) output.lines().count();
    html.markup("<details" + (count > OPEN_LINES ? "" : " open") + "><summary>" + name + ", ");
    html.markup(Words.lines(count) + "</summary>\n<pre class=\"output " + kind + "\">");
    for (StyledText stretch : StyledText.of(output)) {
      styled(stretch);
    }
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

  private void said(JournalRecord record, String name, String what) {
    html.markup("<p class=\"said\"><time>" + Words.clock(record.time()) + "</time> <b>" + name);
    html.markup("</b> ").line(what).markup("</p>\n");
  }
}
