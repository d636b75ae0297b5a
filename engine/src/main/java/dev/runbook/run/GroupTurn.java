package dev.runbook.run;

import dev.runbook.graph.Step;
import dev.runbook.plan.Plan;
import dev.runbook.plan.Rollout;
import dev.runbook.plan.StepContent;
import dev.runbook.plan.Wave;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The turn of all steps that run on a group of hosts: wave by wave, and on each host as a run of
 * its own.
 *
 * <p>A wave begins when its hosts have said who they are and somebody has typed what is expected. A
 * host whose run ended well has no other turn, in whichever part of the run that was.
 */
final class GroupTurn {
  private final ExecutionContext run;
  private final Announcer announcer;
  private final WaveQuestions questions;
  private final HostRuns runs;
  private final Outcomes steps;
  private Optional<HostOutcomes> outcomes = Optional.empty();

  GroupTurn(
      ExecutionContext run,
      Announcer announcer,
      WaveQuestions questions,
      HostRuns runs,
      Outcomes outcomes) {
    this.run = run;
    this.announcer = announcer;
    this.questions = questions;
    this.runs = runs;
    this.steps = outcomes;
  }

  /**
   * Plays the steps of the group on all of its hosts; how the run ends, unless it goes on. Where
   * some hosts did not end well and the rollout bears with that, it goes on.
   */
  Optional<RunEnd> take() {
    Plan plan = run.plan().now();
    Rollout rollout = plan.rollout().orElseThrow();
    Optional<RunEnd> refused = refuse(plan, rollout);
    if (refused.isPresent()) {
      return refused;
    }
    if (run.past().hosts().contents().isEmpty()) {
      announcer.announce(new RunEvent.RolloutPlanned(rollout, contents(plan)));
    }
    rollout.leftOut().stream()
        .filter(host -> !run.past().hosts().leftOut().contains(host))
        .forEach(host -> announcer.announce(new RunEvent.HostLeftOut(host)));
    HostOutcomes ended =
        new HostOutcomes(rollout, run.past().hosts().ends().values(), abandoned(rollout));
    outcomes = Optional.of(ended);
    GroupContext group = new GroupContext(run, announcer, steps);
    WaveTurn turn = new WaveTurn(group, runs, ended);
    for (Wave wave : rollout.waves()) {
      Wave left = left(wave, turn);
      if (left.hosts().isEmpty()) {
        continue;
      }
      Optional<RunEnd> stopped = wave(rollout, left, turn, ended);
      if (stopped.isPresent()) {
        return stopped;
      }
    }
    return Optional.empty();
  }

  private Optional<RunEnd> wave(Rollout rollout, Wave wave, WaveTurn turn, HostOutcomes ended) {
    List<Question.WaveHost> hosts = turn.reach(wave);
    if (run.interruption().runEnds().isPresent()) {
      return stopped(wave, turn, ended);
    }
    hosts.stream().filter(host -> host.answer().isEmpty()).forEach(turn::recordUnreached);
    List<String> there =
        hosts.stream().filter(host -> host.answer().isPresent()).map(host -> host.host()).toList();
    if (there.isEmpty() || ended.stops(wave)) {
      return stopped(wave, turn, ended);
    }
    Wave reached = new Wave(wave.number(), wave.canary(), there);
    List<Step> running = runs.running(run.plan().now().onHost(reached.hosts().get(0)));
    WaveQuestions.Said said =
        questions.ask(new WaveQuestions.Asked(rollout, reached, hosts, running));
    if (said.refused().isPresent()) {
      return said.refused();
    }
    turn.play(reached, said.consents());
    return stopped(wave, turn, ended);
  }

  /** How the run ends, where no further wave has its turn. */
  private Optional<RunEnd> stopped(Wave wave, WaveTurn turn, HostOutcomes ended) {
    Optional<RunResult> signal = run.interruption().runEnds();
    if (signal.isPresent()) {
      return Optional.of(new RunEnd(signal.get(), ended.sum()));
    }
    if (ended.stops(wave)) {
      return Optional.of(new RunEnd(ended.worst().orElseThrow(), ended.sum()));
    }
    return turn.isHalted()
        ? Optional.of(new RunEnd(ended.worst().orElse(RunResult.STOPPED), ended.sum()))
        : Optional.empty();
  }

  /** The hosts of a wave whose turn is still to come. */
  private Wave left(Wave wave, WaveTurn turn) {
    List<String> left = new ArrayList<>();
    for (String host : wave.hosts()) {
      Optional<String> before = Optional.ofNullable(run.past().hosts().runs().get(host));
      if (run.past().hosts().done().contains(host)) {
        continue;
      }
      Optional<RunResult> end = before.flatMap(runs::end).filter(RunResult::isAtTheEnd);
      if (end.isPresent()) {
        turn.recordEnd(host, before.get(), end.get());
      } else {
        left.add(host);
      }
    }
    return new Wave(wave.number(), wave.canary(), left);
  }

  /** How the hosts stand that are left out although their turn had begun. */
  private List<RunResult> abandoned(Rollout rollout) {
    Map<String, String> begun = run.past().hosts().runs();
    return rollout.leftOut().stream()
        .filter(begun::containsKey)
        .map(host -> runs.end(begun.get(host)).orElse(RunResult.UNKNOWN))
        .toList();
  }

  /** What was done on a host is not told away. */
  private Optional<RunEnd> refuseDone(Rollout rollout) {
    PastHosts past = run.past().hosts();
    return rollout.leftOut().stream()
        .filter(
            host ->
                past.done().contains(host)
                    || Optional.ofNullable(past.runs().get(host))
                        .flatMap(runs::end)
                        .filter(RunResult::isAtTheEnd)
                        .isPresent())
        .findFirst()
        .map(
            host ->
                new RunEnd(
                    RunResult.REFUSED,
                    host + " has come to its last step before, and cannot be left out any more"));
  }

  private Optional<RunEnd> refuse(Plan plan, Rollout rollout) {
    List<Step> ofGroup = ofGroup(plan);
    if (!plan.unbound(ofGroup).isEmpty()) {
      String name = plan.unbound(ofGroup).get(0).name();
      return Optional.of(
          new RunEnd(RunResult.REFUSED, "the steps on " + rollout.group() + " lack " + name));
    }
    Map<String, String> before = run.past().hosts().contents();
    if (!before.isEmpty() && !before.equals(contents(plan))) {
      return Optional.of(
          new RunEnd(
              RunResult.UNCONFIRMED,
              "the page says something else now for the steps on "
                  + rollout.group()
                  + ", and hosts have had their turn; --own-page goes on with the run's copy"));
    }
    return refuseDone(rollout)
        .or(
            () ->
                runs.refuse(plan.onHost(rollout.hosts().get(0)))
                    .map(refusal -> new RunEnd(refusal.result(), refusal.message())));
  }

  private static List<Step> ofGroup(Plan plan) {
    return plan.steps().stream().filter(step -> step.group().isPresent()).toList();
  }

  private static Map<String, String> contents(Plan plan) {
    Map<String, String> contents = new LinkedHashMap<>();
    ofGroup(plan).forEach(step -> contents.put(step.id(), StepContent.sha256(plan, step)));
    return contents;
  }

  /** The end of the run, where it went on although some hosts did not end well. */
  RunEnd withErrors(RunEnd end) {
    Optional<RunResult> worst =
        end.result().isAtTheEnd() ? outcomes.flatMap(HostOutcomes::worst) : Optional.empty();
    return worst
        .map(
            result ->
                new RunEnd(
                    result == RunResult.FAILED ? RunResult.DONE_WITH_FAILURES : result,
                    outcomes.orElseThrow().sum()))
        .orElse(end);
  }
}
