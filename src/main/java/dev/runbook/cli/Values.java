package dev.runbook.cli;

import dev.runbook.Runbooks;
import dev.runbook.plan.Plan;
import dev.runbook.plan.PlanParam;
import dev.runbook.plan.PlanRequest;
import dev.runbook.plan.Procedure;
import dev.runbook.source.Source;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * Plans with the values that were given: {@code --param} before {@code --params} before the
 * environment before defaults.
 */
final class Values {
  private final World world;
  private final ValueOptions options;
  private final PlanRequest base;
  private final long maxBytes;
  private PlanRequest request;

  Values(World world, PlanningOptions options, long maxBytes) {
    this(
        world,
        options.values(),
        new PlanRequest(Map.of(), options.only(), options.from()),
        maxBytes);
  }

  /**
   * Values that come before those of a request.
   *
   * @param base which steps are planned, and values that hold unless others are given
   */
  Values(World world, ValueOptions options, PlanRequest base, long maxBytes) {
    this.world = world;
    this.options = options;
    this.base = base;
    this.maxBytes = maxBytes;
  }

  /** The plan with every value that is known before anybody is asked. */
  Plan plan(Runbooks runbooks, Procedure procedure) {
    PlanRequest given = request();
    Plan first = runbooks.plan(procedure, given);
    Map<String, String> more = fromEnvironment(first, given);
    return more.isEmpty() ? first : runbooks.plan(procedure, given.with(more));
  }

  /** What was asked for on the command line; the file is read once, whatever becomes of it. */
  PlanRequest request() {
    if (request == null) {
      Map<String, String> values = new LinkedHashMap<>();
      options.file().ifPresent(file -> values.putAll(ParamsFile.read(file, maxBytes)));
      values.putAll(options.params());
      request = base.with(values);
    }
    return request;
  }

  /** The request with the values of the environment, and more. */
  PlanRequest request(Plan plan, Map<String, String> asked) {
    PlanRequest given = request();
    return given.with(fromEnvironment(plan, given)).with(asked);
  }

  private Map<String, String> fromEnvironment(Plan plan, PlanRequest given) {
    Map<String, String> values = new LinkedHashMap<>();
    for (PlanParam param : plan.params()) {
      String value = world.variable(variable(param.name()));
      if (!value.isEmpty() && !given.values().containsKey(param.name())) {
        values.put(param.name(), value);
      }
    }
    return values;
  }

  /** The environment variable for a parameter. */
  static String variable(String name) {
    return "RUNBOOK_PARAM_" + name.toUpperCase(Locale.ROOT).replaceAll("[^A-Z0-9]", "_");
  }

  /** What to write for values that are missing, a line each. */
  static String missing(Plan plan, List<PlanParam> params) {
    Source source = plan.procedure().page().document().source();
    StringBuilder lines = new StringBuilder();
    for (PlanParam param : params) {
      lines
          .append("\n  --param ")
          .append(param.name())
          .append("=…   ")
          .append(param.description().orElse("stands there as " + param.placeholder()))
          .append("  (")
          .append(source.name())
          .append(':')
          .append(source.line(param.span().start()))
          .append(')');
    }
    String what = params.size() == 1 ? "a value is" : params.size() + " values are";
    return what
        + " missing, and there is nobody to ask; give"
        + (params.size() == 1 ? " it" : " them")
        + " with"
        + lines;
  }
}
