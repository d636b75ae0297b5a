package dev.runbook.host.mock.serve;

import dev.runbook.host.Invocation;
import java.util.List;
import java.util.Map;

/** The parameters of a page that a server knows, in all quotes in which a page may write them. */
record QuotedParams(Map<String, String> values) {
  /** Copies the map. */
  QuotedParams {
    values = Map.copyOf(values);
  }

  List<Invocation.Value> all() {
    return values.entrySet().stream()
        .map(each -> new Invocation.Value(each.getKey(), each.getValue(), written(each.getValue())))
        .toList();
  }

  private static List<String> written(String value) {
    return List.of("'" + value.replace("'", "'\\''") + "'", value);
  }
}
