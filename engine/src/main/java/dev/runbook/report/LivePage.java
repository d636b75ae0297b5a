package dev.runbook.report;

import dev.runbook.journal.PastRun;
import dev.runbook.journal.RunFolder;
import dev.runbook.source.UnreadableException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

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
  private static final int OUTPUT_LIMIT = 1 << 18;

  private static final int LOOKS_PER_PLAYER = 4;

  private final RunFolder folder;
  private final Times times;
  private final Map<String, Long> earlier;
  private Map<String, Long> seen = Map.of();
  private State state;
  private int unchanged;

  /**
   * What a run looks like at one point in time.
   *
   * @param title the run's title and its id
   * @param pieces the HTML of its parts, in order: first the record and the timeline, then the turn
   *     of each step
   * @param colours the rules of a style sheet for the colours of its output
   * @param now one sentence about what it does now, as text; empty where no step is open
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
    Map<String, Long> files = sizes();
    boolean same = state != null && files.equals(seen);
    // A player that was killed writes nothing more: now and then it is looked for itself.
    if (same && (++unchanged % LOOKS_PER_PLAYER != 0 || isOver() == state.over())) {
      return state;
    }
    seen = files;
    state = read();
    return state;
  }

  private boolean isOver() {
    return !RunStory.of(PastRun.read(folder), times).isInFlight();
  }

  private State read() {
    RunStory story = RunStory.of(PastRun.read(folder), times);
    HtmlColours colours = new HtmlColours();
    OutputText outputs = new OutputText(OUTPUT_LIMIT);
    Html record = new Html();
    HtmlTranscript.header(record, story);
    new HtmlRecord(record, story, outputs).add();
    HtmlTimeline.add(record, story);
    List<String> pieces = new ArrayList<>();
    pieces.add(record.toString());
    Html turns = new Html();
    StoryWalk.tell(
        story, new Pieces(new HtmlTeller(turns, colours, outputs, times), turns, pieces));
    pieces.add(turns.cut());
    pieces.removeIf(String::isEmpty);
    return new State(
        story.run().summary().title() + " · " + story.run().summary().id(),
        pieces,
        colours.css(),
        new CurrentStep(story, earlier).sentence(),
        !story.isInFlight());
  }

  /** The sizes of all that a player writes. */
  private Map<String, Long> sizes() {
    Map<String, Long> sizes = new TreeMap<>();
    try (Stream<Path> files = Files.walk(folder.path())) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        sizes.put(file.toString(), Files.size(file));
      }
    } catch (NoSuchFileException e) {
      sizes.put(e.getFile(), -1L); // moved while this looked: the next look sees it
    } catch (IOException e) {
      throw new UnreadableException(
          folder.path().toString(), "unreadable", "cannot be read: " + e.getMessage());
    }
    return sizes;
  }

  /** Cuts what a teller writes where something begins that can change by itself. */
  private record Pieces(HtmlTeller teller, Html html, List<String> pieces) implements StoryTeller {
    private void cut() {
      pieces.add(html.cut());
    }

    @Override
    public void resumed(RunPart part, String sentence) {
      cut();
      teller.resumed(part, sentence);
    }

    @Override
    public void turn(StepHistory turn) {
      cut();
      teller.turn(turn);
    }

    @Override
    public void said(TranscriptEntry.Remark said) {
      teller.said(said);
    }

    @Override
    public void began(TranscriptEntry.Began began) {
      teller.began(began);
    }

    @Override
    public void output(Output output) {
      teller.output(output);
    }

    @Override
    public void missing(String what) {
      teller.missing(what);
    }

    @Override
    public void ended(TranscriptEntry.Ended ended) {
      teller.ended(ended);
    }

    @Override
    public void noEnd(StepHistory turn, String what) {
      teller.noEnd(turn, what);
    }

    @Override
    public void turnEnds() {
      teller.turnEnds();
    }

    @Override
    public void partEnds(RunPart part, String sentence) {
      cut();
      teller.partEnds(part, sentence);
    }

    @Override
    public void between() {
      cut();
      teller.between();
    }

    @Override
    public void betweenEnds() {
      teller.betweenEnds();
    }

    @Override
    public void damaged(String message) {
      cut();
      teller.damaged(message);
    }
  }
}
