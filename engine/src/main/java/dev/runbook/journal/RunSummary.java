package dev.runbook.journal;

import dev.runbook.journal.event.JournalEvent;
import dev.runbook.journal.event.PlayedPlan;
import dev.runbook.journal.event.StepChoice;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
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
 * @param whole whether all steps of its procedure were asked for
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
    String pageSha256,
    boolean whole) {
  /** The outcome of a run that has not said how it ended. */
  public static final String UNKNOWN = "unknown";

  /** Whether nothing of it was real: its hosts were scripted. */
  public boolean isMock() {
    return mode.equals("mock");
  }

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
   * @param skipped those that the operator skipped, or whose condition did not hold
   * @param unknown those of which nobody can say whether they have taken effect
   * @param leftOut those that did not run, nobody having been asked
   * @param assumed the tasks of a person that nobody was asked about
   */
  public record Steps(
      long done, long failed, long skipped, long unknown, long leftOut, long assumed) {
    /** None of them unknown, left out or assumed. */
    public Steps(long done, long failed, long skipped) {
      this(done, failed, skipped, 0, 0, 0);
    }

    /** What a step does that is played now is not known yet, which is nothing to worry about. */
    private Steps whileInFlight() {
      return new Steps(done, failed, skipped, 0, leftOut, assumed);
    }
  }

  /** Sums up the records of a run, the first of which says that it began. */
  static RunSummary of(List<JournalRecord> records, Liveness liveness) {
    RunState run = RunState.after(records);
    JournalEvent.RunStarted started = run.started();
    Optional<JournalEvent.Ending> ending = run.ending();
    State state = ending.isPresent() ? State.FINISHED : stateOfUnfinished(run.latest(), liveness);
    PlayedPlan.Page page = started.plays().runbook();
    return new RunSummary(
        started.id(),
        records.get(0).time(),
        started.target(),
        started.title(),
        started.by().operator(),
        started.by().machine(),
        started.plays().mode(),
        state,
        run.result().orElse(UNKNOWN),
        ending.map(JournalEvent.Ending::status).orElse(OptionalLong.empty()),
        ending.isPresent() ? OptionalLong.of(run.playedMillis()) : OptionalLong.empty(),
        state == State.IN_FLIGHT ? run.counts().whileInFlight() : run.counts(),
        path(started.by().folder(), page.path()),
        page.path(),
        run.pageSha256().isEmpty() ? page.sha256() : run.pageSha256(),
        started.chosen().map(StepChoice::isWhole).orElse(true));
  }

  private static Path path(String folder, String path) {
    try {
      return Path.of(folder).resolve(path);
    } catch (InvalidPathException e) {
      return Path.of(""); // Written on a system with other file names.
    }
  }

  private static State stateOfUnfinished(JournalEvent.Beginning latest, Liveness liveness) {
    OptionalLong pid = latest.by().pid();
    boolean alive = pid.isPresent() && liveness.isAlive(pid.getAsLong(), latest.by().since());
    return alive ? State.IN_FLIGHT : State.CUT_OFF;
  }
}
