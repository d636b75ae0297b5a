package dev.runbook.replay;

import dev.runbook.graph.ExpectedOutput;
import dev.runbook.graph.Step;
import dev.runbook.plan.Plan;
import dev.runbook.run.OutputPattern;
import dev.runbook.run.StepOutcome;
import dev.runbook.source.Source;
import dev.runbook.source.Span;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Changes the expected output on pages to the actual output of their steps. */
final class PageUpdate {
  private final Scenario scenario;
  private final Played played;
  private final Source page;

  private PageUpdate(Scenario scenario, Played played) {
    this.scenario = scenario;
    this.played = played;
    this.page = played.plan().procedure().source();
  }

  /** The changes that a scenario calls for. */
  static List<Change> of(Verdict verdict) {
    return verdict.played().stream()
        .map(played -> new PageUpdate(verdict.scenario(), played))
        .flatMap(
            update ->
                update.played.plan().steps().stream()
                    .filter(step -> update.played.outcome(step.id()) == StepOutcome.FAILED)
                    .flatMap(step -> update.change(step).stream()))
        .toList();
  }

  private Optional<Change> change(Step step) {
    Optional<ExpectedOutput> expected = step.options().expected();
    String printed = played.output().getOrDefault(step.id(), "");
    if (expected.isEmpty()
        || printed.contains(Plan.MASK)
        || expected.get().lines().contains(ExpectedOutput.ANY_LINES)) {
      return Optional.empty();
    }
    List<String> now = printed.stripTrailing().lines().toList();
    List<String> wanted = kept(expected.get().lines(), now);
    return shown(expected.get())
        .filter(lines -> !wanted.equals(expected.get().lines()))
        .map(
            lines ->
                Change.of(
                    played.plan().procedure().path(),
                    page,
                    lines,
                    step.id() + " prints something else",
                    List.of(new Edit(page, lines, text(wanted)))));
  }

  private static String text(List<String> lines) {
    return lines.isEmpty() ? "" : String.join("\n", lines) + "\n";
  }

  /** Lines that fit what stands in their place stay as they are written, patterns and all. */
  private List<String> kept(List<String> expected, List<String> now) {
    List<String> lines = new ArrayList<>();
    for (int i = 0; i < now.size(); i++) {
      boolean fits =
          i < expected.size()
              && OutputPattern.of(List.of(filled(expected.get(i)))).fits(now.get(i));
      lines.add(fits ? expected.get(i) : now.get(i));
    }
    return lines;
  }

  private String filled(String line) {
    String text = line;
    for (Map.Entry<String, PlacedValue<String>> each : scenario.given().params().entrySet()) {
      text = text.replace("{{" + each.getKey() + "}}", each.getValue().value());
    }
    return text;
  }

  /**
   * Where these lines stand, alone, in a fence; empty where they stand among commands or indented.
   */
  private Optional<Span> shown(ExpectedOutput expected) {
    int first = page.line(expected.span().start()) + 1;
    int end = first + expected.lines().size();
    if (end > page.lines()) {
      return Optional.empty();
    }
    for (int i = 0; i < expected.lines().size(); i++) {
      if (!page.lineText(first + i).equals(expected.lines().get(i))) {
        return Optional.empty();
      }
    }
    return Optional.of(new Span(page.lineStart(first), page.lineStart(end)));
  }
}
