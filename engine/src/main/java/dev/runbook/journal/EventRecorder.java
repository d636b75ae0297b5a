package dev.runbook.journal;

import dev.runbook.graph.Step;
import dev.runbook.host.Connection;
import dev.runbook.host.Outcome;
import dev.runbook.host.ReceiptId;
import dev.runbook.journal.event.EventCodec;
import dev.runbook.journal.event.HostPart;
import dev.runbook.journal.event.HostWave;
import dev.runbook.journal.event.JournalEvent;
import dev.runbook.journal.event.JournalRemark;
import dev.runbook.journal.event.JournalRunEvent;
import dev.runbook.journal.event.JournalStepEvent;
import dev.runbook.journal.event.OmittedStep;
import dev.runbook.journal.event.ParamValue;
import dev.runbook.journal.event.PlayedPlan;
import dev.runbook.journal.event.Player;
import dev.runbook.journal.event.StepChoice;
import dev.runbook.journal.event.Tally;
import dev.runbook.journal.event.UndoStep;
import dev.runbook.plan.Omitted;
import dev.runbook.plan.Plan;
import dev.runbook.plan.PlanParam;
import dev.runbook.plan.Rollout;
import dev.runbook.plan.Wave;
import dev.runbook.run.Approval;
import dev.runbook.run.HostAnswer;
import dev.runbook.run.HostOutcome;
import dev.runbook.run.Mask;
import dev.runbook.run.OutputTally;
import dev.runbook.run.RequestedSteps;
import dev.runbook.run.Resumption;
import dev.runbook.run.RollbackStep;
import dev.runbook.run.RunEvent;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Predicate;

/**
 * Turns each event of a run into the event that its journal keeps.
 *
 * <p>Events of a run carry whole plans and steps with filled-in commands; only what is named here
 * is kept, and every free text passes the mask.
 */
final class EventRecorder implements RunEvent.Visitor<JournalEvent> {
  private final String id;
  private final PlayedBy by;
  private final Mask mask;

  /** The file that the run's folder has already, until its plan is on record: it may be long. */
  private Optional<PlanFile> written;

  EventRecorder(String id, PlayedBy by, Mask mask, Optional<PlanFile> written) {
    this.id = id;
    this.by = by;
    this.mask = mask;
    this.written = written;
  }

  @Override
  public JournalEvent runStarted(RunEvent.RunStarted event) {
    Plan plan = event.plan();
    return new JournalRunEvent.RunStarted(
        "runbook.journal/1",
        id,
        plan.target(),
        mask.text(plan.procedure().title()),
        plan.procedure().slug(),
        played(plan, event.mode().word()),
        player(),
        by.provenance().reason().map(mask::text),
        Optional.of(choice(event.chosen())),
        plan.hosts(),
        params(plan),
        plan.omitted().stream().map(this::omitted).toList(),
        by.provenance().rollout().flatMap(run -> plan.member().map(on -> new HostPart(run, on))));
  }

  @Override
  public JournalEvent rolloutPlanned(RunEvent.RolloutPlanned event) {
    Rollout rollout = event.rollout();
    return new JournalRunEvent.RolloutPlanned(
        rollout.group(),
        rollout.order(),
        rollout.whole().stream().map(EventRecorder::wave).toList(),
        rollout.concurrency(),
        rollout.stopAfterErrors(),
        event.contents());
  }

  private static HostWave wave(Wave wave) {
    return new HostWave(wave.number(), wave.canary(), wave.hosts());
  }

  @Override
  public JournalEvent waveShown(RunEvent.WaveShown event) {
    return new JournalRemark.WaveShown(
        event.wave().number(),
        event.wave().hosts(),
        event.danger().map(Step::id).orElse(""),
        event.expected());
  }

  @Override
  public JournalEvent waveAnswered(RunEvent.WaveAnswered event) {
    return new JournalRemark.WaveAnswered(
        event.wave().number(),
        event.wave().hosts(),
        event.danger().map(Step::id).orElse(""),
        event.expected(),
        event.given());
  }

  @Override
  public JournalEvent hostLeftOut(RunEvent.HostLeftOut event) {
    return new JournalRunEvent.HostLeftOut(event.host(), Rollout.SKIP_HOST);
  }

  @Override
  public JournalEvent hostStarted(RunEvent.HostStarted event) {
    return new JournalRunEvent.HostStarted(event.host(), event.wave(), event.run());
  }

  @Override
  public JournalEvent hostFinished(RunEvent.HostFinished event) {
    HostOutcome outcome = event.outcome();
    return new JournalRunEvent.HostFinished(
        outcome.host(),
        outcome.wave(),
        outcome.run(),
        outcome.ended().result().word(),
        OptionalLong.of(outcome.ended().result().exitStatus()),
        mask.text(outcome.ended().detail()),
        outcome.failing(),
        OptionalLong.of(outcome.millis()));
  }

  private OmittedStep omitted(Omitted left) {
    return new OmittedStep(
        left.step().id(), mask.text(left.step().title()), left.position(), left.flag());
  }

  @Override
  public JournalEvent runResumed(RunEvent.RunResumed event) {
    Plan plan = event.plan();
    Resumption past = event.past();
    return new JournalRunEvent.RunResumed(
        played(plan, event.mode().word()),
        player(),
        past.playedMillis(),
        ids(plan, step -> past.keeps(plan, step)),
        ids(plan, step -> past.isChanged(plan, step)),
        past.rerun().stream().sorted().toList(),
        renamed(past),
        past.gone(plan),
        params(plan));
  }

  @Override
  public JournalEvent stepSettled(RunEvent.StepSettled event) {
    return new JournalStepEvent.StepSettled(
        event.step().id(),
        event.verdict().word(),
        event.by().word(),
        mask.text(event.reason()),
        event.content(),
        event.first(),
        event.done());
  }

  @Override
  public JournalEvent stepShown(RunEvent.StepShown event) {
    Step step = event.step();
    return new JournalStepEvent.StepShown(
        step.id(),
        mask.text(step.title()),
        event.position(),
        event.total(),
        event.content(),
        step.line(),
        step.kind().word(),
        step.isDanger(),
        step.hosts());
  }

  @Override
  public JournalEvent stepAnswered(RunEvent.StepAnswered event) {
    return new JournalStepEvent.StepAnswered(
        event.step().id(), event.answer(), mask.text(event.detail()));
  }

  @Override
  public JournalEvent stepStarted(RunEvent.StepStarted event) {
    return new JournalStepEvent.StepStarted(
        event.step().id(), event.attempt(), event.content(), event.first());
  }

  @Override
  public JournalEvent commandStarted(RunEvent.CommandStarted event) {
    return new JournalStepEvent.CommandStarted(
        event.step().id(),
        event.number(),
        event.command().where().host(),
        event.command().line(),
        event.isCheck(),
        mask.text(event.command().text()),
        mask.text(event.run()),
        event.receipt().map(ReceiptId::text));
  }

  @Override
  public JournalEvent commandFinished(RunEvent.CommandFinished event) {
    Outcome outcome = event.outcome();
    OutputTally output = event.output();
    return new JournalStepEvent.CommandFinished(
        event.step().id(),
        event.number(),
        outcome.word(),
        event.status().map(OptionalLong::of).orElse(OptionalLong.empty()),
        outcome.isOk() ? "" : mask.text(outcome.sentence()),
        OptionalLong.of(event.millis()),
        new Tally(OptionalLong.of(output.stdoutBytes()), output.stdoutSha256()),
        new Tally(OptionalLong.of(output.stderrBytes()), output.stderrSha256()));
  }

  @Override
  public JournalEvent stepFinished(RunEvent.StepFinished event) {
    return new JournalStepEvent.StepFinished(
        event.step().id(),
        event.result().word(),
        mask.text(event.result().detail()),
        OptionalLong.of(event.millis()));
  }

  @Override
  public JournalEvent valuesChanged(RunEvent.ValuesChanged event) {
    Map<String, String> before = new LinkedHashMap<>();
    event
        .values()
        .forEach(
            each ->
                each.before()
                    .ifPresent(
                        value ->
                            before.put(
                                each.param().name(),
                                each.param().secret() ? Plan.MASK : mask.text(value))));
    return new JournalRunEvent.ValuesChanged(
        event.step().id(),
        event.values().stream().map(each -> param(each.param())).toList(),
        before,
        event.changed().stream().map(Step::id).toList(),
        event.kept());
  }

  @Override
  public JournalEvent hostReached(RunEvent.HostReached event) {
    return identified("", event.host(), event.answer());
  }

  @Override
  public JournalEvent hostNotReached(RunEvent.HostNotReached event) {
    return new JournalRemark.HostNotReached(event.host(), mask.text(event.why()), event.later());
  }

  @Override
  public JournalEvent stepWaiting(RunEvent.StepWaiting event) {
    return new JournalRemark.StepWaiting(
        event.step().id(),
        mask.text(event.reason()),
        event.next(),
        event.times().isPresent()
            ? OptionalLong.of(event.times().getAsInt())
            : OptionalLong.empty(),
        event.pause().toMillis());
  }

  @Override
  public JournalEvent runEndsEarly(RunEvent.RunEndsEarly event) {
    return new JournalRunEvent.RunEndsEarly(event.due().stream().map(this::undo).toList());
  }

  @Override
  public JournalEvent rollbackStarted(RunEvent.RollbackStarted event) {
    return new JournalRunEvent.RollbackStarted(
        event.failed().id(), event.undoing().stream().map(this::undo).toList());
  }

  private UndoStep undo(RollbackStep undo) {
    return new UndoStep(
        undo.step().id(),
        mask.text(undo.step().title()),
        undo.undoes().stream().map(Step::id).toList());
  }

  @Override
  public JournalEvent rollbackFinished(RunEvent.RollbackFinished event) {
    return new JournalRunEvent.RollbackFinished(event.failed().id(), event.complete());
  }

  @Override
  public JournalEvent hostIdentified(RunEvent.HostIdentified event) {
    return identified(event.step().id(), event.host(), event.answer());
  }

  private JournalEvent identified(String step, String host, HostAnswer answer) {
    Optional<Connection> connection = answer.connection();
    return new JournalRemark.HostIdentified(
        step,
        host,
        mask.text(answer.identity().hostname()),
        mask.text(answer.identity().user()),
        connection.map(Connection::transport),
        connection.map(Connection::address),
        connection.map(Connection::fingerprint));
  }

  @Override
  public JournalEvent targetIdentified(RunEvent.TargetIdentified event) {
    return new JournalRemark.TargetIdentified(
        event.step().id(),
        event.target().target().command().where().host(),
        event.target().target().kind(),
        event.target().name().map(mask::text),
        mask.text(event.target().how()));
  }

  @Override
  public JournalEvent stepApproved(RunEvent.StepApproved event) {
    Approval.Granted approval = event.approval();
    return new JournalRemark.StepApproved(
        event.step().id(),
        approval.id(),
        mask.text(approval.signer()),
        approval.key(),
        EventCodec.time(approval.made()),
        EventCodec.time(approval.until()),
        approval.signed());
  }

  @Override
  public JournalEvent approvalMissing(RunEvent.ApprovalMissing event) {
    return new JournalRemark.ApprovalMissing(
        event.step().id(), event.reasons().stream().map(mask::text).toList());
  }

  @Override
  public JournalEvent approvalRequired(RunEvent.ApprovalRequired event) {
    return new JournalRemark.ApprovalRequired(true);
  }

  @Override
  public JournalEvent stepUnproven(RunEvent.StepUnproven event) {
    return new JournalRemark.StepUnproven(
        event.step().id(),
        event.hidden().rule(),
        event.hidden().line(),
        mask.text(event.hidden().message()));
  }

  @Override
  public JournalEvent noticed(RunEvent.Noticed event) {
    return new JournalRemark.Notice(mask.text(event.text()));
  }

  @Override
  public JournalEvent runFinished(RunEvent.RunFinished event) {
    return new JournalRunEvent.RunFinished(
        event.result().word(),
        OptionalLong.of(event.result().exitStatus()),
        mask.text(event.detail()),
        OptionalLong.of(event.millis()),
        event.result().signal(),
        Optional.empty());
  }

  private PlayedPlan played(Plan plan, String mode) {
    PlanFile file =
        written.filter(each -> each.isOf(plan)).orElseGet(() -> PlanFile.of(plan, mask));
    written = Optional.empty();
    Provenance from = by.provenance();
    return new PlayedPlan(
        file.runbook(),
        file.planSha256(),
        file.sha256(),
        mode,
        from.mock().map(script -> new PlayedPlan.Script(script.file().toString(), script.sha256())),
        from.commit().map(commit -> new PlayedPlan.Commit(commit.id(), commit.dirty())));
  }

  private Player player() {
    return new Player(
        by.operator(),
        by.machine(),
        by.version(),
        by.folder().toString(),
        OptionalLong.of(by.process().pid()),
        by.process().since(),
        by.terminal().map(size -> new Player.Terminal(size.columns(), size.rows())));
  }

  private static StepChoice choice(RequestedSteps chosen) {
    return new StepChoice(chosen.with(), chosen.skip(), chosen.only(), chosen.from());
  }

  private List<ParamValue> params(Plan plan) {
    return plan.params().stream().map(this::param).toList();
  }

  /** Of a secret only a fingerprint. */
  private ParamValue param(PlanParam param) {
    return param.secret()
        ? new ParamValue(
            param.name(),
            true,
            Optional.empty(),
            by.provenance()
                .hash()
                .flatMap(hash -> param.value().map(value -> hash.of(param.name(), value))))
        : new ParamValue(param.name(), false, param.value().map(mask::text), Optional.empty());
  }

  /** Former ids, by the ids of now. */
  private static Map<String, String> renamed(Resumption past) {
    Map<String, String> renamed = new LinkedHashMap<>();
    past.steps()
        .forEach(
            (id, step) -> {
              if (step.isRenamed()) {
                renamed.put(id, step.formerId());
              }
            });
    return renamed;
  }

  private static List<String> ids(Plan plan, Predicate<Step> which) {
    return plan.steps().stream().filter(which).map(Step::id).toList();
  }
}
