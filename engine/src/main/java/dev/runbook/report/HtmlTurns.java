package dev.runbook.report;

import dev.runbook.journal.Damage;
import dev.runbook.journal.JournalRecord;
import dev.runbook.journal.RunFolder;
import dev.runbook.journal.RunSummary;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/** The steps' turns in HTML, a section each. */
final class HtmlTurns {
  /** Longer output begins folded. */
  private static final int OPEN_LINES = 40;

  private final Html html;
  private final HtmlColours colours;
  private final RunFolder folder;
  private final OutputText outputs;
  private int place;

  /** The command that has started and not ended. */
  private Optional<JournalRecord> inFlight = Optional.empty();

  HtmlTurns(Html html, HtmlColours colours, RunFolder folder, OutputText outputs) {
    this.html = html;
    this.colours = colours;
    this.folder = folder;
    this.outputs = outputs;
  }

  void add(Turn turn) {
    place++;
    String kind = HtmlWords.kind(turn.result());
    html.markup("<section class=\"turn " + kind + "\" id=\"turn-" + place + "\">\n<h2>");
    html.element("span", "class=\"place\"", turn.position() + "/" + turn.total());
    html.markup(" ").line(turn.title()).markup(" ");
    html.element("span", "class=\"badge " + kind + "\"", turn.result());
    if (!turn.risk().equals(Risks.NONE)) {
      html.markup(" ").element("span", "class=\"badge " + turn.risk() + "\"", turn.risk());
    }
    html.markup("</h2>\n");
    String on = turn.hosts().isEmpty() ? "" : " · on " + String.join(", ", turn.hosts());
    html.element("p", "class=\"about\"", turn.id() + " · line " + turn.line() + on);
    html.markup("\n");
    turn.records().forEach(this::add);
    html.markup("</section>\n");
  }

  /** Adds what there is to say after the last record. */
  void end(Story story) {
    boolean between = Files.exists(folder.stdout(0)) || Files.exists(folder.stderr(0));
    boolean cutOff = story.run().summary().state() == RunSummary.State.CUT_OFF;
    Optional<String> damage = story.run().contents().damage().map(Damage::message);
    if (inFlight.isEmpty() && !between && !cutOff && damage.isEmpty()) {
      return;
    }
    html.markup("<section class=\"turn open\">\n<h2>After the last record</h2>\n");
    inFlight.ifPresent(this::cutOff);
    if (between) {
      html.markup("<p>Between the commands:</p>\n");
      output(0);
    }
    if (cutOff) {
      html.markup("<p>The run was cut off here.</p>\n");
    }
    damage.ifPresent(message -> html.element("p", "", "The journal is damaged: " + message));
    html.markup("</section>\n");
  }

  private void cutOff(JournalRecord started) {
    output(started.object().number("number").orElse(0));
    html.markup("<p class=\"said\"><b>unknown</b> the journal does not say how command ");
    html.markup(started.object().number("number").orElse(0) + " ended</p>\n");
  }

  private void add(JournalRecord record) {
    switch (record.event()) {
      case "step.answered" -> said(record, "answer", Said.answer(record));
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
    inFlight.ifPresent(this::cutOff);
    inFlight = Optional.of(started);
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
    inFlight = Optional.empty();
    output(finished.object().number("number").orElse(0));
    said(finished, "ended", Said.commandEnd(finished));
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
