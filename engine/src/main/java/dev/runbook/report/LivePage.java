package dev.runbook.report;

import dev.runbook.journal.PastRun;
import dev.runbook.journal.RunFolder;
import dev.runbook.source.UnreadableException;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Writes a run as a page in HTML while somebody plays it, in pieces: a browser that shows an
 * earlier state needs only the pieces that have changed.
 *
 * <p>It looks as the HTML transcript does, and recorded text is only ever text in it. It reads the
 * run's folder and writes nothing; what was masked when it was recorded is masked here. Any thread
 * may look, one at a time.
 */
public final class LivePage {
  /** How many bytes of each stream of a command it shows; more is cut in the middle. */
  static final int OUTPUT_LIMIT = 1 << 18;

  private static final int LOOKS_PER_PLAYER = 4;

  private final RunFolder folder;
  private final Times times;
  private final Map<String, Long> earlier;
  private final HtmlColours colours = new HtmlColours();
  private final LiveHostPages hosts;
  private Map<String, Long> seen = Map.of();
  private State state;
  private int unchanged;

  /**
   * What a run looks like at one point in time.
   *
   * @param title the run's title and its id
   * @param pieces the HTML of its parts, in order: first the record and the timeline, then the turn
   *     of each step, then those of the hosts of a group
   * @param colours the rules of a style sheet for the colours of its output
   * @param now what it does now, as text: a sentence, and one for each of some hosts that have
   *     their turn; empty where no step is open
   * @param over whether the run has ended, or its player has gone
   */
  public record State(String title, List<String> pieces, String colours, String now, boolean over) {
    /** Copies the list. */
    public State {
      pieces = List.copyOf(pieces);
    }
  }

  /**
   * Prepares the page of a run.
   *
   * @param earlier how long its steps took in an earlier run, in milliseconds, by their ids
   */
  public LivePage(RunFolder folder, ZoneId zone, Map<String, Long> earlier) {
    this.folder = folder;
    this.times = Times.in(zone);
    this.earlier = Map.copyOf(earlier);
    this.hosts = new LiveHostPages(folder, times, this.earlier, colours);
  }

  /** The style sheet that its HTML is made for. */
  public static String style() {
    return HtmlTranscript.resource("transcript.css");
  }

  /** The script that searches its pieces; it needs the form of {@link #searchForm()}. */
  public static String searchScript() {
    return HtmlTranscript.resource("transcript.js");
  }

  /** The form of the search, which the script shows. */
  public static String searchForm() {
    return HtmlTranscript.SEARCH_FORM;
  }

  /**
   * The state of the run; the same object as before where nothing was written since.
   *
   * @throws UnreadableException when the run cannot be read
   */
  public State look() {
    Map<String, Long> files = FileSizes.of(folder);
    files.putAll(hosts.sizes());
    boolean same = state != null && files.equals(seen);
    // A player that was killed writes nothing more: now and then it is looked for itself.
    if (same && (++unchanged % LOOKS_PER_PLAYER != 0 || isOver() == state.over())) {
      return state;
    }
    state = read();
    seen = files;
    seen.putAll(hosts.seen()); // hosts that were not known before
    return state;
  }

  private boolean isOver() {
    return !RunStory.of(PastRun.read(folder), times).isInFlight();
  }

  private State read() {
    RunStory story = RunStory.of(PastRun.read(folder), times);
    OutputText outputs = new OutputText(OUTPUT_LIMIT);
    Html record = new Html();
    HtmlTranscript.header(record, story);
    new HtmlRecord(record, story, outputs).add();
    HtmlTimeline.add(record, story);
    List<String> pieces = new ArrayList<>();
    pieces.add(record.toString());
    Html turns = new Html();
    pieces.addAll(LivePieces.of(story, new HtmlTeller(turns, colours, outputs, times), turns));
    hosts.read(story);
    pieces.addAll(hosts.pieces());
    return new State(
        story.run().summary().title() + " · " + story.run().summary().id(),
        pieces,
        colours.css(),
        now(story),
        !story.isInFlight());
  }

  private String now(RunStory story) {
    List<String> now = new ArrayList<>(List.of(new CurrentStep(story, earlier).sentence()));
    now.addAll(hosts.now());
    now.removeIf(String::isEmpty);
    return String.join(" · ", now);
  }
}
