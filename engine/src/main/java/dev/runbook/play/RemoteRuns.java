package dev.runbook.play;

import dev.runbook.plan.Plan;
import dev.runbook.run.Gate;
import dev.runbook.run.Hosts;
import dev.runbook.run.Runner;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;

/**
 * Runs that are played outside this process.
 *
 * <p>This process plays each of them a second time, with the same runner: what hosts reply comes
 * from the run itself, and so do the answers that were given before. So a screen, a journal and a
 * transcript here are those of any run. One run is followed at a time, by one thread.
 */
public interface RemoteRuns extends AutoCloseable {
  /** The hosts of the run that is followed: what they reply is what they replied there. */
  Hosts hosts();

  /**
   * The gate of a run that is followed: an answer that was given already is taken again, for any
   * other the operator is asked.
   */
  Gate gate(RemotePlay play, Gate operator);

  /** Words in the place of a plan's secrets, by their names: their values are known elsewhere. */
  Map<String, String> secrets(Plan plan);

  /** Why a plan cannot be played there, in a sentence; empty where it can. */
  Optional<String> refuse(Plan plan, PlayFlags flags);

  /**
   * The text of the approval that a run waits for; empty where it waits for none.
   *
   * @throws RefusedException when there is no such run
   */
  Optional<String> requested(String id);

  /** Gives a signed approval to a run; why it was not taken, and empty where it was. */
  Optional<String> approve(String id, String approval);

  /** How the run that is followed has ended, in a word; empty while it goes on. */
  Optional<String> ended();

  /** Begins a run, or goes on with one that has ended, which is followed from now on. */
  void begin(RemotePlay play);

  /**
   * Follows a run from its beginning.
   *
   * @throws RefusedException when there is none
   */
  RemotePlay follow(String id);

  /**
   * What this process does to the run that it follows.
   *
   * @param runner plays it here
   * @param leaves whether this process leaves it: its commands go on then
   */
  void controls(Runner runner, BooleanSupplier leaves);

  /** Whom it tells why an answer was not taken. */
  void tells(Consumer<String> person);

  /** From now on nobody is asked here: others answer. */
  void lookOnly();

  /** From now on nobody waits for what has not happened yet: following ends there. */
  void stopAtTheEnd();

  /** The time of the run that is followed: when what was read last of it happened. */
  Clock clock();

  /** The address of the place. */
  String address();

  /** The runs that are there, newest first. */
  List<Summary> list(int most);

  @Override
  void close();

  /** Following a run has ended before the run. */
  final class Detached extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /** The message says what goes on. */
    public Detached(String message) {
      super(message);
    }
  }

  /**
   * A run in a line.
   *
   * @param state how it stands, in a word
   * @param started when it began, as ISO 8601 in UTC
   */
  record Summary(String id, String target, String state, String started) {}
}
