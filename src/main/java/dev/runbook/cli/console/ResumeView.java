package dev.runbook.cli.console;

import dev.runbook.graph.Step;
import dev.runbook.journal.Damage;
import dev.runbook.plan.Plan;
import dev.runbook.run.PastStep;
import dev.runbook.run.Resumption;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** Shows what a resumed run keeps and runs again, and the changes of its page. */
public final class ResumeView {
  private final Screen screen;
  private final Plan plan;

  /** Shows it on a screen, for the plan as it is now. */
  public ResumeView(Screen screen, Plan plan) {
    this.screen = screen;
    this.plan = plan;
  }

  /**
   * Shows it.
   *
   * @param id the run's
   * @param past how far it had come
   * @param mended what was wrong with the end of its journal
   */
  public void show(String id, Resumption past, Optional<Damage> mended) {
    screen.line();
    screen.paragraph(Text.of("Run " + id + " goes on", Style.BOLD).plus(" · " + kept(past)));
    mended.ifPresent(damage -> screen.notice("the journal was mended: " + damage.message()));
    for (Step step : plan.steps()) {
      past.of(step).ifPresent(was -> show(step, was, past));
    }
    tellOfRollback(past);
    past.gone(plan).forEach(each -> screen.notice("step " + each + " is not on the page any more"));
    if (!past.rerun().isEmpty()) {
      screen.notice("to run again: " + String.join(", ", past.rerun().stream().sorted().toList()));
    }
  }

  /** What is over, and how: what nobody did or was asked about is not done. */
  private String kept(Resumption past) {
    Map<String, Long> words =
        plan.steps().stream()
            .filter(step -> past.keeps(plan, step))
            .flatMap(step -> past.of(step).stream())
            .collect(
                Collectors.groupingBy(
                    was -> was.state().word(), LinkedHashMap::new, Collectors.counting()));
    long done = words.getOrDefault(PastStep.State.DONE.word(), 0L);
    String of = " of " + plan.steps().size() + " steps ";
    if (words.keySet().stream().allMatch(PastStep.State.DONE.word()::equals)) {
      return done + of + "already done, will not run again";
    }
    String each =
        words.entrySet().stream()
            .map(entry -> entry.getValue() + " " + entry.getKey())
            .collect(Collectors.joining(", "));
    long kept = words.values().stream().mapToLong(Long::longValue).sum();
    return kept + of + (kept == 1 ? "is" : "are") + " over and will not run again: " + each;
  }

  /** Nobody knows what it has undone: the operator is to think of it. */
  private void tellOfRollback(Resumption past) {
    if (past.rollback().isPresent()) {
      screen.notice(
          past.rollback().get().begun()
              ? "its rollback goes on where it was"
              : "it is rolled back from here");
      return;
    }
    if (plan.steps().stream().anyMatch(step -> step.options().rollback().isPresent())) {
      return; // What was undone is known, and counts as not done.
    }
    List<String> begun =
        plan.rollback().stream()
            .filter(step -> past.of(step).isPresent())
            .map(step -> step.title() + " (" + past.of(step).get().state().word() + ")")
            .toList();
    if (!begun.isEmpty()) {
      screen.notice(
          "a rollback was played before: "
              + String.join(", ", begun)
              + ". What it has undone still counts as done here: --rerun STEP runs a step again");
    }
  }

  private void show(Step step, PastStep was, Resumption past) {
    if (was.isRenamed()) {
      screen.notice(
          "%s (%s) does what %s did, which is not on the page any more"
              .formatted(step.title(), was.state().word(), was.formerId()));
      return;
    }
    boolean differs = !was.hasTextsOf(step);
    if (past.isChanged(plan, step) || !was.isOver() && differs) {
      screen.line();
      screen.hanging(
          Text.of("! ", Style.CAUTION),
          Text.of(step.title(), Style.BOLD)
              .plus(" (" + was.state().word() + ") ")
              .plus(differs ? "is another on the page now" : "has other values or options now"));
      if (differs) {
        new DifferenceView(screen).show(was.texts(), PastStep.textsOf(step));
      }
    }
  }
}
