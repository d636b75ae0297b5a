package dev.runbook.cli;

import dev.runbook.cli.console.PageQuestion;
import dev.runbook.cli.console.PlayedJson;
import dev.runbook.cli.console.ResumeView;
import dev.runbook.journal.ReopenedRun;
import dev.runbook.json.Json;
import dev.runbook.plan.Plan;
import dev.runbook.plan.Procedure;
import dev.runbook.play.Continuation;
import dev.runbook.play.PastPage;
import dev.runbook.play.PlayFlags;
import dev.runbook.play.Selection;
import dev.runbook.run.Resumption;
import dev.runbook.run.RunEnd;
import dev.runbook.run.RunResult;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Resumes a run: finds its page, plans it again, shows its changes, and plays the rest. */
final class Resume implements AutoCloseable {
  private final ProcessContext world;
  private final OutputOptions common;
  private final ValueOptions given;
  private final PlayFlags flags;
  private final ReopenedRun run;
  private final Continuation continuation;
  private final PlaySession stage;
  private Optional<RemoteRun> remote = Optional.empty();
  private boolean json;

  Resume(
      ProcessContext world,
      OutputOptions common,
      ValueOptions given,
      PlayFlags flags,
      CommandSession session,
      ReopenedRun run,
      List<String> skipHosts,
      List<String> withHosts) {
    this.world = world;
    this.common = common;
    this.given = given;
    this.run = run;
    this.continuation =
        new Continuation(run, session.runbooks()::plan)
            .bringingBack(withHosts)
            .leavingOut(skipHosts);
    this.flags = flags.choosing(continuation.chosen(flags.chosen()));
    this.stage = new PlaySession(world, common, this.flags, session);
  }

  /** It goes on outside this process. */
  Resume on(RemoteRun place) {
    remote = Optional.of(place);
    return this;
  }

  /** Prints in the end what came of it as JSON. */
  Resume inJson(boolean wanted) {
    json = wanted;
    return this;
  }

  /**
   * Goes on; the exit status.
   *
   * @param rerun the steps that run again although they are over
   * @param ownPage whether the copy of the page is played that the run has kept
   * @param rollBack whether what it has done is undone, instead of going on
   */
  int resume(List<String> rerun, boolean ownPage, boolean rollBack) {
    stage.open();
    Optional<Procedure> procedure = procedure(ownPage);
    if (procedure.isEmpty()) {
      return RunResult.STOPPED.exitStatus();
    }
    ValuePlanning values = values(procedure.get());
    Plan plan = withoutSecrets(values, procedure.get());
    stage.refuseErrors(plan);
    Resumption past = past(plan, rerun, rollBack);
    Optional<RunResult> end = continuation.progress().end();
    if (!rollBack && end.isPresent() && past.remaining(plan).isEmpty()) {
      showNothingLeft(plan, end.get(), past);
      return end.get().exitStatus();
    }
    Selection selection = selection(plan);
    stage.refuseMistakes(plan);
    Optional<Plan> filled = stage.filled(plan, selection.running(past.remaining(plan)), values);
    if (stage.control().ending().isPresent()) {
      return stage.control().ending().get().exitStatus();
    }
    return filled.isEmpty()
        ? RunResult.STOPPED.exitStatus()
        : play(filled.get(), past.on(filled.get()));
  }

  /** Who plays it elsewhere has the secrets there. */
  private Plan withoutSecrets(ValuePlanning values, Procedure procedure) {
    Plan plan = values.plan(stage.session().runbooks(), procedure);
    Map<String, String> words = remote.map(there -> there.runs().secrets(plan)).orElse(Map.of());
    return words.isEmpty()
        ? plan
        : stage.session().runbooks().plan(procedure, values.request(plan, words));
  }

  private Resumption past(Plan plan, List<String> rerun, boolean rollBack) {
    Resumption past = continuation.past(plan, rerun);
    return rollBack
        ? past.rollingBack(plan)
            .orElseThrow(
                () -> new UsageException("nothing on the page undoes what this run has done"))
        : past;
  }

  /** Its record stays as it is, and so does the head that somebody may have kept. */
  private void showNothingLeft(Plan plan, RunResult end, Resumption past) {
    if (json) {
      PlayedJson over = new PlayedJson(plan, stage.screen());
      RunEnd ended = new RunEnd(end, "");
      world.out().println(Json.pretty(over.over(ended, past, run.folder().id())));
    }
    if (!common.quiet()) {
      stage
          .screen()
          .line(
              "Run %s is %s: all %d steps are over. --rerun STEP runs one of them again."
                  .formatted(run.folder().id(), end.words(), plan.steps().size()));
    }
  }

  private Optional<Procedure> procedure(boolean ownPage) {
    PastPage page = continuation.page(stage.session().runbooks().library());
    Optional<Procedure> now = ownPage || !page.exists() ? Optional.empty() : page.now();
    if (ownPage) {
      return Optional.of(page.kept());
    }
    if (now.isPresent()) {
      return now;
    }
    String target = continuation.progress().beginning().target();
    String what =
        page.exists()
            ? page.path() + " has no `" + target + "` any more"
            : page.path() + " is gone";
    if (!stage.asks()) {
      throw new UsageException(
          what + "\n  = --own-page plays the copy that the run has kept of it");
    }
    Procedure copy = page.kept();
    if (new PageQuestion(stage.screen(), stage.prompter(), copy, stage.shells()).playsCopy(what)) {
      return Optional.of(copy);
    }
    stage.screen().line("Nothing was run.");
    return Optional.empty();
  }

  private ValuePlanning values(Procedure procedure) {
    return new ValuePlanning(world, given, continuation.request(procedure), common.maxSize());
  }

  private int play(Plan plan, Resumption past) {
    if (!past.lost(plan).isEmpty()) {
      refuseLost(past.lost(plan));
      return RunResult.UNKNOWN.exitStatus();
    }
    stage.introduce(plan, selection(plan));
    if (!common.quiet()) {
      new ResumeView(stage.screen(), plan).show(run.folder().id(), past, run.mended());
    }
    RunSetting setting = stage.setting().resuming(run, past).on(remote).inJson(json);
    return stage.asks()
        ? setting.withPerson(plan, selection(plan), stage.prompter(), stage.shells())
        : setting.inBatch(plan);
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
    return stage.asks() ? Selection.attended(plan, flags) : Selection.unattended(plan, flags);
  }

  @Override
  public void close() {
    stage.close();
  }
}
