package dev.runbook.play;

import dev.runbook.graph.References;
import dev.runbook.graph.Step;
import dev.runbook.journal.ReopenedRun;
import dev.runbook.journal.RunProgress;
import dev.runbook.plan.Library;
import dev.runbook.plan.Plan;
import dev.runbook.plan.PlanRequest;
import dev.runbook.plan.Procedure;
import dev.runbook.plan.Rollout;
import dev.runbook.run.RequestedSteps;
import dev.runbook.run.Resumption;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BiFunction;

/** The page, values and steps with which a reopened run continues. */
public final class Continuation {
  private final ReopenedRun run;
  private final RunProgress progress;
  private final BiFunction<Procedure, PlanRequest, Plan> planner;
  private final List<String> leftOut;
  private final List<String> back;

  /**
   * The continuation of a run.
   *
   * @param planner makes plans
   */
  public Continuation(ReopenedRun run, BiFunction<Procedure, PlanRequest, Plan> planner) {
    this(run, planner, List.of(), List.of());
  }

  private Continuation(
      ReopenedRun run,
      BiFunction<Procedure, PlanRequest, Plan> planner,
      List<String> leftOut,
      List<String> back) {
    this.run = run;
    this.progress = run.progress();
    this.planner = planner;
    this.leftOut = leftOut;
    this.back = back;
  }

  /**
   * The same, where some hosts of a group have no turn any more, beside those that were left out
   * before.
   *
   * @param hosts their aliases; a plan has an error for one that is no host of the group
   */
  public Continuation leavingOut(List<String> hosts) {
    return new Continuation(run, planner, List.copyOf(hosts), back);
  }

  /**
   * The same, where some hosts of a group have their turn after all.
   *
   * @throws RefusedException when one was not left out
   */
  public Continuation bringingBack(List<String> hosts) {
    List<String> before = progress.rollout().leftOut();
    for (String host : hosts) {
      if (!before.contains(host)) {
        throw new RefusedException(Rollout.WITH_HOST + " " + host + ": the host was not left out");
      }
    }
    return new Continuation(run, planner, leftOut, List.copyOf(hosts));
  }

  /** How far it had come. */
  public RunProgress progress() {
    return progress;
  }

  /** The page that it was played from. */
  public PastPage page(Library library) {
    return new PastPage(run, library);
  }

  /** The steps of the beginning, and those that are named now. */
  public RequestedSteps chosen(RequestedSteps now) {
    RequestedSteps before = progress.chosen();
    return new RequestedSteps(
        both(before.with(), now.with()),
        both(before.skip(), now.skip()),
        before.only(),
        before.from());
  }

  private static List<String> both(List<String> earlier, List<String> now) {
    List<String> all = new ArrayList<>(earlier);
    all.addAll(now);
    return all;
  }

  /** The steps of the beginning with its values, as far as the page still asks for them. */
  public PlanRequest request(Procedure procedure) {
    RequestedSteps chosen = progress.chosen();
    PlanRequest steps =
        new PlanRequest(
            Map.of(),
            chosen.only(),
            chosen.from(),
            progress.rollout().bringingBack(back).leavingOut(leftOut));
    Set<String> known = new HashSet<>();
    planner.apply(procedure, steps).params().forEach(param -> known.add(param.name()));
    Map<String, String> recorded = new LinkedHashMap<>(progress.values());
    recorded.keySet().retainAll(known);
    return steps.with(recorded);
  }

  /**
   * What its earlier parts have left.
   *
   * @param rerun the steps that run again although they are over
   * @throws RefusedException when the plan has no such step, or when a host is to be left out that
   *     has come to its last step
   */
  public Resumption past(Plan plan, List<String> rerun) {
    Set<String> ids = new HashSet<>();
    for (String name : rerun) {
      List<Step> found = References.named(plan.steps(), name);
      if (found.isEmpty()) {
        throw new RefusedException(
            "--rerun " + name + ": no step of `" + plan.target() + "` is called that");
      }
      found.forEach(step -> ids.add(step.id()));
    }
    Resumption past = progress.resumption();
    plan.rollout().map(Rollout::leftOut).orElse(List.of()).stream()
        .filter(past.hosts().done()::contains)
        .findFirst()
        .ifPresent(Continuation::refuseDone);
    return past.rerunning(ids);
  }

  private static void refuseDone(String host) {
    throw new RefusedException(
        Rollout.SKIP_HOST + " " + host + ": the host has come to its last step before");
  }
}
