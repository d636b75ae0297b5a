package dev.runbook.replay;

import dev.runbook.journal.Journal;
import dev.runbook.journal.ReopenedRun;
import dev.runbook.journal.RunProgress;
import dev.runbook.plan.Plan;
import dev.runbook.plan.PlanRequest;
import dev.runbook.plan.Planner;
import dev.runbook.plan.RolloutRequest;
import dev.runbook.run.PastStep;
import dev.runbook.run.Recorder;
import dev.runbook.run.Resumption;
import dev.runbook.run.RunEnd;
import dev.runbook.run.RunResult;
import dev.runbook.run.StepOutcome;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * Plays a scenario, and resumes its run as often as the scenario asks: from the record of the
 * earlier parts, on the hosts in their current state.
 */
final class PlayInParts {
  private final ReadyScenario scenario;

  PlayInParts(ReadyScenario scenario) {
    this.scenario = scenario;
  }

  /**
   * Plays all parts; what came of each.
   *
   * @param first has not begun
   * @param differences takes what is not as expected
   */
  List<Played> play(Replay first, List<Difference> differences) {
    if (scenario.parts().isEmpty()) {
      return List.of(judged(scenario, first, first.play(Recorder.none()), differences));
    }
    List<Played> all = new ArrayList<>();
    try (RunParts record = new RunParts(first.clock())) {
      try (Journal journal = record.begin(scenario.plan(), first.mask())) {
        all.add(judged(scenario, first, first.play(journal), differences));
      }
      Replay last = first;
      for (ReadyScenario part : scenario.parts()) {
        last = goOn(part, last, all, record, differences);
      }
    }
    return all;
  }

  private static Played judged(
      ReadyScenario part, Replay replay, Played played, List<Difference> differences) {
    differences.addAll(new Comparison(part.scenario(), played).all());
    differences.addAll(UnusedAnswers.of(part.scenario(), played, replay));
    return played;
  }

  private static Replay goOn(
      ReadyScenario part,
      Replay before,
      List<Played> all,
      RunParts record,
      List<Difference> differences) {
    Map<String, StepOutcome> outcomes = all.get(all.size() - 1).outcomes();
    Optional<ReopenedRun> found = record.reopen();
    if (found.isEmpty()) {
      Replay next = before.goesOn(part, outcomes);
      String why = "nothing of it was recorded, so that it cannot go on";
      RunEnd refused = new RunEnd(RunResult.REFUSED, why);
      all.add(judged(part, next, next.played(refused), differences));
      return next;
    }
    try (ReopenedRun run = found.get()) {
      RunProgress progress = run.progress();
      ReadyScenario now = part.with(filled(part.plan(), progress));
      Replay next = before.goesOn(now, outcomes);
      Resumption past = tryingAgain(progress.resumption().on(now.plan()));
      Optional<RunEnd> over = over(progress, past, now.plan());
      Played played = over.isPresent() ? next.played(over.get()) : resumed(next, run, past);
      all.add(judged(part, next, played, differences));
      return next;
    }
  }

  private static Played resumed(Replay next, ReopenedRun run, Resumption past) {
    try (Journal journal = RunParts.goOn(run, next.plan(), next.mask())) {
      return next.resume(journal, past);
    }
  }

  /** Whoever goes on with a run that has failed tries it again; an answer can leave it out. */
  private static Resumption tryingAgain(Resumption past) {
    return past.rerunning(
        past.steps().entrySet().stream()
            .filter(step -> step.getValue().state() == PastStep.State.FAILED)
            .map(Map.Entry::getKey)
            .collect(Collectors.toSet()));
  }

  /** What keeps a run from going on: it has come to its end, or nobody can say what it did. */
  private static Optional<RunEnd> over(RunProgress progress, Resumption past, Plan plan) {
    if (progress.end().isPresent() && past.remaining(plan).isEmpty()) {
      return progress.end().map(end -> new RunEnd(end, "it had come to its end before"));
    }
    List<String> lost = past.lost(plan);
    return lost.isEmpty()
        ? Optional.empty()
        : Optional.of(
            new RunEnd(
                RunResult.UNKNOWN,
                "whether "
                    + String.join(", ", lost)
                    + " has taken effect is not known, and it is no longer on the page"));
  }

  /** Values that were changed on the way stay changed. */
  private static Plan filled(Plan plan, RunProgress progress) {
    Map<String, String> values = new LinkedHashMap<>();
    plan.params().forEach(param -> param.value().ifPresent(text -> values.put(param.name(), text)));
    Map<String, String> now = new LinkedHashMap<>(values);
    progress.values().forEach(now::replace);
    return now.equals(values)
        ? plan
        : new Planner(plan.machine())
            .plan(
                plan.procedure(),
                new PlanRequest(
                    now,
                    List.of(),
                    Optional.empty(),
                    plan.member().map(RolloutRequest::onHost).orElse(RolloutRequest.NONE)));
  }
}
