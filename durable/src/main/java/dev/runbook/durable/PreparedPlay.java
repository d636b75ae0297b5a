package dev.runbook.durable;

import dev.runbook.graph.Command;
import dev.runbook.graph.Step;
import dev.runbook.plan.Plan;
import dev.runbook.plan.PlanParam;
import dev.runbook.play.ValueSources;
import dev.runbook.run.Mask;
import dev.runbook.source.Problem;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/**
 * What a worker knows of a run: its commands with the secrets in them, which it takes from its own
 * environment, and what covers them in the output.
 */
final class PreparedPlay {
  private final Map<String, String> texts = new LinkedHashMap<>();
  private final List<String> missing = new ArrayList<>();
  private final List<String> unfit = new ArrayList<>();
  private final Mask mask;

  private PreparedPlay(Mask mask) {
    this.mask = mask;
  }

  /**
   * Prepares a run.
   *
   * @param environment of the worker, which has secrets as {@code RUNBOOK_PARAM_NAME}
   * @param masks makes what covers the secrets of a plan and of the environment
   */
  static PreparedPlay of(
      PlayInput input, Map<String, String> environment, Function<Plan, Mask> masks) {
    Plan worded = input.plan();
    Map<String, String> secrets = new LinkedHashMap<>();
    List<String> missing = new ArrayList<>();
    for (PlanParam param : worded.params()) {
      if (param.secret()) {
        String value = environment.getOrDefault(ValueSources.variable(param.name()), "");
        if (value.isEmpty()) {
          missing.add(param.name());
        } else {
          secrets.put(param.name(), value);
        }
      }
    }
    Plan real = secrets.isEmpty() ? worded : input.plan(secrets);
    PreparedPlay prepared = new PreparedPlay(masks.apply(real));
    prepared.missing.addAll(missing);
    real.errors().stream().map(Problem::message).forEach(prepared.unfit::add);
    if (!prepared.unfit.isEmpty()) {
      return prepared;
    }
    prepared.align(all(input.played(worded)), all(input.played(real)));
    return prepared;
  }

  /** Both plans are of one page: their commands are the same ones, in the same order. */
  private void align(List<Command> worded, List<Command> real) {
    for (int i = 0; i < worded.size(); i++) {
      texts.put(worded.get(i).run(), real.get(i).run());
    }
  }

  private static List<Command> all(Plan plan) {
    List<Step> steps = new ArrayList<>(plan.steps());
    steps.addAll(plan.rollback());
    return steps.stream().flatMap(Step::commandsAndChecks).toList();
  }

  Mask mask() {
    return mask;
  }

  /** The text with the values of its secrets; empty where a worker cannot know them. */
  Optional<String> text(SentCommand command) {
    if (!command.secret()) {
      return Optional.of(command.text());
    }
    return missing.isEmpty() ? Optional.ofNullable(texts.get(command.text())) : Optional.empty();
  }

  /** Why a text has no secrets. */
  String complaint() {
    if (!unfit.isEmpty()) {
      return String.join("; ", unfit);
    }
    return missing.isEmpty()
        ? "it holds a secret, and is no command of the page: a worker fills secrets into those only"
        : "the worker's environment lacks "
            + String.join(", ", missing.stream().map(ValueSources::variable).toList());
  }
}
