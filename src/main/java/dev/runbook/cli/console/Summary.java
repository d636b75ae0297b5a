package dev.runbook.cli.console;

import dev.runbook.graph.Step;
import dev.runbook.host.Outcome;
import dev.runbook.journal.Journal;
import dev.runbook.plan.Plan;
import dev.runbook.run.Ended;
import dev.runbook.run.RunResult;
import dev.runbook.run.StepResult;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The last words of a run: how it ended, what was done, where its record is. */
public final class Summary {
  /**
   * How long a run was played.
   *
   * @param millis in this part of it
   * @param before in its earlier parts, without the time between them
   */
  public record Time(long millis, long before) {
    String spoken() {
      String now = Durations.spoken(millis);
      return before == 0 ? now : now + ", " + Durations.spoken(before + millis) + " in all parts";
    }
  }

  private final Screen screen;

  /** Shows it on a screen. */
  public Summary(Screen screen) {
    this.screen = screen;
  }

  /**
   * Shows it.
   *
   * @param plan what was played
   * @param ended how it ended
   * @param results how each step ended that had its turn
   * @param time how long it took
   * @param journal the record, if there is one
   * @param dry whether nothing really ran
   */
  public void show(
      Plan plan,
      Ended ended,
      Map<String, StepResult> results,
      Time time,
      Optional<Journal> journal,
      boolean dry) {
    boolean good = ended.result() == RunResult.DONE;
    screen.line();
    screen.rule(
        Text.of(good ? "✓ " : "✗ ", good ? Style.GOOD : Style.DANGER)
            .plus(plan.procedure().title() + ": " + word(ended), Style.BOLD),
        Text.EMPTY);
    if (!ended.detail().isEmpty()) {
      screen.paragraph(Text.of(ended.detail()));
    }
    screen.paragraph(Text.of(counts(plan, results) + " · " + time.spoken()));
    if (dry) {
      screen.paragraph(
          Text.of("This was a dry run: nothing ran, and nothing was recorded.", Style.CAUTION));
    }
    journal.ifPresent(this::record);
    if (!good && !dry) {
      journal.ifPresent(
          each -> screen.paragraph(Text.of("runbook resume " + each.id() + " goes on from here")));
    }
  }

  /** The head tells later whether the record is still the one that was written. */
  private void record(Journal journal) {
    screen.paragraph(
        Text.of("run " + journal.id()).plus(" · runbook transcript " + journal.id(), Style.DIM));
    screen.line(Text.of("head " + journal.head(), Style.DIM));
  }

  private static String word(Ended ended) {
    return ended.result() == RunResult.DONE ? "done" : ended.result().word().replace('-', ' ');
  }

  /** Steps of a rollback are none of those that were to be done. */
  private static String counts(Plan plan, Map<String, StepResult> all) {
    Map<String, StepResult> results = new LinkedHashMap<>(all);
    results.keySet().retainAll(plan.steps().stream().map(Step::id).toList());
    long ran =
        results.values().stream()
            .filter(each -> each instanceof StepResult.Ran && each.lets())
            .count();
    long skipped = results.values().stream().filter(StepResult.Skipped.class::isInstance).count();
    long unknown = results.values().stream().filter(Summary::isUnknown).count();
    long failed = results.values().stream().filter(each -> !each.lets()).count() - unknown;
    long left = plan.steps().stream().filter(step -> !results.containsKey(step.id())).count();
    List<String> parts = new ArrayList<>();
    add(parts, ran, "done");
    add(parts, skipped, "skipped");
    add(parts, failed, "failed");
    add(parts, unknown, "unknown");
    add(parts, left, "not reached");
    return String.join(", ", parts)
        + " of "
        + plan.steps().size()
        + (plan.steps().size() == 1 ? " step" : " steps");
  }

  private static boolean isUnknown(StepResult result) {
    return result instanceof StepResult.Ran ran && ran.outcome() instanceof Outcome.Unknown;
  }

  private static void add(List<String> parts, long count, String what) {
    if (count > 0) {
      parts.add(count + " " + what);
    }
  }
}
