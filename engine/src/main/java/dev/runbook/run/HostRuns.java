package dev.runbook.run;

import dev.runbook.graph.Step;
import dev.runbook.plan.Plan;
import dev.runbook.plan.Wave;
import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;

/**
 * Plays the steps of a group on its hosts: on each as a run of its own, with a record of its own.
 *
 * <p>Used from several threads at once, for another host each.
 */
public interface HostRuns {
  /** Those of a play in which no step runs on a group. */
  static HostRuns none() {
    return (part, consent, past) -> {
      throw new UnsupportedOperationException("nothing here plays steps on a group of hosts");
    };
  }

  /**
   * Why the part of a host cannot be played, before any host is asked anything; empty where it can.
   *
   * @param part one host's
   */
  default Optional<Gate.Refusal> refuse(Plan part) {
    return Optional.empty();
  }

  /** The steps of a host's part that run. */
  default List<Step> running(Plan part) {
    return part.steps();
  }

  /** On how many hosts steps run at the same time, where a rollout would have so many. */
  default int atOnce(int wanted) {
    return wanted;
  }

  /**
   * How hosts have their turns.
   *
   * @param doing what is done, for whoever looks at the threads
   * @param atOnce on how many of them at the same time
   */
  default <T> HostTurns<T> turns(String doing, int atOnce) {
    return new ParallelHosts<>(doing, atOnce);
  }

  /**
   * Decides something that depends on what came of other hosts by now. Whoever plays a run once
   * more says what was decided then.
   *
   * @param host the host that it is about; empty where it is about all
   */
  default boolean decides(String host, BooleanSupplier decision) {
    return decision.getAsBoolean();
  }

  /** Somebody has asked for no further host to begin. */
  default void halts() {}

  /** Whether what happens on the hosts of a wave is told as if it happened in the run itself. */
  default boolean shows(Wave wave) {
    return wave.canary();
  }

  /**
   * Asks the host of a part who it is; no connection to it stays open.
   *
   * @throws dev.runbook.host.HostException when it cannot be reached, or is not who it should be
   */
  default HostAnswer identify(Plan part) {
    throw new UnsupportedOperationException("nobody can be asked here");
  }

  /** How the run of a host has ended, by its record; empty where it is open, or has not begun. */
  default Optional<RunResult> end(String run) {
    return Optional.empty();
  }

  /**
   * Prepares a host's run: its record is open, and nothing was sent.
   *
   * @param part what is played
   * @param consent what was confirmed for the host
   * @param past the id of the run that goes on; one that begins where it is empty
   * @throws RecordException when its record cannot be begun or gone on with
   */
  HostRun prepare(Plan part, HostConsent consent, Optional<String> past);
}
