package dev.runbook.plan;

import dev.runbook.graph.Command;
import dev.runbook.graph.InsideLines;
import dev.runbook.graph.Step;
import dev.runbook.graph.StepOptions;
import dev.runbook.json.Json;
import dev.runbook.source.Source;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;

/**
 * Hashes what a step does: two steps with the same hash do the same.
 *
 * <p>It covers its commands, the hosts they run on, the values they take and the options that
 * change what they do; not the prose around it, its place on the page, nor its secrets' values.
 */
public final class StepContent {
  private StepContent() {}

  /** The hash of a plan's step, in lower-case hexadecimal. */
  public static String sha256(Plan plan, Step step) {
    StepOptions options = step.options();
    Map<String, Object> content = new LinkedHashMap<>();
    content.putAll(
        Json.map(
            "kind", step.kind().word(),
            "commands", commands(step.commands()),
            "inside", commands(step.inside().stream().map(InsideLines::typed).toList()),
            "condition", commands(options.condition().stream().toList()),
            "verify", commands(options.verify().stream().toList()),
            "directory", options.directory().orElse(null),
            "interpreter", options.interpreter().orElse(null),
            "okExit", List.copyOf(new TreeSet<>(options.okExit())),
            "capture", options.capture().orElse(null),
            "title", step.commands().isEmpty() ? step.title() : null,
            "values", values(plan, step)));
    // Steps that do not have it keep the hashes that older journals hold.
    options.until().ifPresent(until -> content.put("until", commands(List.of(until))));
    return Source.sha256(Json.line(content).getBytes(StandardCharsets.UTF_8));
  }

  private static List<Map<String, Object>> commands(List<Command> commands) {
    return commands.stream()
        .map(
            command ->
                Json.map(
                    "text", command.text(),
                    "host", command.where().host(),
                    "options", command.where().options(),
                    "kept", command.where().kept()))
        .toList();
  }

  private static Map<String, String> values(Plan plan, Step step) {
    Map<String, String> values = new LinkedHashMap<>();
    for (PlanParam param : plan.params()) {
      if (param.steps().contains(step.id())) {
        values.put(param.name(), param.secret() ? "" : param.value().orElse(""));
      }
    }
    return Collections.unmodifiableMap(values);
  }
}
