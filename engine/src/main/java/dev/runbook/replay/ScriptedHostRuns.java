package dev.runbook.replay;

import dev.runbook.graph.HostUse;
import dev.runbook.graph.Step;
import dev.runbook.host.Host;
import dev.runbook.plan.Plan;
import dev.runbook.plan.Wave;
import dev.runbook.run.Gate;
import dev.runbook.run.HostAnswer;
import dev.runbook.run.HostConsent;
import dev.runbook.run.HostGate;
import dev.runbook.run.HostIdentities;
import dev.runbook.run.HostRun;
import dev.runbook.run.HostRuns;
import dev.runbook.run.Hosts;
import dev.runbook.run.Interruptible;
import dev.runbook.run.RunEnd;
import dev.runbook.run.RunListener;
import dev.runbook.run.Runner;
import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Consumer;

/**
 * Plays the steps of a group on mock hosts, one after the other, so that a scenario has the same
 * end whenever it is played. Nothing is recorded.
 */
final class ScriptedHostRuns implements HostRuns {
  private final Hosts hosts;
  private final Gate gate;
  private final BiFunction<Gate, List<RunListener>, Runner> runners;

  /**
   * Those of one play.
   *
   * @param gate answers for all of its hosts
   * @param runners makes a runner for one host, without a record
   */
  ScriptedHostRuns(Hosts hosts, Gate gate, BiFunction<Gate, List<RunListener>, Runner> runners) {
    this.hosts = hosts;
    this.gate = gate;
    this.runners = runners;
  }

  @Override
  public int atOnce(int wanted) {
    return 1;
  }

  @Override
  public boolean shows(Wave wave) {
    return true;
  }

  @Override
  public List<Step> running(Plan part) {
    return gate.running(part.steps());
  }

  @Override
  public HostAnswer identify(Plan part) {
    String alias = part.member().orElseThrow();
    Host host = hosts.host(HostUse.once(alias, List.of()));
    HostAnswer answer = new HostAnswer(host.identity(), host.connection());
    HostIdentities.refuseOther(part, alias, answer.identity());
    return answer;
  }

  @Override
  public HostRun prepare(Plan part, HostConsent consent, Optional<String> past) {
    return new HostRun() {
      @Override
      public Optional<String> id() {
        return Optional.empty();
      }

      @Override
      public boolean isRecorded() {
        return false;
      }

      @Override
      public RunEnd play(List<RunListener> listeners, Consumer<Interruptible> control) {
        Runner runner = runners.apply(new HostGate(gate, consent), listeners);
        control.accept(runner);
        return runner.run(part);
      }

      @Override
      public void close() {}
    };
  }
}
