package dev.runbook.cli;

import dev.runbook.cli.console.PageQuestion;
import dev.runbook.cli.console.ResumeView;
import dev.runbook.graph.References;
import dev.runbook.graph.Step;
import dev.runbook.journal.ReopenedRun;
import dev.runbook.journal.RunProgress;
import dev.runbook.plan.Plan;
import dev.runbook.plan.PlanRequest;
import dev.runbook.plan.Procedure;
import dev.runbook.run.Resumption;
import dev.runbook.run.RunResult;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Goes on with a run: finds its page, plans it anew, tells what has changed, plays the rest. */
final class Resume implements AutoCloseable {
  private final World world;
  private final CommonOptions common;
  private final ValueOptions given;
  private final PlayFlags flags;
  private final ReopenedRun run;
  private final RunProgress progress;
  private final Stage stage;

  Resume(
      World world,
      CommonOptions common,
      ValueOptions given,
      PlayFlags flags,
      Session session,
      ReopenedRun run) {
    this.world = world;
    this.common = common;
    this.given = given;
    this.flags = flags;
    this.run = run;
    this.progress = run.progress();
    this.stage = new Stage(world, common, flags, session);
  }

  /**
   * Goes on; the exit status.
   *
   * @param rerun the steps that run again although they are over
   * @param ownPage whether the copy of the page is played that the run has kept
   */
  int resume(List<String> rerun, boolean ownPage) {
    stage.open();
    Optional<Procedure> procedure = procedure(ownPage);
    if (procedure.isEmpty()) {
      return RunResult.STOPPED.exitStatus();
    }
    Values values = values(procedure.get());
    Plan plan = values.plan(stage.session().runbooks(), procedure.get());
    stage.refuseErrors(plan);
    Resumption past = progress.resumption().rerunning(ids(plan, rerun));
    if (progress.isDone() && past.remaining(plan).isEmpty()) {
      sayNothingIsLeft(plan);
      return RunResult.DONE.exitStatus();
    }
    Selection selection = selection(plan);
    new FlagCheck(plan).check(selection, new Confirmed(plan, flags.confirm()));
    Optional<Plan> filled = stage.filled(plan, selection.running(past.remaining(plan)), values);
    if (stage.control().ending().isPresent()) {
      return stage.control().ending().get().exitStatus();
    }
    return filled.isEmpty()
        ? RunResult.STOPPED.exitStatus()
        : play(filled.get(), past.on(filled.get()));
  }

  /** Its record stays as it is, and so does the head that somebody may have kept. */
  private void sayNothingIsLeft(Plan plan) {
    if (!common.quiet()) {
      stage
          .screen()
          .line(
              "Run %s is done: all %d steps are over. --rerun STEP runs one of them again."
                  .formatted(run.folder().id(), plan.steps().size()));
    }
  }

  private Optional<Procedure> procedure(boolean ownPage) {
    PastPage page = new PastPage(run, stage.session().runbooks().library());
    Optional<Procedure> now = ownPage || !page.exists() ? Optional.empty() : page.now();
    if (ownPage) {
      return Optional.of(page.kept());
    }
    if (now.isPresent()) {
      return now;
    }
    String target = progress.beginning().target();
    String what =
        page.exists()
            ? page.path() + " has no `" + target + "` any more"
            : page.path() + " is gone";
    if (!stage.asks()) {
      throw new UsageException(
          what + "\n  = --own-page plays the copy that the run has kept of it");
    }
    if (new PageQuestion(stage.screen(), stage.prompter()).playsCopy(what)) {
      return Optional.of(page.kept());
    }
    stage.screen().line("Nothing was run.");
    return Optional.empty();
  }

  /** The values of the beginning, as far as the page still asks for them. */
  private Values values(Procedure procedure) {
    PlanRequest steps = new PlanRequest(Map.of(), flags.chosen().only(), flags.chosen().from());
    Map<String, String> recorded = new LinkedHashMap<>(progress.values());
    Set<String> known = new HashSet<>();
    stage
        .session()
        .runbooks()
        .plan(procedure, steps)
        .params()
        .forEach(param -> known.add(param.name()));
    recorded.keySet().retainAll(known);
    return new Values(world, given, steps.with(recorded), common.maxSize());
  }

  private static Set<String> ids(Plan plan, List<String> names) {
    Set<String> ids = new HashSet<>();
    for (String name : names) {
      List<Step> found = References.named(plan.steps(), name);
      if (found.isEmpty()) {
        throw new UsageException(
            "--rerun " + name + ": no step of `" + plan.target() + "` is called that");
      }
      found.forEach(step -> ids.add(step.id()));
    }
    return ids;
  }

  private int play(Plan plan, Resumption past) {
    if (!past.lost(plan).isEmpty()) {
      refuseLost(past.lost(plan));
      return RunResult.UNKNOWN.exitStatus();
    }
    stage.introduce(plan);
    if (!common.quiet()) {
      new ResumeView(stage.screen(), plan).show(run.folder().id(), past, run.mended());
    }
    RunSetting setting = stage.setting().resuming(run, past);
    return stage.asks()
        ? setting.withPerson(plan, selection(plan), stage.prompter())
        : setting.inBatch(plan, selection(plan));
  }

  /** What nobody can say is not forgotten because the page does. */
  private void refuseLost(List<String> lost) {
    stage
        .screen()
        .line(
            "Whether "
                + String.join(", ", lost)
                + " has taken effect is not known, and it is not on the page any more. Nothing was"
                + " run.");
    stage
        .screen()
        .line(
            "  = put it back on the page, or settle it with --own-page, which plays the copy that"
                + " the run has kept");
  }

  private Selection selection(Plan plan) {
    return new Selection(plan, flags.chosen().with(), flags.chosen().skip(), !stage.asks());
  }

  @Override
  public void close() {
    stage.close();
  }
}
