package dev.runbook.replay;

import dev.runbook.document.Settings;
import dev.runbook.graph.AlternativeSteps;
import dev.runbook.graph.Command;
import dev.runbook.graph.Step;
import dev.runbook.graph.StepKind;
import dev.runbook.plan.Plan;
import dev.runbook.plan.PlanParam;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * A first mock and a first scenario for a page.
 *
 * <p>What only a person knows is marked {@code TODO}, which is no exit status: until it is filled
 * in, the scenario is not played.
 *
 * @param mock the text of the mock file
 * @param scenario the text of the scenario file
 */
public record FirstScenario(String mock, String scenario) {
  private static final String TODO = "TODO";

  /** Those of a plan, which has no values yet. */
  public static FirstScenario of(Plan plan, String name) {
    return new FirstScenario(mock(plan), scenario(plan, name));
  }

  private static String mock(Plan plan) {
    StringBuilder out = new StringBuilder();
    out.append("# What the hosts of ").append(plan.target()).append(" answer. Each `TODO` is the");
    out.append(" exit status of its command, 0 where it works;\n");
    out.append("# what a command prints is `stdout: |` and `stderr: |` below it.\nhosts:\n");
    Map<String, Set<String>> hosts = new LinkedHashMap<>();
    steps(plan)
        .forEach(step -> step.commandsAndChecks().forEach(command -> add(hosts, step, command)));
    Settings settings = plan.procedure().page().document().frontMatter().settings();
    hosts.forEach(
        (host, entries) -> {
          out.append("  ").append(YamlText.inBlock(host)).append(":\n");
          Settings.ExpectedHost who = settings.hosts().get(host);
          if (who != null) {
            out.append("    identity: {hostname: ").append(who.hostname().orElse(host));
            out.append(", user: ").append(who.user().orElse("operator")).append("}\n");
          }
          out.append("    commands:\n");
          entries.forEach(out::append);
          out.append("    otherwise: fail\n");
        });
    return hosts.isEmpty() ? out + "  local: {}\n" : out.toString();
  }

  private static void add(Map<String, Set<String>> hosts, Step step, Command command) {
    if (command.login()) {
      return;
    }
    StringBuilder entry = new StringBuilder();
    String run = YamlText.lines(CommandNames.in(command), "          ");
    entry.append("      - run: ").append(run).append('\n');
    step.options().directory().ifPresent(folder -> key(entry, "cwd", YamlText.inBlock(folder)));
    if (!isAttribute(step, command)) {
      step.options()
          .interpreter()
          .ifPresent(program -> key(entry, "interpreter", YamlText.inBlock(program)));
    }
    if (!command.where().options().isEmpty()) {
      List<String> options = command.where().options().stream().map(YamlText::scalar).toList();
      key(entry, "options", "[" + String.join(", ", options) + "]");
    }
    key(entry, "exit", TODO);
    hosts.computeIfAbsent(command.where().host(), any -> new LinkedHashSet<>()).add(entry + "");
  }

  private static void key(StringBuilder entry, String key, String value) {
    entry.append("        ").append(key).append(": ").append(value).append('\n');
  }

  private static boolean isAttribute(Step step, Command command) {
    return step.commands().stream().noneMatch(each -> each == command);
  }

  /** The steps as the page has them: rollback steps are for scenarios that fail. */
  private static List<Step> steps(Plan plan) {
    return plan.steps().stream()
        .filter(step -> !step.optional())
        .map(step -> plan.procedure().page().step(step.id()).orElse(step))
        .toList();
  }

  private static String scenario(Plan plan, String name) {
    StringBuilder out = new StringBuilder();
    out.append("play: ").append(YamlText.inBlock(name)).append('\n');
    out.append("mock: ").append(name).append(".mock.yaml\n");
    if (!plan.params().isEmpty()) {
      out.append("params:\n");
      plan.params().forEach(param -> out.append(param(param)));
    }
    List<String> answers = answers(plan);
    if (!answers.isEmpty()) {
      out.append("answers:\n");
      answers.forEach(answer -> out.append("  ").append(answer).append('\n'));
    }
    out.append("scenarios:\n  ends well:\n    expect: {exit: 0}\n");
    failing(plan)
        .ifPresent(
            step -> {
              out.append("  # On a night on which a step fails, the run has to end there:\n");
              out.append("  # stops when it fails: {fails: ").append(step.id()).append("}\n");
            });
    return out.toString();
  }

  /** The last that can be let fail by a line. */
  private static Optional<Step> failing(Plan plan) {
    return plan.steps().stream()
        .filter(step -> !step.optional() && !step.commands().isEmpty() && !step.isDanger())
        .reduce((first, last) -> last);
  }

  private static String param(PlanParam param) {
    String value =
        param.value().or(param::example).or(param::offered).orElseGet(() -> first(param));
    return "  " + YamlText.inBlock(param.name()) + ": " + YamlText.inBlock(value) + "\n";
  }

  private static String first(PlanParam param) {
    return param.choices().stream().findFirst().orElse(TODO);
  }

  private static List<String> answers(Plan plan) {
    List<String> answers = new ArrayList<>();
    AlternativeSteps alternatives = new AlternativeSteps(plan.steps());
    Set<String> confirmed = new LinkedHashSet<>();
    for (Step step : plan.steps()) {
      List<Step> group = alternatives.of(step);
      if (!group.isEmpty() && group.get(0).id().equals(step.id())) {
        answers.add(step.id() + ": {pick: " + step.id() + "}");
      } else if (step.pickOne()) {
        answers.add(step.id() + ": {pick: " + step.hosts().get(0) + "}");
      } else if (step.kind() == StepKind.INTERACTIVE && !step.optional()) {
        answers.add(step.id() + ": {type: [" + TODO + "]}");
      } else if (step.isDanger() && !step.optional() && confirmed.add(covering(plan, step))) {
        String target = YamlText.scalar(plan.confirmation(step));
        answers.add(step.id() + ": {confirm: " + target + "}");
      }
    }
    return answers;
  }

  /** What one confirmation covers: a section and a target. */
  private static String covering(Plan plan, Step step) {
    return step.options().confirmEach()
        ? step.id()
        : step.section() + " " + plan.confirmation(step);
  }
}
