package dev.runbook.host.mock;

import dev.runbook.host.mock.HostScript.StateUse;
import dev.runbook.source.Nearest;
import dev.runbook.source.Problem;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Checks that a host's script can reach every state that its conditions ask for. */
final class StateCheck {
  private final List<HostScript> layers;
  private final Map<String, Set<String>> values = new LinkedHashMap<>();

  StateCheck(List<HostScript> layers) {
    this.layers = layers;
    for (HostScript layer : layers) {
      layer
          .state()
          .forEach(
              (key, value) -> values.computeIfAbsent(key, any -> new LinkedHashSet<>()).add(value));
    }
    for (HostScript layer : layers) {
      layer.uses().stream()
          .filter(use -> use.sets() && values.containsKey(use.key()))
          .forEach(use -> values.get(use.key()).add(use.value()));
    }
  }

  List<Problem> problems() {
    List<Problem> problems = new ArrayList<>();
    for (HostScript layer : layers) {
      for (StateUse use : layer.uses()) {
        if (!values.containsKey(use.key())) {
          problems.add(undeclared(layer, use));
        } else if (!use.sets() && !canBe(use)) {
          problems.add(never(layer, use));
        }
      }
    }
    return problems;
  }

  private boolean canBe(StateUse use) {
    Set<String> known = values.get(use.key());
    return known.contains(use.value()) || known.stream().anyMatch(value -> value.contains("{{"));
  }

  private Problem undeclared(HostScript layer, StateUse use) {
    return Problem.error(
            layer.source(),
            use.keySpan(),
            "unknown-state",
            "`state` of " + layer.name() + " does not declare `" + use.key() + "`")
        .withHint(
            Nearest.didYouMean(use.key(), values.keySet())
                .orElse("write how it is at first: `state: {" + use.key() + ": …}`"));
  }

  private Problem never(HostScript layer, StateUse use) {
    Set<String> known = values.get(use.key());
    return Problem.error(
            layer.source(),
            use.valueSpan(),
            "unknown-state",
            "`" + use.key() + "` is never `" + use.value() + "`")
        .withHint(
            Nearest.didYouMean(use.value(), known)
                .orElse(
                    "it is " + String.join(" or ", known) + "; `set` can make it something else"));
  }
}
