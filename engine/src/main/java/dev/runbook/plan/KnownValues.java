package dev.runbook.plan;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The values of a plan's parameters that are known, for all of its steps.
 *
 * <p>One thread fills a plan in; it is not for several.
 */
final class KnownValues {
  private final Map<String, String> byName = new LinkedHashMap<>();
  private final Map<String, String> byPlaceholder = new LinkedHashMap<>();
  private final Map<String, String> hosts = new HashMap<>();

  KnownValues(List<PlanParam> params) {
    for (PlanParam param : params) {
      param.value().ifPresent(value -> byName.put(param.name(), value));
      param.value().ifPresent(value -> byPlaceholder.putIfAbsent(param.placeholder(), value));
    }
  }

  /** The values by the names of their parameters. */
  Map<String, String> byName() {
    return byName;
  }

  boolean has(String name) {
    return byName.containsKey(name);
  }

  /** A host's name with the values of the placeholders in it. */
  String inHost(String host) {
    return hosts.computeIfAbsent(host, this::filledIn);
  }

  private String filledIn(String host) {
    String meant = host;
    for (Map.Entry<String, String> each : byPlaceholder.entrySet()) {
      meant = meant.replace(each.getKey(), each.getValue());
    }
    return meant;
  }
}
