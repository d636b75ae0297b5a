package dev.runbook.cli.console;

import dev.runbook.journal.Journal;
import dev.runbook.plan.Plan;
import dev.runbook.run.Ended;
import dev.runbook.run.Outcomes;
import dev.runbook.run.RunResult;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

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

  private static final Set<String> NO_FAILURES =
      Set.of(
          Outcomes.OK,
          Outcomes.ASSUMED,
          Outcomes.SKIPPED,
          Outcomes.LEFT_OUT,
          Outcomes.UNKNOWN,
          Outcomes.NOT_REACHED);

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
   * @param outcomes what came of each step
   * @param time how long it took
   * @param journal the record, if there is one
   * @param dry whether nothing really ran
   */
  public void show(
      Plan plan,
      Ended ended,
      Outcomes outcomes,
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
    screen.paragraph(Text.of(counts(plan, outcomes) + " · " + time.spoken()));
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
    return ended.result().words();
  }

  /** Steps of a rollback are none of those that were to be done. */
  private static String counts(Plan plan, Outcomes outcomes) {
    List<String> words = plan.steps().stream().map(outcomes::of).toList();
    long failed = words.stream().filter(word -> !NO_FAILURES.contains(word)).count();
    List<String> parts = new ArrayList<>();
    add(parts, count(words, Outcomes.OK), "done");
    add(parts, count(words, Outcomes.ASSUMED), "assumed");
    add(parts, count(words, Outcomes.SKIPPED), "skipped");
    add(parts, count(words, Outcomes.LEFT_OUT), "left out");
    add(parts, failed, "failed");
    add(parts, count(words, Outcomes.UNKNOWN), "unknown");
    add(parts, count(words, Outcomes.NOT_REACHED), "not reached");
    return String.join(", ", parts)
        + " of "
        + plan.steps().size()
        + (plan.steps().size() == 1 ? " step" : " steps");
  }

  private static long count(List<String> words, String word) {
    return words.stream().filter(word::equals).count();
  }

  private static void add(List<String> parts, long count, String what) {
    if (count > 0) {
      parts.add(count + " " + what);
    }
  }
}
