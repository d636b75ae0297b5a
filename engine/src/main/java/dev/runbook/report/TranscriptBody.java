package dev.runbook.report;

import dev.runbook.journal.Damage;
import dev.runbook.journal.JournalRecord;
import dev.runbook.journal.PastRun;
import dev.runbook.journal.RunFolder;
import dev.runbook.journal.RunSummary;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The steps of a transcript, in the order in which they were played. */
final class TranscriptBody {
  private static final String STDOUT = "    | ";
  private static final String STDERR = "    ! ";

  private final Lines lines;
  private final RunFolder folder;
  private final OutputText outputs;

  /** The command that has started and not ended. */
  private Optional<JournalRecord> inFlight = Optional.empty();

  TranscriptBody(Lines lines, RunFolder folder, OutputText outputs) {
    this.lines = lines;
    this.folder = folder;
    this.outputs = outputs;
  }

  /** Adds what a record says; of events that this program does not know, their name and texts. */
  void add(JournalRecord record) {
    switch (record.event()) {
      case "step.shown" -> stepShown(record);
      case "step.answered" -> lines.paragraph("  answer: ", Said.answer(record));
      case "step.started" -> attempt(record);
      case "host.identified" -> lines.paragraph("  identity: ", Said.identity(record));
      case "command.started" -> commandStarted(record);
      case "command.finished" -> commandFinished(record);
      case "step.finished" -> stepFinished(record);
      case "run.started", "run.finished" -> {}
      default -> lines.paragraph("  note: ", Said.other(record));
    }
  }

  /** Adds what there is to say after the last record. */
  void end(PastRun run) {
    inFlight.ifPresent(this::cutOff);
    if (Files.exists(folder.stdout(0)) || Files.exists(folder.stderr(0))) {
      lines.blank();
      lines.add("Between the commands");
      output(0);
    }
    if (run.summary().state() == RunSummary.State.CUT_OFF) {
      lines.blank();
      lines.add("The run was cut off here.");
    }
    run.contents().damage().map(Damage::message).ifPresent(this::damage);
  }

  private void damage(String message) {
    lines.blank();
    lines.paragraph("The journal is damaged: ", message);
  }

  private void stepShown(JournalRecord shown) {
    String place = "Step " + number(shown, "position") + " of " + number(shown, "total") + ": ";
    List<String> about = new ArrayList<>();
    about.add(shown.text("step"));
    about.add("line " + number(shown, "line"));
    List<String> hosts = shown.object().texts("hosts");
    if (!hosts.isEmpty()) {
      about.add("on " + String.join(", ", hosts));
    }
    if (shown.object().flag("danger")) {
      about.add("danger");
    }
    lines.blank();
    lines.paragraph(place, shown.text("title"));
    lines.paragraph("  ", String.join(" · ", about));
  }

  private void attempt(JournalRecord started) {
    if (number(started, "attempt") > 1) {
      lines.add("  attempt " + number(started, "attempt"));
    }
  }

  private void cutOff(JournalRecord started) {
    output(number(started));
    lines.add("    unknown: the journal does not say how it ended");
  }

  private void commandStarted(JournalRecord started) {
    inFlight.ifPresent(this::cutOff);
    inFlight = Optional.of(started);
    String text = started.text("text");
    String run = started.text("run");
    verbatim("  " + Harmless.line(started.text("host")) + " $ ", text);
    if (!run.isEmpty() && !text.contains(run)) {
      verbatim("  sent: ", run);
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
    inFlight = Optional.empty();
    long number = number(finished);
    output(number);
    missing(finished, "stdout", folder.stdout(number));
    missing(finished, "stderr", folder.stderr(number));
    lines.paragraph("    ", Said.commandEnd(finished));
  }

  private void missing(JournalRecord finished, String stream, Path file) {
    boolean wrote = finished.object().object(stream).number("bytes").orElse(0) > 0;
    if (wrote && !Files.exists(file)) {
      lines.add("    (what it wrote to " + stream + " is missing)");
    }
  }

  private void output(long number) {
    lines.addAll(outputs.lines(folder.stdout(number), STDOUT));
    lines.addAll(outputs.lines(folder.stderr(number), STDERR));
  }

  private void stepFinished(JournalRecord finished) {
    lines.paragraph("  ", Said.stepEnd(finished));
  }

  private static long number(JournalRecord record) {
    return number(record, "number");
  }

  private static long number(JournalRecord record, String key) {
    return record.object().number(key).orElse(0);
  }
}
