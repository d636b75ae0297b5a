package dev.runbook.replay;

import dev.runbook.graph.Step;
import dev.runbook.plan.PageProcedures;
import dev.runbook.plan.PlanText;
import dev.runbook.plan.Procedure;
import dev.runbook.replay.MutationReport.Judged;
import dev.runbook.replay.MutationReport.MutantStatus;
import dev.runbook.shell.Risk;
import dev.runbook.source.Problems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** Plays the scenarios of a page to find whether they notice a change of it. */
final class MutantJudge {
  private final Path path;
  private final PageProcedures page;
  private final List<ReadyScenario> scenarios;
  private final List<Played> plays;
  private final SharedReplies replies;
  private final String planText;

  /**
   * A judge for one page.
   *
   * @param scenarios those that play it, all of which pass
   * @param plays what came of them, in their order
   */
  MutantJudge(
      Path path,
      PageProcedures page,
      List<ReadyScenario> scenarios,
      List<Played> plays,
      SharedReplies replies) {
    this.path = path;
    this.page = page;
    this.scenarios = scenarios;
    this.plays = plays;
    this.replies = replies;
    this.planText = PlanText.of(page.wholePage());
  }

  /** What comes of a mutant; empty for one that does what the page does. */
  Optional<Judged> judge(Mutant mutant, ChangedPage changed) {
    PageProcedures now = changed.page(Set.of());
    List<ScenarioResult> results = new ArrayList<>();
    for (int at : order(mutant)) {
      Optional<ScenarioResult> result = play(scenarios.get(at), changed);
      if (result.filter(each -> each.verdict().passes()).isEmpty()) {
        return Optional.of(judged(mutant, MutantStatus.KILLED));
      }
      results.add(result.get());
    }
    if (!replies.areAskedFor(results)) {
      return Optional.of(judged(mutant, MutantStatus.KILLED));
    }
    if (PlanText.of(now.wholePage()).equals(planText) || isMarkedAnyway(mutant, now)) {
      return Optional.empty();
    }
    boolean seen = Files.isRegularFile(PlanTexts.fileOf(path));
    return Optional.of(judged(mutant, seen ? MutantStatus.SEEN : MutantStatus.SURVIVED));
  }

  /** The scenarios that reach the place come first. */
  private List<Integer> order(Mutant mutant) {
    List<Integer> order = new ArrayList<>();
    List<Integer> rest = new ArrayList<>();
    for (int i = 0; i < scenarios.size(); i++) {
      (reaches(plays.get(i), mutant.step()) ? order : rest).add(i);
    }
    order.addAll(rest);
    return order;
  }

  private static boolean reaches(Played played, String step) {
    return played.parts().stream()
        .flatMap(part -> part.sent().stream())
        .anyMatch(sent -> sent.step().id().equals(step));
  }

  /** Empty where the scenario has no sense any more: nothing to play, or something wrong in it. */
  private Optional<ScenarioResult> play(ReadyScenario before, ChangedPage changed) {
    Scenario scenario = before.scenario();
    List<Procedure> procedures =
        before.procedures().stream()
            .flatMap(
                procedure ->
                    procedure.path().equals(path)
                        ? changed.instead(scenario, procedure).stream()
                        : Stream.of(procedure))
            .toList();
    return procedures.size() == before.procedures().size()
        ? ReadyScenario.of(
                scenario,
                procedures,
                before.layers(),
                changed.plans(),
                new Problems(scenario.source()))
            .map(ReadyScenario::play)
        : Optional.empty();
  }

  /** A mark says nothing new of steps whose commands are as risky without it. */
  private boolean isMarkedAnyway(Mutant mutant, PageProcedures now) {
    boolean mark =
        mutant.operator() == MutationOperator.DROP_MARK
            || mutant.operator() == MutationOperator.ADD_SAFE
            || mutant.text().equals("danger")
            || mutant.text().equals("caution");
    return mark && risks(now).equals(risks(page));
  }

  private static Map<String, Risk> risks(PageProcedures page) {
    Map<String, Risk> risks = new LinkedHashMap<>();
    page.wholePage().page().steps().forEach((Step step) -> risks.put(step.id(), step.risk()));
    return risks;
  }

  private Judged judged(Mutant mutant, MutantStatus status) {
    boolean isStep = !mutant.step().isEmpty();
    boolean reached = plays.stream().anyMatch(played -> reaches(played, mutant.step()));
    boolean manual =
        page.wholePage()
            .page()
            .step(mutant.step())
            .filter(step -> !step.commands().isEmpty())
            .isEmpty();
    String hint =
        isStep && !reached && !manual
            ? "no scenario comes to " + mutant.step() + "; one that does would notice"
            : mutant.hint();
    return new Judged(mutant, status, hint);
  }
}
