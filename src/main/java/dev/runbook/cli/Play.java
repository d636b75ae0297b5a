package dev.runbook.cli;

import dev.runbook.plan.Plan;
import dev.runbook.plan.PlanText;
import dev.runbook.plan.Procedure;
import dev.runbook.play.FlagCheck;
import dev.runbook.play.PlayFlags;
import dev.runbook.play.RemoteRuns;
import dev.runbook.play.Selection;
import dev.runbook.run.RunResult;
import java.util.Map;
import java.util.Optional;

/** Plays a target: finds it, plans it, asks for what is missing, runs it. */
final class Play implements AutoCloseable {
  private final PlayFlags flags;
  private final Optional<String> planHash;
  private final boolean json;
  private final ValuePlanning values;
  private final Optional<RemoteRuns> remote;
  private final PlaySession stage;

  Play(
      ProcessContext world,
      OutputOptions common,
      PlanningOptions planning,
      PlayFlags flags,
      Optional<String> planHash,
      boolean json,
      Optional<RemoteRuns> remote,
      CommandSession session) {
    this.flags = flags;
    this.planHash = planHash;
    this.json = json;
    this.remote = remote;
    this.values = new ValuePlanning(world, planning, common.maxSize());
    this.stage = new PlaySession(world, common, flags, session);
    remote.ifPresent(any -> stage.leavesAtTheEndOfInput());
  }

  /** Plays it; the exit status. */
  int play(String target) {
    stage.open();
    Chooser chooser = new Chooser(stage.session().runbooks());
    Optional<Procedure> procedure =
        stage.asks()
            ? chooser.one(target, stage.screen(), stage::prompter)
            : Optional.of(chooser.one(target));
    if (procedure.isEmpty()) {
      return RunResult.STOPPED.exitStatus();
    }
    Optional<Plan> plan = planned(procedure.get());
    if (stage.control().ending().isPresent()) {
      return stage.control().ending().get().exitStatus();
    }
    return plan.isEmpty() ? RunResult.STOPPED.exitStatus() : run(plan.get());
  }

  /** The plan with all its values; empty when the operator left while being asked for them. */
  private Optional<Plan> planned(Procedure procedure) {
    Plan plan = withoutSecrets(values.plan(stage.session().runbooks(), procedure));
    stage.refuseErrors(plan);
    planHash.ifPresent(hash -> refuseOther(plan, hash));
    Selection selection = selection(plan);
    stage.refuseMistakes(plan);
    FlagCheck.nothingLeft(plan, flags, selection)
        .ifPresent(
            why -> {
              throw new UsageException(why);
            });
    return stage.filled(plan, selection.running(plan.steps()), values);
  }

  /** Who plays it elsewhere has the secrets there: they are not asked for, and do not leave. */
  private Plan withoutSecrets(Plan plan) {
    Map<String, String> words = remote.map(runs -> runs.secrets(plan)).orElse(Map.of());
    return words.isEmpty()
        ? plan
        : stage.session().runbooks().plan(plan.procedure(), values.request(plan, words));
  }

  /** What was approved is what is played, or nothing is. */
  private static void refuseOther(Plan plan, String hash) {
    if (!hash.matches("[0-9a-f]{12,64}")) {
      throw new UsageException(
          "--plan-hash takes 12 to 64 hexadecimal digits, not `"
              + hash
              + "`\n  = `runbook plan --json` has it as sha256");
    }
    String now = PlanText.sha256(plan);
    if (!now.startsWith(hash)) {
      throw new UsageException(
          "the plan of `"
              + plan.target()
              + "` has changed: its hash is "
              + now
              + ", so nothing was run\n  = `runbook plan "
              + plan.target()
              + " --format plan` shows what would run now; `runbook diff REV "
              + plan.target()
              + "` what has changed");
    }
  }

  private int run(Plan plan) {
    remote
        .flatMap(runs -> runs.refuse(plan, flags))
        .ifPresent(
            why -> {
              throw new UsageException(why + ", so nothing was run");
            });
    stage.introduce(plan, selection(plan));
    RunSetting setting = stage.setting().on(remote.map(RemoteRun::beginning)).inJson(json);
    return stage.asks() && !flags.dryRun()
        ? setting.withPerson(plan, selection(plan), stage.prompter(), stage.shells())
        : setting.inBatch(plan);
  }

  private Selection selection(Plan plan) {
    return stage.asks() || flags.dryRun()
        ? Selection.attended(plan, flags)
        : Selection.unattended(plan, flags);
  }

  @Override
  public void close() {
    stage.close();
  }
}
