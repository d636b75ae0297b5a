package dev.runbook.graph;

import dev.runbook.document.Attributes;
import dev.runbook.document.Block;
import dev.runbook.document.Document;
import dev.runbook.shell.program.Catalogue;
import dev.runbook.source.Problems;
import dev.runbook.source.Span;
import java.util.List;
import java.util.Optional;

/** Refuses retries of commands that may have taken effect, or that never end by themselves. */
final class RetryCheck {
  private final Document document;
  private final Problems problems;
  private final Catalogue catalogue;

  RetryCheck(Document document, Problems problems, Catalogue catalogue) {
    this.document = document;
    this.problems = problems;
    this.catalogue = catalogue;
  }

  void check(List<Step> steps) {
    steps.stream().filter(step -> step.options().retry().isPresent()).forEach(this::check);
  }

  private void check(Step step) {
    Retry retry = step.options().retry().orElseThrow();
    String key = retry.runsAgain() ? "retry" : "until";
    if (step.kind() == StepKind.FOLLOW || step.kind() == StepKind.INTERACTIVE) {
      problems.error(
          place(step, key).orElse(step.commands().get(0).span()),
          "bad-attribute",
          "`" + key + "` has no effect on a step that a person ends",
          "take it out");
    } else if (retry.runsAgain() && step.isDanger()) {
      unsafe(step, "a danger step is never tried again by itself: each try is confirmed");
    } else if (retry.runsAgain() && !step.options().idempotent() && !step.onlyLooks(catalogue)) {
      unsafe(step, "this step may change something, and a try that failed may have taken effect");
    }
  }

  private void unsafe(Step step, String message) {
    problems.error(
        place(step, "retry").orElse(step.commands().get(0).span()),
        "unsafe-retry",
        message,
        "to wait for what it begins, write `until=\"…\"` with a command that only looks"
            + (step.isDanger() ? "" : "; where it may run twice, add `idempotent`"));
  }

  private Optional<Span> place(Step step, String key) {
    return document.blocks().stream()
        .filter(block -> block.span().contains(step.span().start()))
        .map(Block::attributes)
        .flatMap(attributes -> attributes.get(key).stream())
        .map(Attributes.Value::span)
        .findFirst();
  }
}
