package dev.runbook.report;

import dev.runbook.journal.Damage;
import dev.runbook.journal.JournalRecord;
import dev.runbook.journal.RunFolder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** The steps of a transcript, in the order in which they were played. */
final class TranscriptBody {
  private static final String STDOUT = "    | ";
  private static final String STDERR = "    ! ";

  private final Lines lines;
  private final Story story;
  private final PartWords words;
  private final RunFolder folder;
  private final OutputText outputs;

  TranscriptBody(Lines lines, Story story, OutputText outputs) {
    this.lines = lines;
    this.story = story;
    this.words = new PartWords(story);
    this.folder = story.run().folder();
    this.outputs = outputs;
  }

  /** Adds all of it. */
  void add() {
    story.parts().forEach(this::part);
    if (Files.exists(folder.stdout(0)) || Files.exists(folder.stderr(0))) {
      lines.blank();
      lines.add("Between the commands");
      output(0);
    }
    story.run().contents().damage().map(Damage::message).ifPresent(this::damage);
  }

  private void part(Part part) {
    if (part.number() > 1) {
      lines.blank();
      said(part.beginning(), words.resumed(part));
    }
    part.before().forEach(record -> said(record, "note: " + Said.other(record)));
    part.turns().forEach(this::turn);
    lines.blank();
    String at = part.end().map(end -> Words.clock(end.time()) + "  ").orElse("");
    lines.paragraph("  " + at, words.end(part));
  }

  private void damage(String message) {
    lines.blank();
    lines.paragraph("The journal is damaged: ", message);
  }

  private void turn(Turn turn) {
    lines.blank();
    String place = "Step " + turn.position() + " of " + turn.total() + ": ";
    lines.paragraph(place, turn.title());
    lines.paragraph("  ", about(turn));
    turn.records().forEach(record -> add(turn, record));
    turn.withoutEnd().ifPresent(started -> noEnd(turn, started));
  }

  private static String about(Turn turn) {
    List<String> about = new ArrayList<>();
    about.add(turn.id());
    about.add("line " + turn.line());
    if (!turn.hosts().isEmpty()) {
      about.add("on " + String.join(", ", turn.hosts()));
    }
    if (!turn.risk().equals(Risks.NONE)) {
      about.add(turn.risk());
    }
    return String.join(" · ", about);
  }

  /** Adds what a record says; of events that this program does not know, their name and texts. */
  private void add(Turn turn, JournalRecord record) {
    switch (record.event()) {
      case "step.answered" -> said(record, "answer: " + Said.answer(record, turn));
      case "step.settled" -> said(record, "settled: " + Said.settled(record));
      case "step.started" -> attempt(record);
      case "host.identified" -> said(record, "identity: " + Said.identity(record));
      case "command.started" -> commandStarted(record);
      case "command.finished" -> commandFinished(record);
      case "step.finished" -> said(record, "step: " + Said.stepEnd(record));
      default -> said(record, "note: " + Said.other(record));
    }
  }

  private void attempt(JournalRecord started) {
    if (number(started, "attempt") > 1) {
      said(started, "attempt " + number(started, "attempt"));
    }
  }

  private void noEnd(Turn turn, JournalRecord started) {
    output(number(started));
    lines.add("    " + turn.saidOfNoEnd());
  }

  private void commandStarted(JournalRecord started) {
    String text = started.text("text");
    String run = started.text("run");
    verbatim(lead(started) + Harmless.line(started.text("host")) + " $ ", text);
    if (!run.isEmpty() && !text.contains(run)) {
      verbatim("            sent: ", run);
    }
  }

  private void verbatim(String lead, String text) {
    String before = lead;
    for (String line : Harmless.text(text).lines().toList()) {
      lines.add(before + line);
      before = " ".repeat(lead.length());
    }
  }

  private void commandFinished(JournalRecord finished) {
    long number = number(finished);
    output(number);
    missing(finished, "stdout", folder.stdout(number));
    missing(finished, "stderr", folder.stderr(number));
    lines.paragraph("    ", Said.commandEnd(finished));
  }

  private void missing(JournalRecord finished, String stream, Path file) {
    Said.missing(folder, finished, stream, file).ifPresent(what -> lines.add("    (" + what + ")"));
  }

  private void output(long number) {
    lines.addAll(outputs.lines(folder.stdout(number), STDOUT));
    lines.addAll(outputs.lines(folder.stderr(number), STDERR));
  }

  private void said(JournalRecord record, String what) {
    lines.paragraph(lead(record), what);
  }

  private static String lead(JournalRecord record) {
    return "  " + Words.clock(record.time()) + "  ";
  }

  private static long number(JournalRecord record) {
    return number(record, "number");
  }

  private static long number(JournalRecord record, String key) {
    return record.object().number(key).orElse(0);
  }
}
