package dev.runbook.play;

import dev.runbook.graph.HostUse;
import dev.runbook.graph.Step;
import dev.runbook.host.Host;
import dev.runbook.journal.Journal;
import dev.runbook.journal.PastRun;
import dev.runbook.journal.ReopenedRun;
import dev.runbook.journal.RunFolder;
import dev.runbook.journal.RunProgress;
import dev.runbook.journal.RunStore;
import dev.runbook.journal.masking.Masking;
import dev.runbook.plan.Plan;
import dev.runbook.run.Gate;
import dev.runbook.run.HostAnswer;
import dev.runbook.run.HostConsent;
import dev.runbook.run.HostIdentities;
import dev.runbook.run.HostRun;
import dev.runbook.run.HostRuns;
import dev.runbook.run.Hosts;
import dev.runbook.run.Interruptible;
import dev.runbook.run.Resumption;
import dev.runbook.run.RunEnd;
import dev.runbook.run.RunListener;
import dev.runbook.run.RunResult;
import dev.runbook.run.SecondPerson;
import dev.runbook.run.WaveApprovals;
import dev.runbook.source.UnreadableException;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;

/**
 * Plays the steps of a group on its hosts, each time as an unattended run with a journal of its
 * own, beside that of the run which leads it.
 */
final class MemberRuns implements HostRuns {
  private final PlayContext context;
  private final PlayFlags flags;
  private final MemberGates gates;
  private final Masking mask;
  private final Optional<String> leader;
  private final Set<String> rerun;

  /**
   * Those of one run.
   *
   * @param flags those of the run that leads
   * @param mask covers the secrets of all of them
   * @param leader the id of the run that leads; empty where nothing is recorded
   * @param rerun the steps that run again although they are over or have failed
   */
  MemberRuns(
      PlayContext context,
      PlayFlags flags,
      Masking mask,
      Optional<String> leader,
      Set<String> rerun) {
    this.context = context;
    this.flags = flags;
    this.gates = new MemberGates(flags);
    this.mask = mask;
    this.leader = leader;
    this.rerun = rerun;
  }

  @Override
  public Optional<Gate.Refusal> refuse(Plan part) {
    return gates.refuse(part);
  }

  @Override
  public List<Step> running(Plan part) {
    return gates.running(part);
  }

  @Override
  public HostAnswer identify(Plan part) {
    String alias = part.member().orElseThrow();
    Hosts hosts = hosts(part);
    try {
      Host host = hosts.host(HostUse.once(alias, List.of()));
      HostAnswer answer = new HostAnswer(host.identity(), host.connection());
      HostIdentities.refuseOther(part, alias, answer.identity());
      return answer;
    } finally {
      hosts.release(alias);
    }
  }

  private Hosts hosts(Plan part) {
    return flags.dryRun() ? DryRun.hosts(part) : context.on().hosts();
  }

  @Override
  public Optional<RunResult> end(String run) {
    return folder(run)
        .filter(MemberRuns::hasBegun)
        .map(folder -> PastRun.read(folder).summary().outcome())
        .flatMap(RunResult::of);
  }

  @Override
  public HostRun prepare(Plan part, HostConsent consent, Optional<String> past) {
    Optional<RunFolder> before = past.map(this::recorded).filter(MemberRuns::hasBegun);
    PlayFlags its = gates.flags(part, consent);
    Gate gate = gates.gate(part, consent);
    if (before.isEmpty()) {
      return new Member(
          part, PreparedRun.begin(context, part, gate, its, Optional.of(mask), leader), consent);
    }
    ReopenedRun reopened =
        context.runs().orElseThrow().get().reopen(before.get(), ProcessHandle.current().pid());
    try {
      RunProgress progress = reopened.progress();
      Resumption left = progress.resumption().rerunning(rerun).on(part);
      return new Member(
          part,
          PreparedRun.goOn(context, part, gate, its, Optional.of(mask), reopened, left),
          consent);
    } catch (RuntimeException e) {
      reopened.close();
      throw e;
    }
  }

  /** Without its record nobody knows what was done there, and nothing may be done again. */
  private RunFolder recorded(String run) {
    return folder(run)
        .orElseThrow(
            () ->
                new UnreadableException(
                    run, "gone", "the record of what was done there, run " + run + ", is gone"));
  }

  private Optional<RunFolder> folder(String run) {
    return context.runs().stream()
        .flatMap(store -> store.get().find(run).stream())
        .filter(folder -> folder.id().equals(run))
        .findFirst();
  }

  /** Before its first record is on the disk, nothing was sent to the host. */
  private static boolean hasBegun(RunFolder folder) {
    return RunStore.hasBegun(folder);
  }

  private final class Member implements HostRun {
    private final Plan part;
    private final PreparedRun run;
    private final HostConsent consent;

    Member(Plan part, PreparedRun run, HostConsent consent) {
      this.part = part;
      this.run = run;
      this.consent = consent;
    }

    @Override
    public Optional<String> id() {
      return run.journal().map(Journal::id);
    }

    @Override
    public boolean isRecorded() {
      return run.journal().filter(journal -> journal.records() > 0).isPresent();
    }

    @Override
    public RunEnd play(List<RunListener> listeners, Consumer<Interruptible> control) {
      return run.play(
          listeners,
          runner -> {
            runner.approvedBy(approvals(), isApprovalRequired());
            control.accept(runner);
          });
    }

    /** The run that leads has said already where nobody is asked. */
    private WaveApprovals approvals() {
      boolean said = flags.approvals().areSaidOnly(flags.dryRun(), context.on().mode());
      return new WaveApprovals(
          consent,
          part.member().orElseThrow(),
          isApprovalRequired(),
          said ? SecondPerson.Need.NONE : SecondPerson.Need.APPROVAL,
          mask);
    }

    private boolean isApprovalRequired() {
      return flags.approvals().required() && !flags.dryRun();
    }

    @Override
    public void close() {
      try {
        run.close();
      } finally {
        hosts(part).release(part.member().orElseThrow());
      }
    }
  }
}
