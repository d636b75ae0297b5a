package dev.runbook.report;

import dev.runbook.journal.JournalRecord;
import dev.runbook.journal.PastRun;
import dev.runbook.journal.RunSummary;
import dev.runbook.json.Json;
import java.util.List;
import java.util.Map;

/**
 * A past run as a terminal recording: what was asked and answered, the commands, their output in
 * its colours, and a marker for each step.
 *
 * <p>Its terminal is as large as the run's was, where the journal says so; each part of a run that
 * went on may have another. Changes within a part are not recorded.
 *
 * <p>The journal knows when a command began and ended, not when each piece of its output came: its
 * lines are spread evenly between the two. Which line of standard error came after which of
 * standard output is not known either: standard error follows.
 */
public final class AsciicastTranscript {
  /** Players shorten longer waits to this many seconds; the times themselves stay as they were. */
  private static final int LONGEST_WAIT = 3;

  private final CastVersion version;
  private final OutputText outputs;

  /**
   * A recording.
   *
   * @param version of the format
   * @param outputLimit how many bytes of each stream of a command are shown: more is cut in the
   *     middle
   */
  public AsciicastTranscript(CastVersion version, int outputLimit) {
    this.version = version;
    this.outputs = new OutputText(outputLimit);
  }

  /** The lines of a run's recording. */
  public String of(PastRun run) {
    Story story = Story.of(run);
    Cast cast =
        new Cast(
            header(run.summary(), CastSize.of(story.started()).orElse(CastSize.USUAL)),
            version == CastVersion.V3);
    CastTurns turns = new CastTurns(cast, run.folder(), outputs);
    Pace pace = new Pace();
    PartWords words = new PartWords(story);
    int turn = 0;
    int part = 0;
    for (JournalRecord record : run.contents().records()) {
      long at = pace.at(record);
      if (record.event().equals("run.resumed")) {
        CastSize.of(record).ifPresent(size -> turns.resize(at, size));
        turns.resume(at, words.resumed(story.parts().get(++part)));
      } else if (record.event().equals("step.shown")) {
        turns.begin(at, story.turns().get(turn++));
      } else {
        turns.add(at, record);
      }
    }
    turns.end(Said.runEnd(run));
    if (version == CastVersion.V3 && run.summary().exitStatus().isPresent()) {
      turns.exit(run.summary().exitStatus().getAsLong());
    }
    return cast.toString();
  }

  private Map<String, Object> header(RunSummary run, CastSize size) {
    String title = Harmless.line(run.title() + " · " + run.id());
    if (version == CastVersion.V2) {
      return Json.map(
          "version",
          2,
          "width",
          size.columns(),
          "height",
          size.rows(),
          "timestamp",
          run.start().getEpochSecond(),
          "idle_time_limit",
          LONGEST_WAIT,
          "title",
          title);
    }
    return Json.map(
        "version",
        3,
        "term",
        Json.map("cols", size.columns(), "rows", size.rows()),
        "timestamp",
        run.start().getEpochSecond(),
        "idle_time_limit",
        LONGEST_WAIT,
        "title",
        title,
        "tags",
        List.of("runbook", Harmless.line(run.outcome()), Harmless.line(run.mode())));
  }
}
