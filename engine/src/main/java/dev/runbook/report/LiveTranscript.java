package dev.runbook.report;

import dev.runbook.journal.PastRun;
import dev.runbook.journal.RunFolder;
import dev.runbook.journal.event.JournalRunEvent;
import dev.runbook.source.UnreadableException;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Writes a run as plain text while somebody plays it: each update prints the new part.
 *
 * <p>It reads the run's folder and writes nothing. What was masked when it was recorded is masked
 * here. One thread may look.
 */
public final class LiveTranscript {
  /** How much of one stream is told in one look, in bytes; the rest follows with the next. */
  private static final int MOST_AT_ONCE = 1 << 20;

  private final RunFolder folder;
  private final Times times;
  private final Map<Path, Long> read = new HashMap<>();
  private final Map<String, Long> earlier;
  private final LiveHosts hosts;
  private int told;
  private boolean over;
  private String now = "";
  private String toldNow = "";

  /**
   * Begins with nothing told.
   *
   * @param earlier how long its steps took in an earlier run, in milliseconds, by their ids
   */
  public LiveTranscript(RunFolder folder, ZoneId zone, Map<String, Long> earlier) {
    this.folder = folder;
    this.times = Times.in(zone);
    this.earlier = Map.copyOf(earlier);
    this.hosts = new LiveHosts(folder, zone, this.earlier);
  }

  /** Whether the run has ended, or its player has gone; all of it was told then. */
  public boolean isOver() {
    return over;
  }

  /**
   * What is new, a line each with a line feed at its end; empty where nothing is. A look that finds
   * nothing else new tells once what the run does now: which step runs, or who has to answer. What
   * is new on the hosts of a group that the run leads has their names before each line.
   *
   * @throws UnreadableException when the run cannot be read
   */
  public String news() {
    TextLines lines = new TextLines();
    RunStory story = RunStory.of(PastRun.read(folder), times);
    over = !story.isInFlight();
    StoryWalk.tell(story, new NewParts(story, lines));
    onHosts(story, lines);
    if (!lines.text().isBlank()) {
      return lines.text();
    }
    return now(new CurrentStep(story, earlier).sentence());
  }

  private void onHosts(RunStory story, TextLines lines) {
    GroupProgress group = GroupProgress.of(story.run().contents().records());
    for (String host : group.running()) {
      Optional.ofNullable(group.runs().get(host))
          .ifPresent(run -> lines.addAll(hosts.news(host, run)));
    }
  }

  /** Told when it has been so for two looks: what is over at once is told by its end. */
  private String now(String sentence) {
    boolean lasts = sentence.equals(now);
    now = sentence;
    if (!lasts || sentence.isEmpty() || sentence.equals(toldNow)) {
      return "";
    }
    toldNow = sentence;
    TextLines lines = new TextLines();
    lines.paragraph("  now: ", sentence);
    return lines.text();
  }

  /** Passes on what was not told before; what may yet become otherwise waits for the end. */
  private final class NewParts implements StoryTeller {
    private final RunStory story;
    private final TextLines lines;
    private final TextTeller teller;
    private final List<Output> open = new ArrayList<>();
    private int at;
    private boolean between;

    NewParts(RunStory story, TextLines lines) {
      this.story = story;
      this.lines = lines;
      this.teller = new TextTeller(lines, new OutputText(0), times);
    }

    private void tell(Runnable news) {
      if (++at > told) {
        told = at;
        news.run();
      }
    }

    @Override
    public void resumed(RunPart part, String sentence) {
      tell(() -> teller.resumed(part, sentence));
    }

    @Override
    public void turn(StepHistory turn) {
      tell(() -> teller.turn(turn));
    }

    @Override
    public void said(TranscriptEntry.Remark said) {
      tell(
          () -> {
            if (said.record().event() instanceof JournalRunEvent.HostFinished over) {
              over.run().ifPresent(run -> lines.addAll(hosts.news(over.host(), run)));
            }
            teller.said(said);
          });
    }

    @Override
    public void began(TranscriptEntry.Began began) {
      tell(() -> teller.began(began));
    }

    @Override
    public void output(Output output) {
      if (!between || over) {
        open.add(output);
        lines.addAll(lines(output, false));
      }
    }

    @Override
    public void missing(String what) {
      tell(() -> teller.missing(what));
    }

    @Override
    public void ended(TranscriptEntry.Ended ended) {
      tell(
          () -> {
            close();
            teller.ended(ended);
          });
      open.clear();
    }

    @Override
    public void noEnd(StepHistory turn, String what) {
      if (over || turn != lastTurn()) {
        close();
        tell(() -> teller.noEnd(turn, what));
      }
      open.clear();
    }

    @Override
    public void turnEnds() {
      teller.turnEnds();
    }

    @Override
    public void partEnds(RunPart part, String sentence) {
      if (over || part != story.lastPart() || part.ended().isPresent()) {
        tell(
            () -> {
              if (part == story.lastPart()) {
                onHosts(story, lines); // those that were cut off with it
              }
              teller.partEnds(part, sentence);
            });
      }
    }

    @Override
    public void between() {
      between = true;
      if (over) {
        tell(teller::between);
      }
    }

    @Override
    public void betweenEnds() {
      close();
      between = false;
    }

    @Override
    public void damaged(String message) {
      if (over) { // else its last line is just being written
        tell(() -> teller.damaged(message));
      }
    }

    private StepHistory lastTurn() {
      List<StepHistory> turns = story.turns();
      return turns.get(turns.size() - 1);
    }

    private void close() {
      open.forEach(output -> lines.addAll(lines(output, true)));
      open.clear();
    }
  }

  /** The lines that a stream has more of; the one that has no end yet only when it gets none. */
  private List<String> lines(Output output, boolean ended) {
    List<String> lines = new ArrayList<>();
    for (Optional<String> more = more(output.file(), ended);
        more.isPresent();
        more = ended ? more(output.file(), true) : Optional.empty()) {
      StyledText.plain(more.get())
          .lines()
          .forEach(line -> lines.add((TextTeller.mark(output) + line).stripTrailing()));
    }
    return lines;
  }

  private Optional<String> more(Path file, boolean ended) {
    long from = read.getOrDefault(file, 0L);
    try {
      if (!Files.isRegularFile(file) || Files.size(file) <= from) {
        return Optional.empty();
      }
      byte[] bytes;
      try (RandomAccessFile in = new RandomAccessFile(file.toFile(), "r")) {
        in.seek(from);
        bytes = new byte[(int) Math.min(MOST_AT_ONCE, in.length() - from)];
        in.readFully(bytes);
      }
      boolean isLast = ended && bytes.length < MOST_AT_ONCE;
      int end = isLast ? bytes.length : lastLineEnd(bytes);
      if (end == 0 && bytes.length == MOST_AT_ONCE) {
        end = bytes.length; // a line of a mebibyte is told in parts
      }
      read.put(file, from + end);
      return end == 0
          ? Optional.empty()
          : Optional.of(new String(bytes, 0, end, StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new UnreadableException(
          file.toString(), "unreadable", "cannot be read: " + e.getMessage());
    }
  }

  private static int lastLineEnd(byte[] bytes) {
    int end = bytes.length;
    while (end > 0 && bytes[end - 1] != '\n') {
      end--;
    }
    return end;
  }
}
