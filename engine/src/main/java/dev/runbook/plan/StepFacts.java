package dev.runbook.plan;

import dev.runbook.graph.Command;
import dev.runbook.graph.Retry;
import dev.runbook.graph.Step;
import dev.runbook.graph.StepKind;
import dev.runbook.graph.StepOptions;
import dev.runbook.shell.Reason;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** Names every property of a step, besides its commands, that changes what happens. */
public final class StepFacts {
  private final Plan plan;
  private final Step step;
  private final Map<String, String> facts = new LinkedHashMap<>();

  private StepFacts(Plan plan, Step step) {
    this.plan = plan;
    this.step = step;
  }

  /** The facts by name, in order; some say all by their name. */
  public static Map<String, String> of(Plan plan, Step step) {
    StepFacts found = new StepFacts(plan, step);
    found.kind();
    found.options();
    return found.facts;
  }

  /** The facts in words, and the rules that say why the step asks for care. */
  static List<String> words(Plan plan, Step step) {
    List<String> words = new ArrayList<>();
    of(plan, step).forEach((name, value) -> words.add((name + " " + value).strip()));
    step.reasons().stream()
        .map(Reason::rule)
        .filter(rule -> !rule.equals(Reason.HIDDEN_HOST))
        .distinct()
        .forEach(words::add);
    return words;
  }

  private void kind() {
    if (step.kind() != StepKind.SHELL) {
      facts.put(step.kind().word(), "");
    }
    if (step.optional()) {
      facts.put("optional", step.condition().map(text -> "(" + text + ")").orElse(""));
    }
    step.alternativeTo().ifPresent(other -> facts.put("instead of", other));
    if (step.pickOne()) {
      facts.put("pick one", "");
    }
    if (step.isDanger()) {
      String each = step.options().confirmEach() ? "each " : "";
      facts.put("confirm", each + plan.targets(step).planned());
    }
  }

  private void options() {
    StepOptions options = step.options();
    if (!options.needs().isEmpty()) {
      facts.put("needs", String.join(",", options.needs()));
    }
    options.condition().ifPresent(command -> facts.put("if", text(command)));
    options.timeout().ifPresent(limit -> facts.put("timeout", shown(limit)));
    options.directory().ifPresent(folder -> facts.put("cwd", folder));
    options.interpreter().ifPresent(program -> facts.put("interpreter", program));
    if (!options.okExit().equals(StepOptions.NONE.okExit())) {
      facts.put(
          "ok-exit",
          new TreeSet<>(options.okExit())
              .stream().map(String::valueOf).collect(Collectors.joining(",")));
    }
    if (options.always()) {
      facts.put("always", "");
    }
    if (options.secondPerson()) {
      facts.put("second-person", "");
    }
    if (options.idempotent()) {
      facts.put("idempotent", "");
    }
    options.retry().ifPresent(this::retry);
    options.verify().ifPresent(command -> facts.put("verify", text(command)));
    options.rollback().ifPresent(name -> facts.put("rollback", name));
    options
        .capture()
        .ifPresent(name -> facts.put("capture", name + (options.secret() ? " (secret)" : "")));
  }

  private void retry(Retry retry) {
    retry.times().ifPresent(times -> facts.put("retry", String.valueOf(times)));
    facts.put("every", shown(retry.every()));
    retry.until().ifPresent(command -> facts.put("until", text(command)));
  }

  private static String text(Command command) {
    return command.run().replace("\n", "; ");
  }

  private static String shown(Duration limit) {
    long seconds = limit.toSeconds();
    if (limit.toMillis() % 1000 != 0) {
      return limit.toMillis() + "ms";
    }
    if (seconds % 3600 == 0 && seconds > 0) {
      return seconds / 3600 + "h";
    }
    return seconds % 60 == 0 && seconds > 0 ? seconds / 60 + "m" : seconds + "s";
  }
}
