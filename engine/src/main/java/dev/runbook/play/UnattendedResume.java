package dev.runbook.play;

import dev.runbook.journal.ReopenedRun;
import dev.runbook.journal.RunProgress;
import dev.runbook.plan.Library;
import dev.runbook.plan.Plan;
import dev.runbook.plan.PlanParam;
import dev.runbook.plan.PlanRequest;
import dev.runbook.plan.Procedure;
import dev.runbook.run.Resumption;
import dev.runbook.run.RunEnd;
import dev.runbook.run.RunListener;
import dev.runbook.run.RunResult;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;

/**
 * Continues a run as a batch. Finished steps stay finished. A check settles the command in flight;
 * without a check the run ends with the question open.
 */
public final class UnattendedResume {
  private final PlayContext context;
  private final Library library;
  private final BiFunction<Procedure, PlanRequest, Plan> planner;
  private final PlayFlags flags;

  /** Goes on as the flags have it, with the pages of a library. */
  public UnattendedResume(
      PlayContext context,
      Library library,
      BiFunction<Procedure, PlanRequest, Plan> planner,
      PlayFlags flags) {
    this.context = context;
    this.library = library;
    this.planner = planner;
    this.flags = flags;
  }

  /**
   * Goes on with a run, to its end or to where it stops. A run of which nothing is left is not
   * changed, and neither is one that is refused in the result, for errors of the plan, flags that
   * fit nothing or missing values.
   *
   * @param run stays open; whoever has reopened it closes it
   * @param listeners watch
   * @throws RefusedException when it was played elsewhere, or its page is gone
   * @throws dev.runbook.source.UnreadableException when its page cannot be read
   * @throws dev.runbook.run.RecordException when its record cannot be gone on with or ended
   */
  public PlayResult play(ReopenedRun run, List<RunListener> listeners) {
    Continuation continuation = new Continuation(run, planner);
    refuseElsewhere(continuation.progress());
    PlayFlags chosen = flags.choosing(continuation.chosen(flags.chosen()));
    Plan plan = plan(continuation);
    Resumption past = continuation.past(plan, List.of());
    Optional<RunResult> end = continuation.progress().end();
    if (end.isPresent() && past.remaining(plan).isEmpty()) {
      return new PlayResult(new RunEnd(end.get(), ""), Optional.of(run.folder()));
    }
    List<String> mistakes = mistakes(plan, past, chosen);
    if (!mistakes.isEmpty()) {
      return PlayResult.refused(String.join("\n", mistakes));
    }
    if (!past.lost(plan).isEmpty()) {
      String steps = String.join(", ", past.lost(plan));
      return PlayResult.ended(
          RunResult.UNKNOWN,
          "whether " + steps + " has taken effect is not known, and it is no longer on the page");
    }
    UnattendedGate gate = new UnattendedGate(plan, chosen);
    try (PreparedRun prepared = PreparedRun.goOn(context, plan, gate, chosen, run, past.on(plan))) {
      return prepared.played(prepared.play(listeners));
    }
  }

  private void refuseElsewhere(RunProgress progress) {
    if (!progress.beginning().plays().mode().equals(context.on().mode().word())
        || !progress.mock().equals(context.on().script())) {
      throw new RefusedException("the run was played against other hosts, and goes on only there");
    }
    Path folder = Path.of(progress.beginning().by().folder());
    if (!folder.equals(context.folder().toAbsolutePath())) {
      throw new RefusedException("the run was played in " + folder + ", and goes on only there");
    }
  }

  private Plan plan(Continuation continuation) {
    PastPage page = continuation.page(library);
    Procedure procedure =
        Optional.of(page)
            .filter(PastPage::exists)
            .flatMap(PastPage::now)
            .orElseThrow(
                () -> new RefusedException("what the run has played is gone: " + page.path()));
    return new ValueSources(context.environment(), continuation.request(procedure))
        .plan(request -> planner.apply(procedure, request));
  }

  private static List<String> mistakes(Plan plan, Resumption past, PlayFlags flags) {
    List<String> mistakes = new ArrayList<>();
    plan.errors().forEach(problem -> mistakes.add(problem.message()));
    mistakes.addAll(FlagCheck.mistakes(plan, flags));
    Selection selection = Selection.unattended(plan, flags);
    List<PlanParam> missing = plan.unbound(selection.running(past.remaining(plan)));
    if (mistakes.isEmpty() && !missing.isEmpty()) {
      mistakes.add(MissingValues.words(plan, missing));
    }
    return mistakes;
  }
}
