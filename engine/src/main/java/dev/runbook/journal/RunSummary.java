package dev.runbook.journal;

import dev.runbook.journal.event.JournalRunEvent;
import dev.runbook.journal.event.PlayedPlan;
import dev.runbook.journal.event.StepChoice;
import dev.runbook.run.RunMode;
import dev.runbook.run.RunResult;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * The summary of a past run.
 *
 * @param id the run's id
 * @param start when it began
 * @param asked what was asked for
 * @param operator who played it
 * @param machine the machine it was played on
 * @param page the page that was played
 * @param result how far it has come
 */
public record RunSummary(
    String id,
    Instant start,
    Asked asked,
    String operator,
    String machine,
    PageVersion page,
    Result result) {
  /** The outcome of a run that has not said how it ended. */
  public static final String UNKNOWN = "unknown";

  /**
   * What was asked for.
   *
   * @param target what was to be played
   * @param title the title of that
   * @param mode the word of a {@link RunMode}, or what a later version has written
   * @param whole whether all steps of its procedure were asked for, on all hosts of a group
   * @param part the part of a rollout that it is; empty for a run of its own
   */
  public record Asked(
      String target, String title, String mode, boolean whole, Optional<Part> part) {}

  /**
   * The part of one host in a rollout.
   *
   * @param run the id of the run that leads it
   * @param host the host
   */
  public record Part(String run, String host) {}

  /**
   * How the hosts of a group stand.
   *
   * @param all how many there are
   * @param done those on which everything ended well
   * @param failed those whose turn ended any other way
   * @param leftOut those that were left out before anything was done there
   */
  public record HostCounts(long all, long done, long failed, long leftOut) {
    /** Those whose turn has not come. */
    public long notBegun() {
      return all - done - failed - leftOut;
    }
  }

  /**
   * The page that was played.
   *
   * @param file where it was
   * @param path its path as the plan has it
   * @param sha256 its hash as it was played, by the run's latest part
   */
  public record PageVersion(Path file, String path, String sha256) {}

  /**
   * How far a run has come.
   *
   * @param state whether it has ended
   * @param outcome how it ended; {@code unknown} where the journal does not say
   * @param exitStatus the exit status that goes with it
   * @param millis how long it was played, without the time between the parts of a run that was
   *     resumed
   * @param steps how its steps ended, those on a group of hosts excepted
   * @param hosts how the hosts of a group stand, where it leads a rollout
   */
  public record Result(
      State state,
      String outcome,
      OptionalLong exitStatus,
      OptionalLong millis,
      Steps steps,
      Optional<HostCounts> hosts) {}

  /** What was played. */
  public String target() {
    return asked.target();
  }

  /** The title of what was played. */
  public String title() {
    return asked.title();
  }

  /** The word of its {@link RunMode}, or what a later version has written. */
  public String mode() {
    return asked.mode();
  }

  /** Whether all steps of its procedure were asked for. */
  public boolean whole() {
    return asked.whole();
  }

  /** The part of a rollout that it is; empty for a run of its own. */
  public Optional<Part> part() {
    return asked.part();
  }

  /** Whether it is a run of its own, and no host's part of another one. */
  public boolean isWholeRun() {
    return part().isEmpty();
  }

  /** How the hosts of a group stand, where it leads a rollout. */
  public Optional<HostCounts> hosts() {
    return result.hosts();
  }

  /** Whether it was played in this mode. */
  public boolean is(RunMode mode) {
    return mode().equals(mode.word());
  }

  /** Whether nothing of it was real: its hosts were scripted. */
  public boolean isMock() {
    return is(RunMode.MOCK);
  }

  /** Whether it has ended. */
  public State state() {
    return result.state();
  }

  /** How it ended; {@link #UNKNOWN} where the journal does not say. */
  public String outcome() {
    return result.outcome();
  }

  /** The exit status that goes with its outcome. */
  public OptionalLong exitStatus() {
    return result.exitStatus();
  }

  /** How long it was played, without the time between its parts. */
  public OptionalLong millis() {
    return result.millis();
  }

  /** How its steps ended. */
  public Steps steps() {
    return result.steps();
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

  /** Sums up a run of which nothing but its beginning is known. */
  static RunSummary of(RunBeginning beginning) {
    return of(List.of(beginning.record()), (pid, since) -> false);
  }

  /** Sums up the records of a run, the first of which says that it began. */
  static RunSummary of(List<JournalRecord> records, Liveness liveness) {
    RunState run = RunState.after(records);
    JournalRunEvent.RunStarted started = run.started();
    Optional<JournalRunEvent.Ending> ending = run.ending();
    State state = ending.isPresent() ? State.FINISHED : stateOfUnfinished(run.latest(), liveness);
    PlayedPlan.Page page = started.plays().runbook();
    return new RunSummary(
        started.id(),
        records.get(0).time(),
        new Asked(
            started.target(),
            started.title(),
            started.plays().mode(),
            started.chosen().map(StepChoice::isWhole).orElse(true) && run.hostsLeftOut().isEmpty(),
            started.rollout().map(part -> new Part(part.run(), part.host()))),
        started.by().operator(),
        started.by().machine(),
        new PageVersion(
            new RunBeginning(records.get(0), started).page(),
            page.path(),
            run.pageSha256().isEmpty() ? page.sha256() : run.pageSha256()),
        new Result(
            state,
            run.result().orElse(UNKNOWN),
            ending.map(JournalRunEvent.Ending::status).orElse(OptionalLong.empty()),
            ending.isPresent() ? OptionalLong.of(run.playedMillis()) : OptionalLong.empty(),
            state == State.IN_FLIGHT ? run.counts().whileInFlight() : run.counts(),
            run.rollout().map(rollout -> hosts(rollout, run))));
  }

  private static HostCounts hosts(JournalRunEvent.RolloutPlanned rollout, RunState run) {
    long done =
        run.hostResults().values().stream()
            .filter(end -> end.result().equals(RunResult.DONE.word()))
            .count();
    return new HostCounts(
        rollout.waves().stream().mapToLong(wave -> wave.hosts().size()).sum(),
        done,
        run.hostResults().size() - done,
        run.hostsLeftOut().stream().filter(host -> !run.hostResults().containsKey(host)).count());
  }

  private static State stateOfUnfinished(JournalRunEvent.Beginning latest, Liveness liveness) {
    OptionalLong pid = latest.by().pid();
    boolean alive = pid.isPresent() && liveness.isAlive(pid.getAsLong(), latest.by().since());
    return alive ? State.IN_FLIGHT : State.CUT_OFF;
  }
}
