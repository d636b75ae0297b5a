package dev.runbook.plan;

import dev.runbook.document.Document;
import dev.runbook.graph.ChoicesFrom;
import dev.runbook.graph.Command;
import dev.runbook.graph.Edge;
import dev.runbook.graph.InsideLines;
import dev.runbook.graph.NotPlayed;
import dev.runbook.graph.Retry;
import dev.runbook.graph.Step;
import dev.runbook.json.Json;
import dev.runbook.shell.Placeholder;
import dev.runbook.shell.Reason;
import dev.runbook.source.Problem;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * Writes a plan as {@code runbook plan --json} prints it: schema {@code runbook.plan/1}. Secrets
 * are left out.
 */
public final class PlanJson {
  private static final String SCHEMA = "runbook.plan/1";

  private PlanJson() {}

  /** The plan as maps and lists, ready to be written. */
  public static Map<String, Object> of(Plan plan) {
    Document page = plan.procedure().page().document();
    List<Map<String, Object>> steps = plan.steps().stream().map(step -> step(plan, step)).toList();
    Map<String, Object> object = object(plan, page, steps);
    plan.rollout().ifPresent(rollout -> object.put("rollout", rollout(rollout)));
    plan.member().ifPresent(host -> object.put("member", host));
    return object;
  }

  private static Map<String, Object> rollout(Rollout rollout) {
    return Json.map(
        "group", rollout.group(),
        "order", rollout.order(),
        "concurrency", rollout.concurrency(),
        "stopAfterErrors", rollout.stopAfterErrors(),
        "hosts", rollout.wholeGroup(),
        "leftOut", rollout.leftOut(),
        "waves",
            rollout.waves().stream()
                .map(
                    wave ->
                        Json.map(
                            "wave", wave.number(),
                            "canary", wave.canary(),
                            "hosts", wave.hosts()))
                .toList());
  }

  private static Map<String, Object> object(
      Plan plan, Document page, List<Map<String, Object>> steps) {
    return Json.map(
        "schema", SCHEMA,
        "runbook",
            Json.map(
                "id", page.frontMatter().id().orElse(null),
                "title", page.title(),
                "path", plan.procedure().path().toString(),
                "sha256", page.source().sha256()),
        "target", plan.target(),
        "sha256", PlanText.sha256(plan),
        "hosts", plan.hosts(),
        "transports", plan.reaches().stream().map(PlanJson::reach).toList(),
        "params", params(plan),
        "steps", steps,
        "rollback", plan.rollback().stream().map(step -> step(plan, step)).toList(),
        "edges", plan.edges().stream().map(PlanJson::edge).toList(),
        "notPlayed", plan.procedure().notPlayed().stream().map(PlanJson::notPlayed).toList(),
        "problems", problems(plan.problems()));
  }

  /** Problems as JSON shows them. */
  public static List<Map<String, Object>> problems(List<Problem> problems) {
    return problems.stream().map(PlanJson::problem).toList();
  }

  private static List<Map<String, Object>> params(Plan plan) {
    return plan.params().stream().map(PlanJson::param).toList();
  }

  private static Map<String, Object> step(Plan plan, Step step) {
    return Json.map(
        "id", step.id(),
        "title", step.title(),
        "section", step.sectionTitles(),
        "line", step.line(),
        "language", step.language(),
        "kind", step.kind().word(),
        "tty", step.tty(),
        "risk", step.risk().word(),
        "reasons", step.reasons().stream().map(PlanJson::reason).toList(),
        "optional", step.optional(),
        "condition",
            step.condition().or(() -> step.options().condition().map(Command::text)).orElse(null),
        "confirm", step.isDanger() ? confirm(plan, step) : null,
        "commands", commands(plan, step),
        "inside", step.insideLines().stream().map(line -> withoutSecrets(plan, line)).toList(),
        "outsideOf", step.body().outsideOf().orElse(null),
        "retry", step.options().retry().map(PlanJson::retry).orElse(null),
        "always", step.options().always(),
        "approval", step.options().secondPerson() ? "second-person" : null,
        "targets", step.isDanger() ? targets(plan, plan.targets(step)) : List.of());
  }

  private static Map<String, Object> retry(Retry retry) {
    return Json.map(
        "times", retry.times().isPresent() ? retry.times().getAsInt() : null,
        "everyMillis", retry.every().toMillis(),
        "until", retry.until().map(Command::run).orElse(null));
  }

  private static String confirm(Plan plan, Step step) {
    return plan.targets(step).word().map(word -> withoutSecrets(plan, word)).orElse(null);
  }

  private static List<Map<String, Object>> targets(Plan plan, StepTargets targets) {
    return targets.all().stream()
        .map(
            each ->
                Json.map(
                    "kind", each.kind(),
                    "name", each.name().map(name -> withoutSecrets(plan, name)).orElse(null),
                    "ask", each.asked().map(asked -> withoutSecrets(plan, asked)).orElse(null)))
        .toList();
  }

  private static Map<String, Object> reason(Reason reason) {
    return Json.map(
        "rule", reason.rule(),
        "message", reason.message(),
        "line", reason.line().isPresent() ? reason.line().getAsInt() : null);
  }

  /** What is typed where a command leads comes after it: on the page it has a line of its own. */
  private static List<Map<String, Object>> commands(Plan plan, Step step) {
    Map<Integer, List<InsideLines>> inside =
        step.inside().stream().collect(Collectors.groupingBy(InsideLines::command));
    List<Map<String, Object>> all = new ArrayList<>();
    for (int i = 0; i < step.commands().size(); i++) {
      Command command = step.commands().get(i);
      all.add(command(plan, command, command.run(), null));
      for (InsideLines typed : inside.getOrDefault(i, List.of())) {
        String lines = String.join("\n", Step.lines(typed.typed()));
        all.add(command(plan, typed.typed(), lines, command.text()));
      }
    }
    return all;
  }

  private static Map<String, Object> command(
      Plan plan, Command command, String run, String typedInto) {
    return Json.map(
        "line", command.line(),
        "text", command.text(),
        "host", command.where().host(),
        "run", withoutSecrets(plan, run),
        "risk", command.risk().word(),
        "params", command.placeholders().stream().map(Placeholder::name).distinct().toList(),
        "typedInto", typedInto);
  }

  private static Map<String, Object> param(PlanParam param) {
    return Json.map(
        "name", param.name(),
        "placeholder", param.placeholder(),
        "type", param.type().name().toLowerCase(java.util.Locale.ROOT),
        "secret", param.secret(),
        "value", param.secret() ? null : param.value().orElse(null),
        "choicesFrom", param.choicesFrom().map(ChoicesFrom::name).orElse(null),
        "steps", param.steps());
  }

  private static Map<String, Object> reach(Reach reach) {
    return Json.map("host", reach.host(), "transport", reach.transport(), "why", reach.why());
  }

  private static Map<String, Object> edge(Edge edge) {
    return Json.map("from", edge.from(), "to", edge.to(), "kind", edge.kind().word());
  }

  private static Map<String, Object> notPlayed(NotPlayed each) {
    return Json.map("line", each.line(), "why", each.why(), "offered", each.offered());
  }

  private static Map<String, Object> problem(Problem problem) {
    return Json.map(
        "severity", problem.severity().word(),
        "code", problem.code(),
        "line", problem.line(),
        "column", problem.column(),
        "message", problem.message(),
        "hint", problem.hint().orElse(null));
  }

  private static String withoutSecrets(Plan plan, String text) {
    String shown = text;
    for (String secret : plan.secrets()) {
      shown = shown.replace(secret, Plan.MASK);
    }
    return shown;
  }
}
