package dev.runbook.cli.console;

import dev.runbook.graph.Step;
import dev.runbook.json.Json;
import dev.runbook.plan.Plan;
import dev.runbook.run.Outcomes;
import dev.runbook.run.Resumption;
import dev.runbook.run.RunEnd;
import dev.runbook.run.RunEvent;
import dev.runbook.run.RunMode;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What came of a play, as JSON has it: of each step, or of each host of a group. */
public final class PlayedJson {
  private final Plan plan;
  private final Screen screen;

  /**
   * That of a play.
   *
   * @param screen covers its secrets
   */
  public PlayedJson(Plan plan, Screen screen) {
    this.plan = plan;
    this.screen = screen;
  }

  /**
   * What came of it.
   *
   * @param run the id of its record; empty where it has none
   */
  public Map<String, Object> of(
      RunEnd end, Outcomes outcomes, HostProgress hosts, Optional<String> run) {
    return plan.rollout().isPresent() ? hosts.json(end, run) : steps(end, outcomes, run);
  }

  /** What came of a run of which nothing is left to do. */
  public Map<String, Object> over(RunEnd end, Resumption past, String run) {
    Outcomes outcomes = new Outcomes();
    for (Step step : plan.steps()) {
      past.of(step)
          .ifPresent(
              before ->
                  outcomes.on(
                      new RunEvent.StepKept(step, before, plan.position(step), plan.total())));
    }
    HostProgress hosts = new HostProgress(plan, screen);
    hosts.on(new RunEvent.RunResumed(plan, RunMode.REAL, past), true);
    return of(end, outcomes, hosts, Optional.of(run));
  }

  private Map<String, Object> steps(RunEnd end, Outcomes outcomes, Optional<String> run) {
    List<Map<String, Object>> steps =
        plan.steps().stream()
            .map(
                step ->
                    Json.map(
                        "id", step.id(),
                        "title", screen.covered(step.title()),
                        "result", outcomes.of(step).word()))
            .toList();
    return Json.map(
        "schema", "runbook.run/1",
        "run", run.orElse(null),
        "target", plan.target(),
        "result", end.result().word(),
        "status", end.result().exitStatus(),
        "detail", screen.covered(end.detail()),
        "steps", steps);
  }
}
