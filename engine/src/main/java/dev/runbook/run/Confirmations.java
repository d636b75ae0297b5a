package dev.runbook.run;

import dev.runbook.graph.Command;
import dev.runbook.graph.Step;
import dev.runbook.plan.Plan;
import dev.runbook.source.Source;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Which danger steps have been confirmed in this run.
 *
 * <p>A typed confirmation covers the danger steps of one section on one target, as they stood on
 * the screen: it is bound to their bytes, their values and their hosts. It lapses after 15 idle
 * minutes.
 */
final class Confirmations {
  private static final Duration LAPSES_AFTER = Duration.ofMinutes(15);

  private final Plan plan;
  private final Clock clock;
  private final Set<String> confirmed = new HashSet<>();
  private long lastUsed;

  Confirmations(Plan plan, Clock clock) {
    this.plan = plan;
    this.clock = clock;
  }

  /** Whether this very step, as it is now, has been confirmed. */
  boolean covers(Step step) {
    if (clock.millis() - lastUsed > LAPSES_AFTER.toMillis()) {
      confirmed.clear();
    }
    lastUsed = clock.millis();
    return !step.options().confirmEach() && confirmed.contains(digest(step));
  }

  /**
   * The danger steps that a confirmation of this one covers: those of its section on its target.
   */
  List<Step> coveredBy(Step step) {
    if (step.options().confirmEach()) {
      return List.of(step);
    }
    String expected = plan.confirmation(step);
    List<Step> others =
        Stream.concat(plan.steps().stream(), plan.rollback().stream())
            .filter(each -> each.isDanger() && !each.options().confirmEach())
            .filter(each -> each.section() == step.section())
            .filter(each -> plan.confirmation(each).equals(expected))
            .filter(each -> !each.id().equals(step.id()))
            .distinct()
            .toList();
    List<Step> covered = new ArrayList<>(List.of(step));
    covered.addAll(others);
    return covered;
  }

  void add(List<Step> steps) {
    lastUsed = clock.millis();
    steps.forEach(step -> confirmed.add(digest(step)));
  }

  /** A step that failed is confirmed anew before it runs again. */
  void forget(Step step) {
    confirmed.remove(digest(step));
  }

  private static String digest(Step step) {
    StringBuilder text = new StringBuilder(step.id());
    for (Command command : step.commands()) {
      text.append('\0').append(command.where()).append('\0').append(command.run());
    }
    return Source.sha256(text.toString().getBytes(StandardCharsets.UTF_8));
  }
}
