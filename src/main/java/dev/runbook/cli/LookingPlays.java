package dev.runbook.cli;

import dev.runbook.Runbooks;
import dev.runbook.cli.console.LookWatcher;
import dev.runbook.cli.console.RunControl;
import dev.runbook.cli.console.Screen;
import dev.runbook.cli.console.SpokenDuration;
import dev.runbook.cli.console.Style;
import dev.runbook.cli.console.Text;
import dev.runbook.journal.Journal;
import dev.runbook.json.Json;
import dev.runbook.plan.PageProcedures;
import dev.runbook.plan.Plan;
import dev.runbook.plan.Procedure;
import dev.runbook.play.LookingPlan;
import dev.runbook.play.PlayFlags;
import dev.runbook.play.PreparedRun;
import dev.runbook.play.UnattendedGate;
import dev.runbook.run.RunEnd;
import dev.runbook.run.RunResult;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Plays the steps of several pages that only look, and prints a line for each procedure: whether
 * all is well.
 */
final class LookingPlays {
  private final CommandSession session;
  private final ValuePlanning values;
  private final PlayFlags flags;
  private final RunControl control;
  private final Screen out;
  private final List<LookResult> all = new ArrayList<>();

  /**
   * What came of a procedure.
   *
   * @param notPlayed why it was not played
   * @param end how its run ended, where it was
   * @param failing the step that did not end well
   * @param said the last line that this step printed
   * @param run the id of the run's record
   */
  private record LookResult(
      Plan plan,
      Optional<String> notPlayed,
      Optional<RunEnd> end,
      Optional<String> failing,
      Optional<String> said,
      Optional<String> run,
      long millis) {
    boolean endedWell() {
      return notPlayed.isPresent()
          ? !LookingPlan.isUnplayable(plan)
          : end.filter(each -> each.result() == RunResult.DONE).isPresent();
    }

    RunResult result() {
      return end.map(RunEnd::result).orElse(RunResult.REFUSED);
    }
  }

  LookingPlays(
      CommandSession session,
      ValuePlanning values,
      PlayFlags flags,
      RunControl control,
      Screen out) {
    this.session = session;
    this.values = values;
    this.flags = flags;
    this.control = control;
    this.out = out;
  }

  /** Plays them; the exit status. */
  int play(List<String> targets, boolean json, boolean quiet) {
    for (Procedure each : procedures(targets)) {
      if (control.ending().isEmpty()) {
        LookResult looked = look(each);
        all.add(looked);
        if (!json && (!quiet || !looked.endedWell())) {
          tell(looked, !targets.isEmpty());
        }
      }
    }
    if (json) {
      out.line(Json.pretty(asJson()));
    }
    boolean nothing = all.stream().allMatch(each -> each.notPlayed().isPresent());
    if (nothing && control.ending().isEmpty()) {
      throw new UsageException(
          "no procedure here only looks, so nothing was run\n"
              + "  = `runbook list` shows what there is; `runbook plan TARGET` at what risk");
    }
    return status();
  }

  private List<Procedure> procedures(List<String> targets) {
    Runbooks runbooks = session.runbooks();
    Chooser chooser = new Chooser(runbooks);
    List<Procedure> found = new ArrayList<>();
    targets.forEach(target -> found.addAll(chooser.all(target)));
    if (targets.isEmpty()) {
      for (Path page : runbooks.library().pages()) {
        PageProcedures procedures = runbooks.library().read(page);
        found.addAll(procedures.offered());
      }
    }
    return found.stream().distinct().toList();
  }

  private LookResult look(Procedure procedure) {
    Plan plan = values.plan(session.runbooks(), procedure);
    Optional<String> whyNot = LookingPlan.whyNot(plan);
    if (whyNot.isPresent()) {
      return new LookResult(
          plan, whyNot, Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty(), 0);
    }
    LookWatcher watcher = new LookWatcher();
    long start = System.nanoTime();
    try (PreparedRun run =
        session.runbooks().prepare(plan, new UnattendedGate(plan, flags), flags)) {
      RunEnd end = run.play(List.of(watcher), control::runs);
      return new LookResult(
          plan,
          Optional.empty(),
          Optional.of(end),
          watcher.failing(),
          watcher.said(),
          run.journal().filter(journal -> journal.records() > 0).map(Journal::id),
          (System.nanoTime() - start) / 1_000_000);
    }
  }

  /** Those of a named page that change something are said; of a whole library they are too many. */
  private void tell(LookResult looked, boolean named) {
    String name = name(looked.plan().procedure());
    if (looked.notPlayed().isPresent()) {
      if (named || !looked.endedWell()) {
        Style style = looked.endedWell() ? Style.DIM : Style.DANGER;
        out.line(
            Text.of(looked.endedWell() ? "– " : "✗ ", style)
                .plus(name)
                .plus(" · not played: " + firstLine(looked.notPlayed().get()), style));
      }
      return;
    }
    int steps = looked.plan().steps().size();
    String took =
        (steps == 1 ? "1 step" : steps + " steps") + " · " + SpokenDuration.spoken(looked.millis());
    if (looked.endedWell()) {
      out.line(Text.of("✓ ", Style.GOOD).plus(name).plus(" · " + took, Style.DIM));
    } else {
      String detail = looked.end().get().detail();
      String why = detail.isEmpty() ? looked.result().words() : firstLine(detail);
      out.line(
          Text.of("✗ ", Style.DANGER)
              .plus(name)
              .plus(" · " + why, Style.DANGER)
              .plus(looked.said().map(said -> " · " + said).orElse("")));
    }
  }

  private static String firstLine(String text) {
    return text.lines().findFirst().orElse("");
  }

  private static String name(Procedure procedure) {
    String page = new PageProcedures(procedure.page(), procedure.path()).pageName();
    return procedure.slug().isEmpty() ? page : page + "#" + procedure.slug();
  }

  private int status() {
    List<RunResult> bad =
        all.stream().filter(each -> !each.endedWell()).map(LookResult::result).distinct().toList();
    if (control.ending().isPresent()) {
      return control.ending().get().exitStatus();
    }
    if (bad.isEmpty()) {
      return ExitStatus.DONE;
    }
    return RunResult.gravest(bad).orElse(RunResult.FAILED).exitStatus();
  }

  private Map<String, Object> asJson() {
    return Json.map(
        "schema", "runbook.looks/1",
        "well", all.stream().allMatch(LookResult::endedWell),
        "status", status(),
        "looks", all.stream().map(LookingPlays::asJson).toList());
  }

  private static Map<String, Object> asJson(LookResult looked) {
    Procedure procedure = looked.plan().procedure();
    return Json.map(
        "path", procedure.path().toString(),
        "target", name(procedure),
        "title", procedure.title(),
        "well", looked.endedWell(),
        "result", looked.notPlayed().isPresent() ? "not-played" : looked.result().word(),
        "detail", looked.notPlayed().or(() -> looked.end().map(RunEnd::detail)).orElse(""),
        "failing", looked.failing().orElse(null),
        "said", looked.said().orElse(null),
        "steps", looked.plan().steps().size(),
        "millis", looked.millis(),
        "run", looked.run().orElse(null));
  }
}
