package dev.runbook.run;

import dev.runbook.graph.Command;
import dev.runbook.graph.Step;
import dev.runbook.source.Source;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * The danger steps that the operator has confirmed in this run.
 *
 * <p>A typed confirmation covers the danger steps of one section on one target, as they stood on
 * the screen: it is bound to their bytes, their values and their targets. It lapses after 15 idle
 * minutes.
 */
final class Confirmations {
  private static final Duration LAPSES_AFTER = Duration.ofMinutes(15);

  private final CurrentPlan plan;
  private final Clock clock;
  private final Map<String, String> confirmed = new HashMap<>();
  private long lastUsed;

  Confirmations(CurrentPlan plan, Clock clock) {
    this.plan = plan;
    this.clock = clock;
  }

  /** Whether this very step, as it is now, has been confirmed. */
  boolean covers(Step step, SeenTargets seen) {
    if (clock.millis() - lastUsed > LAPSES_AFTER.toMillis()) {
      confirmed.clear();
    }
    lastUsed = clock.millis();
    return !step.options().confirmEach() && confirmed.containsKey(digest(step, seen));
  }

  /**
   * The danger steps that a confirmation of this one covers: those of its section on its targets.
   *
   * @param asking finds out what the others act on
   * @param stillToRun which of the others may still run
   */
  Map<Step, SeenTargets> coveredBy(
      Step step, SeenTargets seen, SeenTargets.Asking asking, Predicate<Step> stillToRun) {
    Map<Step, SeenTargets> covered = new LinkedHashMap<>(Map.of(step, seen));
    if (step.options().confirmEach()) {
      return covered;
    }
    Stream.concat(plan.now().steps().stream(), plan.now().rollback().stream())
        .filter(each -> each.isDanger() && !each.options().confirmEach())
        .filter(each -> each.section() == step.section())
        .filter(each -> !each.id().equals(step.id()))
        .filter(each -> plan.now().unbound(List.of(each)).isEmpty())
        .filter(stillToRun)
        .distinct()
        .forEach(
            each -> {
              SeenTargets its = asking.of(each);
              if (its.word().equals(seen.word()) && its.text().equals(seen.text())) {
                covered.put(each, its);
              }
            });
    return covered;
  }

  void add(Map<Step, SeenTargets> steps) {
    lastUsed = clock.millis();
    steps.forEach((step, seen) -> confirmed.put(digest(step, seen), step.id()));
  }

  /** A step that failed is confirmed anew before it runs again. */
  void forget(Step step) {
    confirmed.values().removeIf(step.id()::equals);
  }

  private static String digest(Step step, SeenTargets seen) {
    StringBuilder text = new StringBuilder(step.id());
    for (Command command : step.commands()) {
      text.append('\0').append(command.where()).append('\0').append(command.run());
    }
    text.append('\0').append(seen.text());
    return Source.sha256(text.toString().getBytes(StandardCharsets.UTF_8));
  }
}
