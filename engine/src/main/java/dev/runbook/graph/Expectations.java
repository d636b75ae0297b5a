package dev.runbook.graph;

import dev.runbook.document.Attributes;
import dev.runbook.document.Block;
import dev.runbook.document.Languages;
import dev.runbook.shell.Prompts;
import dev.runbook.shell.Session;
import dev.runbook.source.Problems;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Gives steps the output that the page expects of them: fences marked {@code expect}. */
final class Expectations {
  private final Problems problems;

  Expectations(Problems problems) {
    this.problems = problems;
  }

  /** Whether a block says what the step before it prints, rather than what is run. */
  static boolean isOfStepBefore(Block block) {
    return block.attributes().has("expect") && !isOfItself(block);
  }

  /** Whether a block is a session that must print what it shows. */
  private static boolean isOfItself(Block block) {
    return block.attributes().has("expect")
        && Languages.isSession(block.language())
        && Session.hasPrompt(block.text());
  }

  /** The step before a fence, which must print what the fence shows. */
  Step expecting(Step step, Block block) {
    Attributes.Value mark = block.attributes().get("expect").orElseThrow();
    if (step.options().expected().isPresent()) {
      problems.error(
          mark.span(),
          "expected-twice",
          "`" + step.id() + "` is followed by two fences marked `expect`",
          "put all that it prints into one of them");
      return step;
    }
    return with(step, ExpectedOutput.of(block.text(), block.span()), mark);
  }

  /** A fence that no step stands before expects nothing of anything. */
  void warnOfNoStep(Block block) {
    problems.warning(
        block.attributes().get("expect").orElseThrow().span(),
        "expect-without-step",
        "there is no step right before this fence, so nothing is compared with it",
        "move it behind the block whose output it shows");
  }

  /** The steps of a session: each must print what is shown under its commands. */
  List<Step> ofSession(Block block, Prompts prompts, List<Step> steps) {
    if (!isOfItself(block) || steps.isEmpty()) {
      return steps;
    }
    Attributes.Value mark = block.attributes().get("expect").orElseThrow();
    List<Step> all = new ArrayList<>();
    for (int i = 0; i < steps.size(); i++) {
      int from = i == 0 ? 0 : steps.get(i).span().start();
      int to = i + 1 < steps.size() ? steps.get(i + 1).span().start() : Integer.MAX_VALUE;
      StringBuilder printed = new StringBuilder();
      for (Prompts.Output output : prompts.output()) {
        int at = block.sourceSpan(output.start(), output.start()).start();
        if (at >= from && at < to) {
          printed.append(output.text()).append(output.text().endsWith("\n") ? "" : "\n");
        }
      }
      ExpectedOutput expected = ExpectedOutput.of(printed.toString(), block.span());
      all.add(with(steps.get(i), expected, mark));
    }
    return all;
  }

  private Step with(Step step, ExpectedOutput expected, Attributes.Value mark) {
    Optional<String> whyNot = whyNot(step, expected);
    if (whyNot.isPresent()) {
      problems.error(
          mark.span(),
          "bad-attribute",
          "`" + step.id() + "` cannot be compared with this: " + whyNot.get(),
          "remove `expect`, or give the step a `verify` command");
      return step;
    }
    return step.expecting(expected);
  }

  private static Optional<String> whyNot(Step step, ExpectedOutput expected) {
    return switch (step.kind()) {
      case MANUAL -> Optional.of("a manual step prints nothing");
      case INTERACTIVE -> Optional.of("a person types in it");
      case FOLLOW -> Optional.of("it goes on until it is stopped");
      default ->
          expected.exit().isPresent() && step.commands().size() > 1
              ? Optional.of("an exit status is that of one command, and it has several")
              : Optional.empty();
    };
  }
}
