package dev.runbook.replay;

import dev.runbook.host.mock.MockFile;
import dev.runbook.host.mock.MockHosts;
import dev.runbook.host.mock.MockPlace;
import dev.runbook.plan.CompleteMachine;
import dev.runbook.plan.Plan;
import dev.runbook.plan.Procedure;
import dev.runbook.source.Problems;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A scenario that can be played: nothing is wrong in it.
 *
 * @param plan what it plays
 * @param answers by the id of the step
 * @param layers its mock hosts; the first that fits answers
 * @param parts those in which its run goes on
 */
record ReadyScenario(
    Scenario scenario,
    Plan plan,
    Map<String, Answers> answers,
    List<MockFile> layers,
    List<ReadyScenario> parts) {
  /** Copies the lists. */
  ReadyScenario {
    layers = List.copyOf(layers);
    parts = List.copyOf(parts);
  }

  /**
   * A scenario; empty where something is wrong in it.
   *
   * @param procedures what it plays, and what each part plays in which its run goes on
   */
  static Optional<ReadyScenario> of(
      Scenario scenario,
      List<Procedure> procedures,
      List<MockFile> layers,
      ScenarioPlans plans,
      Problems problems) {
    int before = problems.all().size();
    List<ReadyScenario> parts = new ArrayList<>();
    for (int i = 0; i < scenario.sequel().parts().size(); i++) {
      Scenario part = scenario.sequel().parts().get(i);
      parts.add(one(part, procedures.get(i + 1), layers, plans, problems, true, List.of()));
    }
    ReadyScenario ready = one(scenario, procedures.get(0), layers, plans, problems, false, parts);
    return problems.all().size() == before ? Optional.of(ready) : Optional.empty();
  }

  private static ReadyScenario one(
      Scenario scenario,
      Procedure procedure,
      List<MockFile> layers,
      ScenarioPlans plans,
      Problems problems,
      boolean isPart,
      List<ReadyScenario> parts) {
    MockHosts hosts = MockHosts.of(layers);
    Plan plan =
        plans.of(scenario, procedure, CompleteMachine.mocked(hosts.hostname(), hosts.names()));
    Map<String, Answers> answers =
        new ScenarioCheck(scenario, plan, hosts.state(), isPart, problems).check();
    return new ReadyScenario(scenario, plan, answers, layers, parts);
  }

  /** What it plays, and what each part plays in which its run goes on. */
  List<Procedure> procedures() {
    return Stream.concat(Stream.of(this), parts.stream())
        .map(each -> each.plan().procedure())
        .toList();
  }

  /** The same with a plan in which other values are filled in. */
  ReadyScenario with(Plan filled) {
    return new ReadyScenario(scenario, filled, answers, layers, parts);
  }

  /** One play of it that has not begun. */
  Replay replay() {
    return new Replay(this);
  }

  /** Plays it, and then once more on the hosts as they are then. */
  SecondPlay secondPlay() {
    Replay first = replay();
    first.play();
    return SecondPlay.of(this, first.again());
  }

  /** Plays it, and compares what came with what it expects. */
  ScenarioResult play() {
    Replay replay = replay();
    List<Difference> differences = new ArrayList<>();
    List<Played> all = new PlayInParts(this).play(replay, differences);
    Played played = all.get(0).with(all);
    List<MockPlace> unused = replay.unused();
    scenario
        .expected()
        .again()
        .flatMap(again -> SecondPlay.of(this, replay.again()).difference(again))
        .ifPresent(differences::add);
    unused.stream()
        .filter(reply -> UnusedReplies.isOwn(scenario, reply))
        .forEach(reply -> differences.add(new UnusedReply(reply, 1)));
    return new ScenarioResult(new Verdict(scenario, Optional.of(played), differences), unused);
  }
}
