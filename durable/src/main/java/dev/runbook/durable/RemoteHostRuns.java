package dev.runbook.durable;

import dev.runbook.graph.HostUse;
import dev.runbook.graph.Step;
import dev.runbook.host.Host;
import dev.runbook.host.Waiting;
import dev.runbook.plan.Plan;
import dev.runbook.play.MemberGates;
import dev.runbook.run.Gate;
import dev.runbook.run.HostAnswer;
import dev.runbook.run.HostConsent;
import dev.runbook.run.HostIdentities;
import dev.runbook.run.HostRun;
import dev.runbook.run.HostRuns;
import dev.runbook.run.HostTurns;
import dev.runbook.run.Interruptible;
import dev.runbook.run.RunEnd;
import dev.runbook.run.RunEvent;
import dev.runbook.run.RunListener;
import dev.runbook.run.RunResult;
import dev.runbook.source.UnreadableException;
import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.function.Supplier;

/** Plays the steps of a group on its hosts, on each as a workflow of its own. */
final class RemoteHostRuns implements HostRuns {
  private final GroupLog log;
  private final PlayInput input;
  private final MemberGates gates;
  private final MemberIds ids;
  private final Live live;

  /** Shows what happens on the host of a canary, to whoever follows the run. */
  interface Live {
    /** In the workflow nobody looks. */
    Live NOBODY = (member, listeners, control) -> false;

    /** Shows a host's run to its end; whether anybody looks. */
    boolean shows(PlayInput member, List<RunListener> listeners, Consumer<Interruptible> control);
  }

  RemoteHostRuns(GroupLog log, PlayInput input, Plan plan, Live live) {
    this.log = log;
    this.input = input;
    this.gates = new MemberGates(input.flags());
    this.ids = MemberIds.of(input, plan);
    this.live = live;
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
  public <T> HostTurns<T> turns(String doing, int atOnce) {
    return log.turns(atOnce);
  }

  @Override
  public boolean decides(String host, BooleanSupplier decision) {
    return log.decides(host, decision);
  }

  @Override
  public void halts() {
    log.halts();
  }

  @Override
  public Optional<RunResult> end(String run) {
    return Optional.ofNullable(input.earlier())
        .map(earlier -> earlier.members().get(run))
        .flatMap(member -> RunResult.of(member.outcome()));
  }

  @Override
  public HostAnswer identify(Plan part) {
    String alias = part.member().orElseThrow();
    RemoteHosts hosts = new RemoteHosts(new OfHost(log, alias), input);
    Host host = hosts.host(HostUse.once(alias, List.of()));
    HostAnswer answer = new HostAnswer(host.identity(), host.connection());
    HostIdentities.refuseOther(part, alias, answer.identity());
    return answer;
  }

  @Override
  public HostRun prepare(Plan part, HostConsent consent, Optional<String> past) {
    String alias = part.member().orElseThrow();
    PlayInput member =
        input.onHost(
            past.orElseGet(() -> ids.of(alias)), GroupMember.of(alias, input.run(), consent));
    if (past.isPresent() && member.earlier() == null) {
      throw new UnreadableException(
          past.get(), "gone", "the record of what was done there, run " + past.get() + ", is gone");
    }
    return new Member(part, member);
  }

  private final class Member implements HostRun {
    private final Plan part;
    private final PlayInput member;

    Member(Plan part, PlayInput member) {
      this.part = part;
      this.member = member;
    }

    @Override
    public Optional<String> id() {
      return Optional.of(member.run());
    }

    @Override
    public boolean isRecorded() {
      return true;
    }

    @Override
    public RunEnd play(List<RunListener> listeners, Consumer<Interruptible> control) {
      boolean shown =
          ids.isCanary(member.member().host()) && live.shows(member, listeners, control);
      RunEnding ended = log.play(member, stop -> control.accept(new Stopping(stop)));
      if (!shown && ended.steps() != null) {
        ended.steps().forEach(each -> tell(each, listeners));
      }
      return ended.end();
    }

    private void tell(EndedStep ended, List<RunListener> listeners) {
      part.steps().stream()
          .filter(step -> step.id().equals(ended.id()))
          .map(step -> new RunEvent.StepFinished(step, ended.result(), ended.millis()))
          .forEach(event -> listeners.forEach(each -> each.on(event)));
    }

    /** Its own workflow ends its record, and lets go of its host. */
    @Override
    public void close() {}
  }

  private record Stopping(Runnable stop) implements Interruptible {
    @Override
    public boolean interruptCommand() {
      stop.run();
      return true;
    }

    @Override
    public void endRun(RunResult how) {
      stop.run();
    }
  }

  /** What is said of one host. */
  private record OfHost(GroupLog log, String host) implements RunLog {
    @Override
    public HostReply call(HostCall call) {
      return log.call(host, call);
    }

    @Override
    public void interrupt() {
      log.interrupt();
    }

    @Override
    public String answer(AskedQuestion question, Supplier<String> person) {
      throw new UnsupportedOperationException("nobody is asked about one host of a group");
    }

    @Override
    public Waiting waiting() {
      return log.waiting();
    }
  }
}
