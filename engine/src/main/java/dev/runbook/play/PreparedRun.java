package dev.runbook.play;

import dev.runbook.approval.ApprovalFiles;
import dev.runbook.approval.ApprovalSetting;
import dev.runbook.journal.Journal;
import dev.runbook.journal.ReopenedRun;
import dev.runbook.journal.RunStore;
import dev.runbook.journal.masking.Masking;
import dev.runbook.plan.Plan;
import dev.runbook.run.Gate;
import dev.runbook.run.Hosts;
import dev.runbook.run.Mask;
import dev.runbook.run.Resumption;
import dev.runbook.run.RunEnd;
import dev.runbook.run.RunListener;
import dev.runbook.run.RunMode;
import dev.runbook.run.RunOptions;
import dev.runbook.run.Runner;
import dev.runbook.run.ShellExecutors;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;

/**
 * A run that is ready to begin: its record is open, its secrets are known.
 *
 * <p>It is played once, and closed afterwards.
 */
public final class PreparedRun implements AutoCloseable {
  private final PlayContext context;
  private final Plan plan;
  private final Gate gate;
  private final PlayFlags flags;
  private final RunRecording recording;
  private final Optional<Resumption> past;

  private PreparedRun(
      PlayContext context,
      Plan plan,
      Gate gate,
      PlayFlags flags,
      RunRecording recording,
      Optional<Resumption> past) {
    this.context = context;
    this.plan = plan;
    this.gate = gate;
    this.flags = flags;
    this.recording = recording;
    this.past = past;
  }

  /**
   * Prepares a run that begins.
   *
   * @throws dev.runbook.run.RecordException when its record cannot be begun
   */
  public static PreparedRun begin(PlayContext context, Plan plan, Gate gate, PlayFlags flags) {
    return begin(context, plan, gate, flags, Optional.empty(), Optional.empty());
  }

  /** Prepares the copy of a run that is played outside this process, from its beginning. */
  public static PreparedRun copy(PlayContext context, RemotePlay play, Gate gate) {
    return begin(context, play.plan(), gate, play.flags(), Optional.empty(), play.leader());
  }

  /**
   * Prepares the run of one host of a group.
   *
   * @param shared what covers the secrets of the whole rollout
   * @param leader the id of the run that leads it
   */
  static PreparedRun begin(
      PlayContext context,
      Plan plan,
      Gate gate,
      PlayFlags flags,
      Optional<Masking> shared,
      Optional<String> leader) {
    RunRecording recording =
        flags.dryRun() || context.runs().isEmpty()
            ? RunRecording.none(plan, context)
            : RunRecording.begin(
                plan, context, new RunRecording.Origin(flags.reason(), shared, leader));
    return new PreparedRun(context, plan, gate, flags, recording, Optional.empty());
  }

  /**
   * Prepares a run that goes on.
   *
   * @throws dev.runbook.run.RecordException when its record cannot be gone on with
   */
  public static PreparedRun goOn(
      PlayContext context,
      Plan plan,
      Gate gate,
      PlayFlags flags,
      ReopenedRun run,
      Resumption past) {
    return goOn(context, plan, gate, flags, Optional.empty(), run, past);
  }

  /**
   * Prepares the run of one host of a group that goes on.
   *
   * @param shared what covers the secrets of the whole rollout
   */
  static PreparedRun goOn(
      PlayContext context,
      Plan plan,
      Gate gate,
      PlayFlags flags,
      Optional<Masking> shared,
      ReopenedRun run,
      Resumption past) {
    RunRecording recording = RunRecording.goOn(run, plan, context, shared);
    PlayFlags asBefore = run.progress().requiresApproval() ? flags.requiringApproval() : flags;
    return new PreparedRun(context, plan, gate, asBefore, recording, Optional.of(past));
  }

  /** What covers the run's secrets. */
  public Mask mask() {
    return recording.mask();
  }

  /** Variables of the environment that look like secrets and are not covered: the page tells. */
  public List<String> openSecrets() {
    return recording.open();
  }

  /** Its record; a dry run has none. */
  public Optional<Journal> journal() {
    return recording.journal();
  }

  /** How long its earlier parts were played, in milliseconds. */
  public long playedMillis() {
    return past.map(Resumption::playedMillis).orElse(0L);
  }

  /** Plays it to its end, or to where it stops. */
  public RunEnd play(List<RunListener> listeners) {
    return play(listeners, runner -> {});
  }

  /**
   * Plays it to its end, or to where it stops.
   *
   * @param listeners watch
   * @param control is given what ends commands and the run, before anything runs
   */
  public RunEnd play(List<RunListener> listeners, Consumer<Runner> control) {
    Hosts hosts = flags.dryRun() ? DryRun.hosts(plan) : context.on().hosts();
    Runner runner =
        new Runner(
            new ShellExecutors(hosts),
            gate,
            recording.recorder(),
            mask(),
            listeners,
            options(),
            context.clock());
    runner.approvedBy(
        new ApprovalFiles(approvals(), context.clock()),
        flags.approvals().required() && !flags.dryRun());
    runner.onGroups(
        new MemberRuns(
            context,
            flags,
            recording.mask(),
            journal().map(Journal::id),
            past.map(Resumption::rerun).orElse(Set.of())));
    control.accept(runner);
    return past.isPresent() ? runner.resume(plan, past.get()) : runner.run(plan);
  }

  private ApprovalSetting approvals() {
    PlayFlags.Approvals said = flags.approvals();
    return new ApprovalSetting(
        said.required(),
        said.areSaidOnly(flags.dryRun(), context.on().mode()),
        said.files(),
        context.folder(),
        journal().map(Journal::id),
        journal().map(journal -> journal.folder().approvals()),
        context.player().operator(),
        RunStore.usualRoot(context.environment()).resolveSibling("approvals"),
        context.environment());
  }

  /**
   * What came of it: a run of which nothing was recorded, because it was refused, has no record.
   */
  PlayResult played(RunEnd ended) {
    return new PlayResult(ended, journal().filter(each -> each.records() > 0).map(Journal::folder));
  }

  /** A person stops what follows something; else it stops by itself. */
  private RunOptions options() {
    Optional<Duration> followFor =
        gate.isPerson() ? Optional.empty() : Optional.of(flags.limits().followFor());
    RunMode mode = flags.dryRun() ? RunMode.DRY : context.on().mode();
    return new RunOptions(
        mode,
        followFor,
        flags.limits().timeout(),
        flags.chosen(),
        flags.later(),
        context.on().hosts().waiting());
  }

  /**
   * Ends the record, and looks through it once more for secrets.
   *
   * @throws dev.runbook.run.RecordException when it cannot be ended, or a secret was found in it
   */
  @Override
  public void close() {
    recording.close();
  }
}
