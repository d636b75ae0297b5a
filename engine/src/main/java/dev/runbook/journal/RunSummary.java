package dev.runbook.journal;

import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * A past run in a few words.
 *
 * @param id the run's id
 * @param start when it began
 * @param target what was played
 * @param title the title of that
 * @param operator who played it
 * @param machine the machine it was played on
 * @param mode {@code real}, {@code mock} or {@code dry}
 * @param state whether it has ended
 * @param outcome how it ended; {@code unknown} where the journal does not say
 * @param exitStatus the exit status that goes with it
 * @param millis how long it was played, without the time between the parts of a run that was
 *     resumed
 * @param steps how its steps ended
 * @param page where the page was
 * @param pagePath the page's path as the plan has it
 * @param pageSha256 the hash of the page as it was played, by its latest part
 */
public record RunSummary(
    String id,
    Instant start,
    String target,
    String title,
    String operator,
    String machine,
    String mode,
    State state,
    String outcome,
    OptionalLong exitStatus,
    OptionalLong millis,
    Steps steps,
    Path page,
    String pagePath,
    String pageSha256) {
  /** The outcome of a run that has not said how it ended. */
  public static final String UNKNOWN = "unknown";

  /** Whether a run has ended. */
  public enum State {
    /** It ended and said how. */
    FINISHED("finished"),
    /** The process that plays it is still there. */
    IN_FLIGHT("in-flight"),
    /** The process that played it is gone, and has not said how it ended. */
    CUT_OFF("cut-off");

    private final String word;

    State(String word) {
      this.word = word;
    }

    /** The word that people and JSON get. */
    public String word() {
      return word;
    }
  }

  /**
   * How many steps ended in which way, each counted once by its last end.
   *
   * @param done those that ran and ended well
   * @param failed those that ended any other way
   * @param skipped those that did not run
   * @param unknown those of which nobody can say whether they have taken effect
   */
  public record Steps(long done, long failed, long skipped, long unknown) {
    /** None of them unknown. */
    public Steps(long done, long failed, long skipped) {
      this(done, failed, skipped, 0);
    }

    static Steps of(List<JournalRecord> records) {
      Map<String, String> last = new LinkedHashMap<>();
      records.forEach(record -> take(record, last));
      long done = last.values().stream().filter("ok"::equals).count();
      long skipped = last.values().stream().filter("skipped"::equals).count();
      long unknown = last.values().stream().filter(UNKNOWN::equals).count();
      return new Steps(done, last.size() - done - skipped - unknown, skipped, unknown);
    }

    private static void take(JournalRecord record, Map<String, String> last) {
      String step = record.text("step");
      switch (record.event()) {
        case "step.started" -> last.remove(step);
        case "command.started" -> {
          if (!record.object().flag("check")) {
            last.put(step, UNKNOWN);
          }
        }
        case "command.finished" -> {
          if (!record.text("outcome").equals(UNKNOWN)) {
            last.remove(step, UNKNOWN);
          }
        }
        case "step.finished" -> last.put(step, record.text("result"));
        case "step.settled" -> last.remove(step, UNKNOWN);
        default -> {}
      }
    }

    /** What a step does that is played now is not known yet, which is nothing to worry about. */
    private Steps whileInFlight() {
      return new Steps(done, failed, skipped);
    }
  }

  /** Sums up the records of a run, the first of which says that it began. */
  static RunSummary of(List<JournalRecord> records, Liveness liveness) {
    JournalRecord first = records.get(0);
    JournalRecord last = records.get(records.size() - 1);
    boolean aborted = last.event().equals(JournalWriter.ABORTED);
    boolean finished = aborted || last.event().equals("run.finished");
    JournalObject runbook = first.object().object("runbook");
    State state = finished ? State.FINISHED : stateOfUnfinished(lastBeginning(records), liveness);
    Steps steps = Steps.of(records);
    return new RunSummary(
        first.text("id"),
        first.time(),
        first.text("target"),
        first.text("title"),
        first.text("operator"),
        first.text("machine"),
        first.text("mode"),
        state,
        finished ? last.text("result") : UNKNOWN,
        finished ? last.object().number("status") : OptionalLong.empty(),
        finished ? OptionalLong.of(played(records)) : OptionalLong.empty(),
        state == State.IN_FLIGHT ? steps.whileInFlight() : steps,
        page(first.text("folder"), runbook.text("path")),
        runbook.text("path"),
        pageSha256(records));
  }

  private static long played(List<JournalRecord> records) {
    PlayedTime time = new PlayedTime();
    records.forEach(time::take);
    return time.millis();
  }

  private static String pageSha256(List<JournalRecord> records) {
    String latest = lastBeginning(records).object().object("runbook").text("sha256");
    return latest.isEmpty() ? records.get(0).object().object("runbook").text("sha256") : latest;
  }

  /** The record of the process that plays it, or did last: the start, or the latest resumption. */
  private static JournalRecord lastBeginning(List<JournalRecord> records) {
    return records.stream()
        .filter(record -> record.event().equals("run.resumed"))
        .reduce(records.get(0), (earlier, later) -> later);
  }

  private static Path page(String folder, String path) {
    try {
      return Path.of(folder).resolve(path);
    } catch (InvalidPathException e) {
      return Path.of(""); // Written on a system with other file names.
    }
  }

  private static State stateOfUnfinished(JournalRecord first, Liveness liveness) {
    OptionalLong pid = first.object().number("pid");
    boolean alive = pid.isPresent() && liveness.isAlive(pid.getAsLong(), since(first));
    return alive ? State.IN_FLIGHT : State.CUT_OFF;
  }

  private static Optional<Instant> since(JournalRecord first) {
    try {
      return Optional.of(Instant.parse(first.text("since")));
    } catch (DateTimeParseException e) {
      return Optional.empty();
    }
  }
}
