package dev.runbook.report;

import dev.runbook.journal.JournalRecord;
import dev.runbook.journal.PastRun;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * A past run as Markdown for a ticket: first the change record in tables, then each step with its
 * output folded. Recorded text can neither break out of its place nor mean anything.
 */
public final class MarkdownTranscript {
  private final OutputText outputs;

  /**
   * A transcript.
   *
   * @param outputLimit how many bytes of each stream of a command are shown: more is cut in the
   *     middle
   */
  public MarkdownTranscript(int outputLimit) {
    this.outputs = new OutputText(outputLimit);
  }

  /** The Markdown of a run, with a line feed at its end. */
  public String of(PastRun run) {
    Story story = Story.of(run);
    Lines lines = new Lines();
    lines.add("# Change record: " + Markdown.text(run.summary().title()));
    summary(lines, story);
    steps(lines, story);
    list(lines, "Confirmations", confirmations(story));
    list(lines, "Hosts", hosts(story));
    params(lines, story);
    list(lines, "Deviations from the page", deviations(story));
    List<String> settled = settled(story);
    if (!settled.isEmpty()) {
      list(lines, "Steps in flight, settled", settled);
    }
    list(lines, "Verification", verification(story));
    lines.blank();
    lines.add("## What happened");
    new MarkdownTurns(lines, story, outputs).add();
    return lines.text();
  }

  private static void summary(Lines lines, Story story) {
    lines.blank();
    lines.add("| Run | " + Markdown.code(story.run().summary().id()) + " |");
    lines.add("|---|---|");
    for (Fact fact : Facts.of(story)) {
      String value = fact.exact() ? Markdown.code(fact.value()) : Markdown.text(fact.value());
      lines.add("| " + fact.name() + " | " + value + " |");
    }
  }

  private static void steps(Lines lines, Story story) {
    lines.blank();
    lines.add("## Steps");
    lines.blank();
    lines.add("| # | Step | Host | Risk | Began | Took | Outcome |");
    lines.add("|--:|---|---|---|---|--:|---|");
    PartWords words = new PartWords(story);
    for (Part part : story.parts()) {
      if (part.number() > 1) {
        String who = Markdown.text("Resumed by " + words.who(part));
        String clock = Words.clock(part.beginning().time());
        lines.add("|  | **" + who + "** |  |  | " + clock + " |  |  |");
      }
      part.turns().forEach(turn -> lines.add(row(turn)));
    }
  }

  private static String row(Turn turn) {
    return String.join(
        " | ",
        "| " + turn.position(),
        Markdown.text(turn.title()),
        Markdown.text(String.join(", ", turn.hosts())),
        turn.risk(),
        Words.clock(turn.shown().time()),
        turn.millis().isEmpty() ? "" : Words.duration(turn.millis()),
        Markdown.text(turn.outcome()) + " |");
  }

  private static List<String> confirmations(Story story) {
    return turns(
        story,
        turn ->
            turn.all("step.answered").stream()
                .filter(answered -> answered.text("answer").contains("confirmed"))
                .map(answered -> at(answered, turn, Said.answer(answered, turn)))
                .toList());
  }

  private static List<String> hosts(Story story) {
    return story.all("host.identified").stream()
        .map(Said::identity)
        .distinct()
        .map(Markdown::code)
        .toList();
  }

  private static void params(Lines lines, Story story) {
    list(
        lines,
        "Parameters",
        Given.of(story).stream()
            .map(
                given ->
                    Markdown.code(given.name())
                        + " = "
                        + Markdown.code(given.value())
                        + given.since())
            .toList());
  }

  private static List<String> settled(Story story) {
    return turns(
        story,
        turn ->
            turn.all("step.settled").stream()
                .map(record -> at(record, turn, Said.settled(record)))
                .toList());
  }

  private static List<String> deviations(Story story) {
    return turns(
        story,
        turn ->
            turn.records().stream()
                .filter(Said::isDeviation)
                .map(record -> at(record, turn, Said.answer(record, turn)))
                .toList());
  }

  /** The steps' own checks, then what the record itself is worth. */
  private static List<String> verification(Story story) {
    List<String> all = turns(story, MarkdownTranscript::checks);
    Verification verification = Verification.of(story.run().folder());
    verification.sentences().forEach(sentence -> all.add(Markdown.text(sentence)));
    return all;
  }

  private static List<String> checks(Turn turn) {
    List<String> checks = new ArrayList<>();
    Optional<JournalRecord> check = Optional.empty();
    for (JournalRecord record : turn.records()) {
      if (record.event().equals("command.started")) {
        check = Optional.of(record).filter(started -> started.object().flag("check"));
      } else if (record.event().equals("command.finished")) {
        String end = Said.commandEnd(record);
        check.ifPresent(started -> checks.add(at(record, turn, started.text("text") + ": " + end)));
        check = Optional.empty();
      }
    }
    return checks;
  }

  private static List<String> turns(Story story, Function<Turn, List<String>> said) {
    List<String> all = new ArrayList<>();
    story.turns().forEach(turn -> all.addAll(said.apply(turn)));
    return all;
  }

  private static String at(JournalRecord record, Turn turn, String said) {
    return Words.time(record.time())
        + ", step "
        + turn.position()
        + " ("
        + Markdown.text(turn.title())
        + "): "
        + Markdown.text(said);
  }

  private static void list(Lines lines, String title, List<String> items) {
    lines.blank();
    lines.add("## " + title);
    lines.blank();
    if (items.isEmpty()) {
      lines.add("None.");
    }
    items.forEach(item -> lines.add("- " + item));
  }
}
