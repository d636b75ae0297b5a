package dev.runbook.report;

import dev.runbook.journal.PastRun;
import dev.runbook.journal.RunSummary;
import dev.runbook.journal.event.Player;
import dev.runbook.json.Json;
import dev.runbook.source.PrintableText;
import java.util.List;
import java.util.Map;

/**
 * Writes a past run as a terminal recording, asciicast version 3: questions and answers, commands
 * with their coloured output, and a marker for each step.
 *
 * <p>Its terminal is as large as the run's was, where the journal says so; each part of a run that
 * went on may have another. Changes within a part are not recorded.
 *
 * <p>The journal knows when a command began and ended, not when each piece of its output came: its
 * lines are spread evenly between the two. Which line of standard error came after which of
 * standard output is not known either: standard error follows.
 */
public final class AsciicastTranscript {
  /** Of a run that was played without a terminal, or by a version that did not record it. */
  private static final Player.Terminal USUAL = new Player.Terminal(100, 30);

  /** Players shorten longer waits to this many seconds; the times themselves stay as they were. */
  private static final int LONGEST_WAIT = 3;

  private final OutputText outputs;

  /**
   * A recording.
   *
   * @param outputLimit how many bytes of each stream of a command are shown: more is cut in the
   *     middle
   */
  public AsciicastTranscript(int outputLimit) {
    this.outputs = new OutputText(outputLimit);
  }

  /** The lines of a run's recording. */
  public String of(PastRun run) {
    RunStory story = RunStory.of(run);
    Cast cast = new Cast(header(run.summary(), story));
    CastTeller teller = new CastTeller(cast, new PlaybackTimes(run.contents().records()), outputs);
    StoryWalk.tell(story, teller);
    run.summary().exitStatus().ifPresent(teller::exit);
    return cast.toString();
  }

  private static Map<String, Object> header(RunSummary run, RunStory story) {
    Player.Terminal size = Cast.terminalOf(story.started()).orElse(USUAL);
    return Json.map(
        "version",
        3,
        "term",
        Json.map("cols", size.cols(), "rows", size.rows()),
        "timestamp",
        run.start().getEpochSecond(),
        "idle_time_limit",
        LONGEST_WAIT,
        "title",
        PrintableText.line(run.title() + " · " + run.id()),
        "tags",
        List.of("runbook", PrintableText.line(run.outcome()), PrintableText.line(run.mode())));
  }
}
