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
import java.util.function.BooleanSupplier;

/**
 * Writes a run as plain text while somebody plays it: each update prints the new part.
 *
 * <p>It reads the run's folder and writes nothing. What was masked when it was recorded is masked
 * here. One thread may look.
 */
public final class LiveTranscript {
  /**
   * About how much output is told in one look, in bytes; the rest, and what came after it, follows
   * with the next.
   */
  private static final int MOST_AT_ONCE = 4 << 20;

  /** How much of a file is read at once, in bytes. */
  private static final int CHUNK = 1 << 20;

  private final RunFolder folder;
  private final Times times;
  private final Map<Path, Long> read = new HashMap<>();
  private final Map<String, Long> earlier;
  private final LiveHosts hosts;
  private int told;
  private boolean over;

  /** How many more bytes of output this look may tell. */
  private long room;

  private boolean left;

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

  /** Whether the run has ended, or its player has gone, and all of it was told. */
  public boolean isOver() {
    return over && !left;
  }

  /** Whether the last look has left something for the next, since it was much. */
  public boolean hasMore() {
    return left;
  }

  /**
   * What is new, a line each with a line feed at its end; empty where nothing is. A look that finds
   * nothing else new tells once what the run does now: which step runs, or who has to answer. What
   * is new on the hosts of a group that the run leads has their names before each line.
   *
   * @throws UnreadableException when the run cannot be read
   */
  public String news() {
    room = MOST_AT_ONCE;
    left = false;
    TextLines lines = new TextLines();
    RunStory story = RunStory.of(PastRun.read(folder), times);
    over = !story.isInFlight();
    StoryWalk.tell(story, new NewParts(story, lines));
    onHosts(story, lines);
    String news = lines.text();
    if (!news.isBlank()) {
      return news;
    }
    return now(new CurrentStep(story, earlier).sentence());
  }

  /** Whether all was told that they have. */
  private boolean onHosts(RunStory story, TextLines lines) {
    GroupProgress group = GroupProgress.of(story.run().contents().records());
    for (String host : group.running()) {
      Optional.ofNullable(group.runs().get(host)).ifPresent(run -> onHost(host, run, lines));
    }
    return !left;
  }

  /** Whether all was told that the host has. */
  private boolean onHost(String host, String run, TextLines lines) {
    lines.addAll(hosts.news(host, run));
    left |= hosts.haveMore(run);
    return !hosts.haveMore(run);
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
      tell(() -> true, news);
    }

    /** Tells it where all was told that comes before it. */
    private void tell(BooleanSupplier before, Runnable news) {
      if (++at > told && !left && before.getAsBoolean()) {
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
      tell(() -> isWhole(said), () -> teller.said(said));
    }

    private boolean isWhole(TranscriptEntry.Remark said) {
      return !(said.record().event() instanceof JournalRunEvent.HostFinished over)
          || over.run().map(run -> onHost(over.host(), run, lines)).orElse(true);
    }

    @Override
    public void began(TranscriptEntry.Began began) {
      tell(() -> teller.began(began));
    }

    @Override
    public void output(Output output) {
      if (!left && (!between || over)) {
        open.add(output);
        addLines(output, false);
      }
    }

    @Override
    public void missing(String what) {
      tell(() -> teller.missing(what));
    }

    @Override
    public void ended(TranscriptEntry.Ended ended) {
      tell(this::close, () -> teller.ended(ended));
      open.clear();
    }

    @Override
    public void noEnd(StepHistory turn, String what) {
      if (over || turn != lastTurn()) {
        tell(this::close, () -> teller.noEnd(turn, what));
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
        // Those that were cut off with it are told first.
        tell(
            () -> part != story.lastPart() || onHosts(story, lines),
            () -> teller.partEnds(part, sentence));
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

    /** Whether all was told of what has an end. */
    private boolean close() {
      open.forEach(output -> addLines(output, true));
      open.clear();
      return !left;
    }

    /** The lines that a stream has more of; the one that has no end yet only when it gets none. */
    private void addLines(Output output, boolean ended) {
      for (Optional<String> more = more(output.file(), ended);
          more.isPresent();
          more = more(output.file(), ended)) {
        StyledText.plain(more.get())
            .lines()
            .forEach(line -> lines.add((TextTeller.mark(output) + line).stripTrailing()));
      }
    }
  }

  private Optional<String> more(Path file, boolean ended) {
    long from = read.getOrDefault(file, 0L);
    try {
      if (!Files.isRegularFile(file) || Files.size(file) <= from) {
        return Optional.empty();
      }
      if (room <= 0) {
        left = true;
        return Optional.empty();
      }
      byte[] bytes;
      try (RandomAccessFile in = new RandomAccessFile(file.toFile(), "r")) {
        in.seek(from);
        bytes = new byte[(int) Math.min(CHUNK, in.length() - from)];
        in.readFully(bytes);
      }
      boolean isLast = ended && bytes.length < CHUNK;
      int end = isLast ? bytes.length : lastLineEnd(bytes);
      if (end == 0 && bytes.length == CHUNK) {
        end = bytes.length; // a line of a mebibyte is told in parts
      }
      read.put(file, from + end);
      room -= end;
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
