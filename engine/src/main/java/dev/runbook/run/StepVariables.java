package dev.runbook.run;

import dev.runbook.document.Settings.ParamType;
import dev.runbook.graph.Command;
import dev.runbook.graph.JavaIdentifier;
import dev.runbook.graph.Step;
import dev.runbook.host.Variable;
import dev.runbook.plan.PlanParam;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The values that commands find as variables: captured ones, and in Java the parameters too. */
final class StepVariables {
  private final CurrentPlan plan;
  private final Map<String, String> captured = new LinkedHashMap<>();

  StepVariables(CurrentPlan plan) {
    this.plan = plan;
  }

  void capture(String name, String value) {
    captured.put(name, value);
  }

  /** What was captured, by its name. */
  Map<String, String> captured() {
    return Map.copyOf(captured);
  }

  /** What a command is to know; a shell that is kept is told, others begin afresh as by hand. */
  List<Variable> of(Step step, Command command) {
    List<Variable> variables = new ArrayList<>();
    if (command.where().isJShell()) {
      plan.now().params().stream()
          .filter(param -> !param.secret() || param.steps().contains(step.id()))
          .forEach(
              param -> param.value().ifPresent(value -> variables.add(variable(param, value))));
    }
    if (command.where().kept()) {
      captured.forEach((name, value) -> variables.add(Variable.text(name, value)));
    }
    return variables;
  }

  private static Variable variable(PlanParam param, String value) {
    return new Variable(JavaIdentifier.of(param.name()), value, param.type() == ParamType.INTEGER);
  }
}
