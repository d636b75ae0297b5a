package dev.runbook.diff;

import dev.runbook.diff.StepChange.Kind;
import dev.runbook.document.Settings;
import dev.runbook.plan.Plan;
import dev.runbook.plan.PlanParam;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Compares the settings of a whole page: its hosts and their identities, its parameters, its shell.
 */
final class PageFacts {
  private PageFacts() {}

  static List<StepChange> changes(Plan before, Plan after) {
    List<StepChange> changes = new ArrayList<>();
    compare(hosts(before), hosts(after), Kind.HOST, "host", changes);
    compare(params(before), params(after), Kind.PARAM, "value", changes);
    compare(machine(before), machine(after), Kind.OPTION, "", changes);
    return changes;
  }

  private static void compare(
      Map<String, String> before,
      Map<String, String> after,
      Kind kind,
      String noun,
      List<StepChange> changes) {
    Set<String> names = new LinkedHashSet<>(before.keySet());
    names.addAll(after.keySet());
    for (String name : names) {
      String what = (noun + " " + name).strip();
      Optional<String> was = Optional.ofNullable(before.get(name));
      Optional<String> is = Optional.ofNullable(after.get(name));
      if (was.equals(is)) {
        continue;
      }
      String words =
          was.isEmpty()
              ? what + " is new: " + is.orElseThrow()
              : is.isEmpty()
                  ? what + " is gone: " + was.get()
                  : what + ": " + was.get() + " becomes " + is.get();
      changes.add(StepChange.of(kind, "", 1, words));
    }
  }

  private static Settings settings(Plan plan) {
    return plan.procedure().page().document().frontMatter().settings();
  }

  /** Who each declared host must be. */
  private static Map<String, String> hosts(Plan plan) {
    Map<String, String> hosts = new LinkedHashMap<>();
    settings(plan).hosts().forEach((name, host) -> hosts.put(name, host.who()));
    return hosts;
  }

  private static Map<String, String> params(Plan plan) {
    Map<String, String> params = new LinkedHashMap<>();
    for (PlanParam param : plan.params()) {
      List<String> words = new ArrayList<>();
      words.add(param.secret() ? "secret" : param.type().name().toLowerCase(Locale.ROOT));
      param.pattern().ifPresent(words::add);
      if (!param.choices().isEmpty()) {
        words.add(String.join("|", param.choices()));
      }
      param.choicesFrom().ifPresent(from -> words.add("choices from " + from.name()));
      param.value().ifPresent(value -> words.add("default " + value));
      params.put(param.name(), String.join(" ", words));
    }
    return params;
  }

  private static Map<String, String> machine(Plan plan) {
    Map<String, String> facts = new LinkedHashMap<>();
    settings(plan).shell().ifPresent(shell -> facts.put("shell", shell));
    String required =
        settings(plan).requires().stream()
            .map(Settings.Required::program)
            .collect(Collectors.joining(" "));
    if (!required.isEmpty()) {
      facts.put("requires", required);
    }
    return facts;
  }
}
