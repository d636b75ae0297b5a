package dev.runbook;

import dev.runbook.bashcheck.BashCheck;
import dev.runbook.graph.GraphBuilder;
import dev.runbook.host.HostException;
import dev.runbook.host.mock.MockHosts;
import dev.runbook.host.ssh.HostKeys;
import dev.runbook.lint.Lint;
import dev.runbook.lint.LintOptions;
import dev.runbook.lint.LintReport;
import dev.runbook.plan.Library;
import dev.runbook.plan.Machine;
import dev.runbook.plan.Plan;
import dev.runbook.plan.PlanRequest;
import dev.runbook.plan.Planner;
import dev.runbook.plan.Procedure;
import dev.runbook.plan.Targets;
import dev.runbook.run.Gate;
import dev.runbook.run.Hosts;
import dev.runbook.run.Mask;
import dev.runbook.run.Recorder;
import dev.runbook.run.RunListener;
import dev.runbook.run.RunOptions;
import dev.runbook.run.Runner;
import dev.runbook.source.SourceReader;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Supplier;

/**
 * The door to the engine: find a procedure, plan it, play the plan.
 *
 * <pre>{@code
 * Runbooks runbooks = Runbooks.on(mocks, surroundings);
 * Procedure procedure = runbooks.find("restore-database").procedures().get(0);
 * Plan plan = runbooks.plan(procedure, PlanRequest.ALL);
 * Ended ended = runbooks.runner(gate, Recorder.none(), Mask.none(), List.of(), options).run(plan);
 * }</pre>
 */
public final class Runbooks implements AutoCloseable {
  private final Surroundings surroundings;
  private final BashCheck bashCheck;
  private final Machine machine;
  private final Hosts hosts;
  private final Supplier<HostKeys> keys;
  private final Runnable close;

  private Runbooks(
      Surroundings surroundings,
      Machine machine,
      Hosts hosts,
      Supplier<HostKeys> keys,
      Runnable close) {
    this.surroundings = surroundings;
    this.bashCheck = BashCheck.onThisMachine(surroundings.environment(), surroundings.temp());
    this.machine = machine;
    this.hosts = hosts;
    this.keys = keys;
    this.close = close;
  }

  /** Runbooks whose commands run on scripted hosts, and nowhere else. */
  public static Runbooks on(MockHosts mocks, Surroundings surroundings) {
    Hosts scripted =
        use ->
            mocks
                .host(use.host())
                .orElseThrow(
                    () ->
                        new HostException(
                            HostException.Kind.UNREACHABLE,
                            "the mock file has no host `" + use.host() + "`"));
    return new Runbooks(
        surroundings, new MockedMachine(mocks), scripted, Runbooks::noKeys, () -> {});
  }

  /** Runbooks whose commands run for real: on this machine, and on the hosts it reaches. */
  public static Runbooks onThisMachine(Surroundings surroundings) {
    RealHosts hosts = new RealHosts(surroundings);
    Machine here =
        new RealMachine(surroundings, () -> hosts.local().identity().hostname(), hosts::reach);
    return new Runbooks(surroundings, here, hosts, hosts::keys, hosts::close);
  }

  /** The pages it can see. */
  public Library library() {
    return new Library(
        surroundings.library(),
        new SourceReader(surroundings.maxBytes()),
        new GraphBuilder(surroundings.environment().keySet()));
  }

  /** Finds what a target names. */
  public Targets.Found find(String target) {
    return new Targets(library()).find(target);
  }

  /** Looks through pages for what is wrong or risky in them; plays nothing. */
  public LintReport lint(List<Path> pages, LintOptions options) {
    Lint lint =
        new Lint(
            new SourceReader(surroundings.maxBytes()),
            bashCheck::of,
            InstalledShellcheck.find(surroundings));
    return lint.of(pages, options);
  }

  /** Makes the plan of a procedure; what is wrong is in the plan. */
  public Plan plan(Procedure procedure, PlanRequest request) {
    Plan plan = new Planner(machine).plan(procedure, request);
    return plan.with(
        bashCheck.of(procedure.page(), (page, text) -> plan.hasStepsWithin(text.span())));
  }

  /** A runner for one plan. */
  public Runner runner(
      Gate gate, Recorder recorder, Mask mask, List<RunListener> listeners, RunOptions options) {
    return new Runner(hosts, gate, recorder, mask, listeners, options, surroundings.clock());
  }

  /** Where its commands run. */
  public Hosts hosts() {
    return hosts;
  }

  /** Learns the keys of hosts; scripted ones have none. */
  public HostKeys hostKeys() {
    return keys.get();
  }

  private static HostKeys noKeys() {
    throw new HostException(HostException.Kind.SETUP, "a mock host has no key");
  }

  @Override
  public void close() {
    close.run();
  }
}
