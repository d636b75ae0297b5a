package dev.runbook.diff;

import dev.runbook.diff.StepChange.Kind;
import dev.runbook.graph.Command;
import dev.runbook.graph.Step;
import dev.runbook.plan.Plan;
import dev.runbook.plan.PlanText;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** Compares the steps of a page with those of its earlier version. */
final class PlanDiff {
  private final Plan before;
  private final Plan after;
  private final List<StepChange> changes = new ArrayList<>();

  private PlanDiff(Plan before, Plan after) {
    this.before = before;
    this.after = after;
  }

  /**
   * The changes, the gravest first.
   *
   * @param before the page's plan then, without values
   * @param after the page's plan now
   */
  public static List<StepChange> of(Plan before, Plan after) {
    PlanDiff diff = new PlanDiff(before, after);
    diff.steps(before.steps(), after.steps(), false);
    diff.steps(before.rollback(), after.rollback(), true);
    PageFacts.changes(before, after).forEach(diff.changes::add);
    return diff.changes.stream().sorted(Comparator.comparing(StepChange::kind)).toList();
  }

  private void steps(List<Step> old, List<Step> now, boolean rollback) {
    Map<Step, Step> pairs = Pairing.of(old, now);
    Set<Step> paired = new LinkedHashSet<>(pairs.values());
    for (Step step : now) {
      if (!paired.contains(step)) {
        String what = describe(step);
        Kind kind = rollback ? Kind.ROLLBACK_ADDED : Kind.ADDED;
        changes.add(new StepChange(kind, step.id(), step.line(), what, List.of(), commands(step)));
        if (step.isDanger() && !rollback) {
          String typed = "`" + after.confirmation(step) + "` is typed before it";
          changes.add(StepChange.of(Kind.DANGER_GAINED, step.id(), step.line(), typed));
        }
      }
    }
    for (Step step : old) {
      if (!pairs.containsKey(step)) {
        Kind kind = rollback ? Kind.ROLLBACK_GONE : Kind.REMOVED;
        changes.add(
            new StepChange(
                kind, step.id(), step.line(), describe(step), commands(step), List.of()));
      }
    }
    moved(old, now, pairs);
    pairs.forEach(
        (was, is) -> changes.addAll(new StepComparison(before, was, after, is).changes()));
  }

  private static String describe(Step step) {
    String hosts = step.hosts().isEmpty() ? "by hand" : String.join(", ", step.hosts());
    return step.risk().word().equals("none") ? hosts : step.risk().word() + ", " + hosts;
  }

  private static List<String> commands(Step step) {
    return step.commands().stream().flatMap(command -> lines(command).stream()).toList();
  }

  static List<String> lines(Command command) {
    String text = command.login() ? "(login)" : command.run();
    return (PlanText.where(command) + "  " + text).lines().toList();
  }

  /** Those that left the longest stretch of steps that kept their order. */
  private void moved(List<Step> old, List<Step> now, Map<Step, Step> pairs) {
    Map<Step, Integer> places = new HashMap<>();
    for (int i = 0; i < now.size(); i++) {
      places.put(now.get(i), i);
    }
    List<Step> kept = old.stream().filter(pairs::containsKey).toList();
    List<Integer> order = kept.stream().map(step -> places.get(pairs.get(step))).toList();
    Set<Integer> stay = longestRise(order);
    for (int i = 0; i < kept.size(); i++) {
      if (!stay.contains(i)) {
        Step is = pairs.get(kept.get(i));
        int place = places.get(is);
        String after = place == 0 ? "now first" : "now after `" + now.get(place - 1).id() + "`";
        changes.add(StepChange.of(Kind.MOVED, is.id(), is.line(), after));
      }
    }
  }

  /** The indexes of a longest rising subsequence. */
  private static Set<Integer> longestRise(List<Integer> values) {
    int[] length = new int[values.size()];
    int[] from = new int[values.size()];
    int best = -1;
    for (int i = 0; i < values.size(); i++) {
      length[i] = 1;
      from[i] = -1;
      for (int j = 0; j < i; j++) {
        if (values.get(j) < values.get(i) && length[j] + 1 > length[i]) {
          length[i] = length[j] + 1;
          from[i] = j;
        }
      }
      if (best < 0 || length[i] > length[best]) {
        best = i;
      }
    }
    Set<Integer> stay = new LinkedHashSet<>();
    for (int at = best; at >= 0; at = from[at]) {
      stay.add(at);
    }
    return stay;
  }

  /** Which step of now is which step of then: by its id, else by what it does. */
  private static final class Pairing {
    private Pairing() {}

    static Map<Step, Step> of(List<Step> old, List<Step> now) {
      Map<Step, Step> pairs = new LinkedHashMap<>();
      Map<String, Step> byId = now.stream().collect(Collectors.toMap(Step::id, step -> step));
      old.stream()
          .filter(step -> byId.containsKey(step.id()))
          .forEach(step -> pairs.put(step, byId.get(step.id())));
      Set<Step> taken = new LinkedHashSet<>(pairs.values());
      for (Step step : old) {
        if (!pairs.containsKey(step)) {
          now.stream()
              .filter(each -> !taken.contains(each) && doesTheSame(step, each))
              .findFirst()
              .ifPresent(
                  each -> {
                    pairs.put(step, each);
                    taken.add(each);
                  });
        }
      }
      return pairs;
    }

    private static boolean doesTheSame(Step one, Step other) {
      return one.kind() == other.kind()
          && !one.commands().isEmpty()
          && texts(one).equals(texts(other));
    }

    private static List<String> texts(Step step) {
      return step.commands().stream().map(Command::run).toList();
    }
  }
}
