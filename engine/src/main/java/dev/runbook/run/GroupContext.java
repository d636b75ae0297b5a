package dev.runbook.run;

import dev.runbook.host.OutputSink;
import dev.runbook.plan.Plan;
import dev.runbook.plan.Rollout;
import dev.runbook.plan.Wave;
import java.time.Clock;

/**
 * What the turn of a group's hosts needs to know and to tell. Its hosts tell from several threads,
 * one after the other.
 */
final class GroupContext {
  private final Plan plan;
  private final Rollout rollout;
  private final PastHosts past;
  private final Announcer announcer;
  private final Interruption interruption;
  private final Outcomes outcomes;
  private final Clock clock;

  GroupContext(ExecutionContext run, Announcer announcer, Outcomes outcomes) {
    this.plan = run.plan().now();
    this.rollout = plan.rollout().orElseThrow();
    this.past = run.past().hosts();
    this.announcer = announcer;
    this.interruption = run.interruption();
    this.outcomes = outcomes;
    this.clock = run.clock();
  }

  Rollout rollout() {
    return rollout;
  }

  PastHosts past() {
    return past;
  }

  Interruption interruption() {
    return interruption;
  }

  Clock clock() {
    return clock;
  }

  /** What is played on a host. */
  Plan part(String host) {
    return plan.onHost(host);
  }

  /** The number of a host's wave. */
  int wave(String host) {
    return rollout.waves().stream()
        .filter(wave -> wave.hosts().contains(host))
        .mapToInt(Wave::number)
        .findFirst()
        .orElseThrow();
  }

  synchronized void announce(RunEvent.Recorded event) {
    announcer.announce(event);
  }

  /** Tells those who watch of something that another record has. */
  synchronized void tell(RunEvent event) {
    announcer.tell(event);
  }

  /** A step came to its end on a host that is not shown. */
  synchronized void count(RunEvent event) {
    outcomes.on(event);
  }

  OutputSink watchers() {
    return announcer.watchers();
  }
}
