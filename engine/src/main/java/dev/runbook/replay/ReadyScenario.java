package dev.runbook.replay;

import dev.runbook.host.mock.MockFile;
import dev.runbook.host.mock.MockHosts;
import dev.runbook.host.mock.MockPlace;
import dev.runbook.plan.Plan;
import dev.runbook.plan.Procedure;
import dev.runbook.source.Problems;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A scenario that can be played: nothing is wrong in it.
 *
 * @param plan what it plays
 * @param answers by the id of the step
 * @param layers its mock hosts; the first that fits answers
 */
record ReadyScenario(
    Scenario scenario, Plan plan, Map<String, Answers> answers, List<MockFile> layers) {

  /** A scenario of a procedure; empty where something is wrong in it. */
  static Optional<ReadyScenario> of(
      Scenario scenario,
      Procedure procedure,
      List<MockFile> layers,
      ScenarioPlans plans,
      Problems problems) {
    MockHosts hosts = MockHosts.of(layers);
    Plan plan = plans.of(scenario, procedure, MockedMachine.of(hosts));
    int before = problems.all().size();
    Map<String, Answers> answers =
        new ScenarioCheck(scenario, plan, hosts.names(), problems).check();
    return problems.all().size() == before
        ? Optional.of(new ReadyScenario(scenario, plan, answers, layers))
        : Optional.empty();
  }

  /** One play of it that has not begun. */
  Replay replay() {
    return new Replay(this);
  }

  /** Plays it, and then once more on the hosts as they are then. */
  SecondNight secondNight() {
    Replay first = replay();
    first.play();
    return SecondNight.of(this, first.again());
  }

  /** Plays it, and compares what came with what it expects. */
  ScenarioResult play() {
    Replay replay = replay();
    Played played = replay.play();
    List<MockPlace> unused = replay.unused();
    List<Difference> differences = new ArrayList<>();
    differences.addAll(new Comparison(scenario, played).all());
    differences.addAll(Unasked.of(scenario, played, replay));
    scenario
        .expected()
        .again()
        .flatMap(again -> SecondNight.of(this, replay.again()).difference(again))
        .ifPresent(differences::add);
    unused.stream()
        .filter(reply -> UnusedReplies.isOwn(scenario, reply))
        .forEach(reply -> differences.add(new UnusedReply(reply, 1)));
    return new ScenarioResult(new Verdict(scenario, Optional.of(played), differences), unused);
  }
}
