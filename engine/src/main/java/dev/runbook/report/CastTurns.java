package dev.runbook.report;

import dev.runbook.journal.JournalRecord;
import dev.runbook.journal.RunFolder;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The steps' turns as a terminal would have shown them. */
final class CastTurns {
  private static final String BOLD = "\u001b[1m";
  private static final String DIM = "\u001b[2m";
  private static final String RED = "\u001b[31m";
  private static final String CYAN = "\u001b[36m";
  private static final String RESET = "\u001b[0m";

  /** A line with its line feed, or the rest. */
  private static final Pattern LINE = Pattern.compile("[^\n]*\n|[^\n]+");

  private final Cast cast;
  private final RunFolder folder;
  private final OutputText outputs;
  private Turn turn;
  private Optional<JournalRecord> inFlight = Optional.empty();
  private long began;
  private long last;

  CastTurns(Cast cast, RunFolder folder, OutputText outputs) {
    this.cast = cast;
    this.folder = folder;
    this.outputs = outputs;
  }

  /** The terminal has another size from here on. */
  void resize(long at, CastSize size) {
    noEnd();
    last = at;
    cast.add(at, "r", size.columns() + "x" + size.rows());
  }

  /** Another process goes on. */
  void resume(long at, String sentence) {
    noEnd();
    last = at;
    String shown = Harmless.line(sentence);
    cast.add(at, "m", shown);
    line(at, "");
    line(at, BOLD + shown + RESET);
  }

  void begin(long at, Turn begun) {
    turn = begun;
    last = at;
    String place = "Step " + turn.position() + " of " + turn.total() + ": ";
    String title = Harmless.line(turn.title());
    String outcome = Harmless.line(turn.outcome());
    cast.add(at, "m", place + title + " · " + turn.risk() + " · " + outcome);
    String risk = turn.risk().equals(Risks.NONE) ? "" : " " + RED + turn.risk() + RESET;
    line(at, "");
    line(at, BOLD + place + title + RESET + risk);
  }

  void add(long at, JournalRecord record) {
    last = at;
    switch (record.event()) {
      case "step.answered" -> quiet(at, "answer: " + Said.answer(record, turn));
      case "step.settled" -> quiet(at, "settled: " + Said.settled(record));
      case "host.identified" -> quiet(at, "identity: " + Said.identity(record));
      case "command.started" -> commandStarted(at, record);
      case "command.finished" -> commandFinished(at, record);
      case "step.finished" -> quiet(at, Said.stepEnd(record));
      case "step.started", "run.started", "run.finished", "run.aborted" -> {}
      default -> quiet(at, "note: " + Said.other(record));
    }
  }

  /** Adds what there is to say after the last record. */
  void end(String outcome) {
    noEnd();
    line(last, "");
    line(last, BOLD + Harmless.line(outcome) + RESET);
  }

  private void noEnd() {
    inFlight.ifPresent(started -> output(last, number(started)));
    inFlight.ifPresent(started -> quiet(last, turn.saidOfNoEnd()));
    inFlight = Optional.empty();
  }

  void exit(long status) {
    cast.add(last, "x", Long.toString(status));
  }

  private void commandStarted(long at, JournalRecord started) {
    inFlight = Optional.of(started);
    began = at;
    String lead = CYAN + Harmless.line(started.text("host")) + " $ " + RESET;
    for (String text : Harmless.text(started.text("text")).lines().toList()) {
      line(at, lead + BOLD + text + RESET);
      lead = "  ";
    }
  }

  private void commandFinished(long at, JournalRecord finished) {
    inFlight = Optional.empty();
    output(at, number(finished));
    quiet(at, Said.commandEnd(finished));
  }

  /** The lines that a command wrote, evenly from its start to its end. */
  private void output(long ended, long number) {
    List<String> lines = new ArrayList<>(lines(outputs.raw(folder.stdout(number))));
    lines.addAll(lines(outputs.raw(folder.stderr(number))));
    for (int at = 0; at < lines.size(); at++) {
      cast.add(began + (ended - began) / lines.size() * (at + 1), "o", lines.get(at));
    }
  }

  /** Lines as a terminal gets them, each closed, so that a colour does not run on. */
  private static List<String> lines(String output) {
    List<String> lines = new ArrayList<>();
    Matcher line = LINE.matcher(ansi(output));
    while (line.find()) {
      lines.add(line.group().replace("\n", "") + "\r\n");
    }
    return lines;
  }

  private static String ansi(String output) {
    StringBuilder out = new StringBuilder();
    for (StyledText stretch : StyledText.of(output)) {
      String style = stretch.style().sequence();
      out.append(style).append(stretch.text()).append(style.isEmpty() ? "" : RESET);
    }
    return out.toString();
  }

  private void quiet(long at, String text) {
    line(at, DIM + Harmless.line(text) + RESET);
  }

  private void line(long at, String text) {
    cast.add(at, "o", text + "\r\n");
  }

  private static long number(JournalRecord record) {
    return record.object().number("number").orElse(0);
  }
}
