package dev.runbook.cli;

import dev.runbook.Runbooks;
import dev.runbook.plan.Plan;
import dev.runbook.plan.PlanRequest;
import dev.runbook.plan.Procedure;
import dev.runbook.play.ParamsFile;
import dev.runbook.play.ValueSources;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Plans with values from {@code --param}, else {@code --params}, else the environment, else the
 * page's defaults.
 */
final class ValuePlanning {
  private final ProcessContext world;
  private final ValueOptions options;
  private final PlanRequest base;
  private final long maxBytes;
  private ValueSources sources;

  ValuePlanning(ProcessContext world, PlanningOptions options, long maxBytes) {
    this(
        world,
        options.values(),
        new PlanRequest(
            Map.of(), options.only(), options.from(), options.rollout().request(maxBytes)),
        maxBytes);
  }

  /**
   * Values that come before those of a request.
   *
   * @param base which steps are planned, and values that hold unless others are given
   */
  ValuePlanning(ProcessContext world, ValueOptions options, PlanRequest base, long maxBytes) {
    this.world = world;
    this.options = options;
    this.base = base;
    this.maxBytes = maxBytes;
  }

  /** The plan with every value that is known before anybody is asked. */
  Plan plan(Runbooks runbooks, Procedure procedure) {
    return sources().plan(request -> runbooks.plan(procedure, request));
  }

  /** The request with the values of the environment, and more. */
  PlanRequest request(Plan plan, Map<String, String> asked) {
    return sources().request(plan, asked);
  }

  /** What was given on the command line; the file is read once, whatever becomes of it. */
  private ValueSources sources() {
    if (sources == null) {
      Map<String, String> values = new LinkedHashMap<>();
      options.file().ifPresent(file -> values.putAll(ParamsFile.read(file, maxBytes)));
      values.putAll(options.params());
      sources = new ValueSources(world.environment(), base.with(values));
    }
    return sources;
  }
}
