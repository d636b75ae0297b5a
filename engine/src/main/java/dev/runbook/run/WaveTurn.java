package dev.runbook.run;

import dev.runbook.host.HostException;
import dev.runbook.plan.Plan;
import dev.runbook.plan.Wave;
import dev.runbook.source.UnreadableException;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Plays the steps of a group on the hosts of a wave, on so many of them at the same time as the
 * rollout allows. The hosts of a canary have their turn one after the other, and what happens there
 * is told as if it happened in the run itself.
 */
final class WaveTurn {
  private final GroupContext group;
  private final HostRuns runs;
  private final HostOutcomes outcomes;
  private final Set<Interruptible> running = new HashSet<>();
  private boolean halted;

  WaveTurn(GroupContext group, HostRuns runs, HostOutcomes outcomes) {
    this.group = group;
    this.runs = runs;
    this.outcomes = outcomes;
  }

  /** Asks the hosts of a wave who they are; what came of each, in their order. */
  List<Question.WaveHost> reach(Wave wave) {
    HostTurns<Question.WaveHost> asking =
        runs.turns("reaching", runs.atOnce(group.rollout().concurrency()));
    group.interruption().commandStarted(asking::giveUp);
    try {
      return asking.each(wave.hosts(), this::reach, WaveTurn::notReached);
    } finally {
      group.interruption().commandEnded();
    }
  }

  private Question.WaveHost reach(String host) {
    HostAnswer answer;
    try {
      answer = runs.identify(group.part(host));
    } catch (HostException e) {
      if (e.kind() == HostException.Kind.IDENTITY) {
        String sent = e.getMessage() + "; " + host + " was sent only the question for its identity";
        record(wrong(host, RunResult.WRONG_HOST, sent));
      }
      return new Question.WaveHost(host, Optional.empty(), e.getMessage());
    }
    group.announce(new RunEvent.HostReached(host, answer));
    return new Question.WaveHost(host, Optional.of(answer), "");
  }

  private static Question.WaveHost notReached(String host) {
    return new Question.WaveHost(host, Optional.empty(), "it was interrupted");
  }

  /** A host that cannot be reached had its turn: nothing of the steps was done there. */
  void recordUnreached(Question.WaveHost host) {
    if (!outcomes.has(host.host())) {
      group.announce(new RunEvent.HostNotReached(host.host(), host.refusal(), false));
      record(
          wrong(
              host.host(), RunResult.FAILED, host.host() + " was not reached: " + host.refusal()));
    }
  }

  private HostOutcome wrong(String host, RunResult result, String why) {
    return new HostOutcome(
        host, group.wave(host), new RunEnd(result, why), Optional.empty(), "", 0);
  }

  /** The run of a host is over since an earlier part. */
  void recordEnd(String host, String run, RunResult result) {
    RunEnd done = new RunEnd(result, "");
    record(new HostOutcome(host, group.wave(host), done, Optional.of(run), "", 0));
  }

  /**
   * Plays a wave: no further host begins once too many did not end well. What came of each is among
   * the outcomes.
   *
   * @param consents what was confirmed for each host
   */
  void play(Wave wave, Map<String, HostConsent> consents) {
    HostTurns<Boolean> playing =
        runs.turns("playing", wave.canary() ? 1 : runs.atOnce(group.rollout().concurrency()));
    group.interruption().commandStarted(this::interrupt);
    try {
      playing.each(
          wave.hosts(),
          host -> {
            if (runs.decides(host, () -> mayBegin(wave))) {
              play(host, runs.shows(wave), consents.get(host));
            }
            return true;
          },
          host -> false);
    } finally {
      group.interruption().commandEnded();
    }
    boolean stops = runs.decides("", this::isHalted);
    synchronized (this) {
      halted = stops;
    }
  }

  private boolean mayBegin(Wave wave) {
    return group.interruption().runEnds().isEmpty() && !isHalted() && !outcomes.stops(wave);
  }

  /** Whether somebody has asked for no further host to begin. */
  synchronized boolean isHalted() {
    return halted;
  }

  /**
   * Ctrl-C: the command of a canary ends, as it would in any run; elsewhere no further host begins.
   */
  private void interrupt() {
    Optional<RunResult> ending = group.interruption().runEnds();
    List<Interruptible> all = running();
    if (ending.isPresent()) {
      all.forEach(runner -> runner.endRun(ending.get()));
    } else if (all.size() != 1 || !all.get(0).interruptCommand()) {
      halt();
    }
  }

  private synchronized List<Interruptible> running() {
    return List.copyOf(running);
  }

  private void halt() {
    synchronized (this) {
      halted = true;
    }
    runs.halts();
  }

  /** Whoever ends the run holds its lock and then asks for this one: never the other way round. */
  private void add(Interruptible runner) {
    synchronized (this) {
      running.add(runner);
    }
    group.interruption().runEnds().ifPresent(runner::endRun);
  }

  private synchronized void remove(Set<Interruptible> runner) {
    running.removeAll(runner);
  }

  private void play(String host, boolean shown, HostConsent consent) {
    long start = group.clock().millis();
    Plan part = group.part(host);
    Optional<String> before = Optional.ofNullable(group.past().runs().get(host));
    Optional<String> id = before;
    HostWatcher watcher = new HostWatcher(group, shown);
    Set<Interruptible> own = new HashSet<>();
    RunEnd ended;
    try (HostRun run = runs.prepare(part, consent, before)) {
      id = run.id();
      group.announce(new RunEvent.HostStarted(host, group.wave(host), id));
      ended =
          run.play(
              List.of(watcher),
              runner -> {
                own.add(runner);
                add(runner);
              });
      if (!run.isRecorded()) {
        id = Optional.empty();
      }
    } catch (RecordException e) {
      ended = new RunEnd(RunResult.UNRECORDED, e.getMessage());
    } catch (UnreadableException e) {
      ended = new RunEnd(RunResult.REFUSED, e.problem().message());
    } finally {
      remove(own);
    }
    record(
        new HostOutcome(
            host, group.wave(host), ended, id, watcher.failing(), group.clock().millis() - start));
  }

  private void record(HostOutcome outcome) {
    outcomes.add(outcome);
    group.announce(new RunEvent.HostFinished(outcome));
  }
}
