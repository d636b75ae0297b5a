package dev.runbook.report;

import dev.runbook.journal.PastRun;
import dev.runbook.source.PrintableText;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Map;

/** Writes a past run as plain text for people: the change record, answers, commands and output. */
public final class TextTranscript {
  /** How much of each command's output is shown unless somebody asks for more, in bytes. */
  public static final int DEFAULT_OUTPUT_LIMIT = 16 * 1024;

  private final OutputText outputs;
  private final Times times;

  /**
   * A transcript.
   *
   * @param outputLimit how many bytes of each stream of a command are shown: more is cut in the
   *     middle
   */
  public TextTranscript(int outputLimit) {
    this(outputLimit, ZoneOffset.UTC);
  }

  /** The same, with its times in a zone. */
  public TextTranscript(int outputLimit, ZoneId zone) {
    this.outputs = new OutputText(outputLimit);
    this.times = Times.in(zone);
  }

  /** The text of a run, with a line feed at its end. */
  public String of(PastRun run) {
    TextLines lines = new TextLines();
    RunStory story = RunStory.of(run, times);
    item(lines, "Run", run.summary().id());
    Facts.of(story).forEach(fact -> item(lines, fact.name(), fact.value()));
    for (GivenValue given : GivenValue.of(story)) {
      item(lines, "With", given.name() + " = " + given.value() + given.since());
    }
    StoryWalk.tell(story, new TextTeller(lines, outputs, times));
    return lines.text();
  }

  /** The text of a run, and after it those of the hosts of a group that it has led. */
  public String of(PastRun run, Map<String, PastRun> parts) {
    StringBuilder text = new StringBuilder(of(run));
    parts.forEach(
        (host, part) ->
            text.append("\n──── on ")
                .append(PrintableText.line(host))
                .append(" ────\n\n")
                .append(of(part)));
    return text.toString();
  }

  private static void item(TextLines lines, String name, String value) {
    lines.paragraph(String.format("%-14s", name), value);
  }
}
