package dev.runbook.cli.console;

import dev.runbook.graph.Step;
import dev.runbook.journal.Journal;
import dev.runbook.plan.Plan;
import dev.runbook.play.FailureSummary;
import dev.runbook.play.NextCommands;
import dev.runbook.run.Outcomes;
import dev.runbook.run.RunEnd;
import dev.runbook.run.RunResult;
import dev.runbook.run.StepOutcome;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The summary at the end of a run: its result, its steps, and the place of its record. */
public final class Summary {
  /**
   * How long a run was played.
   *
   * @param millis in this part of it
   * @param before in its earlier parts, without the time between them
   */
  public record Time(long millis, long before) {
    String spoken() {
      String now = SpokenDuration.spoken(millis);
      return before == 0
          ? now
          : now + ", " + SpokenDuration.spoken(before + millis) + " in all parts";
    }
  }

  private static final int KEY = 10;
  private static final int MOST_UNPROVEN = 5;

  private final Screen screen;
  private final Plan plan;
  private final PlayMode kind;
  private final NextCommands next;

  /**
   * The last words of one run.
   *
   * @param screen shows them
   * @param plan what was played
   * @param kind whether anything really ran
   * @param next how it can go on
   */
  public Summary(Screen screen, Plan plan, PlayMode kind, NextCommands next) {
    this.screen = screen;
    this.plan = plan;
    this.kind = kind;
    this.next = next;
  }

  /**
   * Shows them.
   *
   * @param ended how it ended
   * @param outcomes what came of each step
   * @param hosts what came of the hosts of a group
   * @param time how long it took
   * @param journal the record, if there is one
   */
  public void show(
      RunEnd ended, Outcomes outcomes, HostProgress hosts, Time time, Optional<Journal> journal) {
    boolean good = ended.result() == RunResult.DONE;
    screen.line();
    screen.rule(
        Text.of(good ? "✓ " : "✗ ", good ? Style.GOOD : Style.DANGER)
            .plus(plan.procedure().title() + ": " + word(ended), Style.BOLD)
            .plus(kind.mark()),
        Text.EMPTY);
    if (!ended.detail().isEmpty()) {
      screen.paragraph(Text.of(ended.detail()));
    }
    String steps = plan.rollout().isPresent() ? hosts.counts() : counts(outcomes);
    screen.paragraph(Text.of(steps + " · " + time.spoken()));
    hosts.showTable();
    if (kind == PlayMode.DRY) {
      screen.paragraph(
          Text.of("This was a dry run: nothing ran, and nothing was recorded.", Style.CAUTION));
    }
    if (kind != PlayMode.DRY) {
      unproven(outcomes);
    }
    journal.ifPresent(this::record);
    if (!good && kind != PlayMode.DRY && plan.rollout().isPresent()) {
      hosts.next(journal.map(Journal::id), next).forEach(this::next);
    } else if (!good && kind != PlayMode.DRY) {
      showFailure(new FailureSummary(plan, ended, outcomes, next));
    }
  }

  /** What ended well and may not have done its work. */
  private void unproven(Outcomes outcomes) {
    List<String> all = new ArrayList<>();
    for (Step step : plan.steps()) {
      if (outcomes.of(step) == StepOutcome.OK) {
        String where = "step " + plan.position(step) + " \"" + step.title() + "\": ";
        outcomes.hiddenFailures(step).forEach(each -> all.add(where + each.sentence()));
      }
    }
    all.stream().limit(MOST_UNPROVEN).forEach(each -> told("unproven", each));
    if (all.size() > MOST_UNPROVEN) {
      told("", all.size() - MOST_UNPROVEN + " more are in the transcript");
    }
  }

  /** The last lines are what whoever is woken by it needs. */
  private void showFailure(FailureSummary left) {
    told("done", left.done());
    told("not done", left.notDone());
    told("open", left.open());
    left.next().forEach(this::next);
  }

  private void told(String key, String text) {
    screen.hanging(Text.of(Columns.pad(key, KEY), Style.BOLD), Text.of(text));
  }

  /** A command is wrapped on the narrowest terminals only, so that it can be copied. */
  private void next(String command, String what) {
    Text key = Text.of(Columns.pad("next", KEY), Style.BOLD);
    Text shown = key.plus(command, Style.CODE);
    Text whole = shown.plus("   " + what, Style.DIM);
    if (whole.width() <= screen.width()) {
      screen.line(whole);
    } else if (shown.width() <= screen.width()) {
      screen.line(shown);
      screen.line(Text.of(" ".repeat(KEY) + what, Style.DIM));
    } else {
      screen.hanging(key, Text.of(command, Style.CODE));
    }
  }

  /** The head tells later whether the record is still the one that was written. */
  private void record(Journal journal) {
    screen.paragraph(
        Text.of("run " + journal.id()).plus(" · " + next.transcript(journal.id()), Style.DIM));
    screen.line(Text.of("head " + journal.head(), Style.DIM));
  }

  private static String word(RunEnd ended) {
    return ended.result().words();
  }

  /** Steps of a rollback are none of those that were to be done. */
  private String counts(Outcomes outcomes) {
    List<StepOutcome> all = plan.steps().stream().map(outcomes::of).toList();
    long failed = all.stream().filter(StepOutcome::isFailure).count();
    List<String> parts = new ArrayList<>();
    add(parts, count(all, StepOutcome.OK), "done");
    add(parts, count(all, StepOutcome.ASSUMED), "assumed");
    add(parts, count(all, StepOutcome.SKIPPED), "skipped");
    add(parts, count(all, StepOutcome.LEFT_OUT) + plan.omitted().size(), "left out");
    add(parts, failed, "failed");
    add(parts, count(all, StepOutcome.UNKNOWN), "unknown");
    add(parts, count(all, StepOutcome.NOT_REACHED), "not reached");
    return String.join(", ", parts)
        + " of "
        + plan.total()
        + (plan.total() == 1 ? " step" : " steps");
  }

  private static long count(List<StepOutcome> all, StepOutcome outcome) {
    return all.stream().filter(outcome::equals).count();
  }

  private static void add(List<String> parts, long count, String what) {
    if (count > 0) {
      parts.add(count + " " + what);
    }
  }
}
