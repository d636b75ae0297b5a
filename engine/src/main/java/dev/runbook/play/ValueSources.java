package dev.runbook.play;

import dev.runbook.plan.Plan;
import dev.runbook.plan.PlanParam;
import dev.runbook.plan.PlanRequest;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;

/** Plans with the given values and those of the environment. */
public final class ValueSources {
  private final Map<String, String> environment;
  private final PlanRequest given;

  /**
   * The sources of one play's values.
   *
   * @param environment has values as {@code RUNBOOK_PARAM_NAME}: the name in capitals, with {@code
   *     _} for all but letters and digits; an empty one is none
   * @param given come before them, and they before the defaults of the page
   */
  public ValueSources(Map<String, String> environment, PlanRequest given) {
    this.environment = environment;
    this.given = given;
  }

  /**
   * The plan with every value that is known before anybody is asked.
   *
   * @param planner makes plans; it is called twice where the environment has values
   */
  public Plan plan(Function<PlanRequest, Plan> planner) {
    Plan first = planner.apply(given);
    Map<String, String> more = fromEnvironment(first);
    return more.isEmpty() ? first : planner.apply(given.with(more));
  }

  /** The request with the values of the environment, and those that were asked for. */
  public PlanRequest request(Plan plan, Map<String, String> asked) {
    return given.with(fromEnvironment(plan)).with(asked);
  }

  private Map<String, String> fromEnvironment(Plan plan) {
    Map<String, String> values = new LinkedHashMap<>();
    for (PlanParam param : plan.params()) {
      String value = environment.getOrDefault(variable(param.name()), "");
      if (!value.isEmpty() && !given.values().containsKey(param.name())) {
        values.put(param.name(), value);
      }
    }
    return values;
  }

  /** The name of the environment variable that holds the value of a parameter. */
  public static String variable(String name) {
    return "RUNBOOK_PARAM_" + name.toUpperCase(Locale.ROOT).replaceAll("[^A-Z0-9]", "_");
  }
}
