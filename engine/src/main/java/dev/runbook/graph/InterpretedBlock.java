package dev.runbook.graph;

import dev.runbook.document.Block;
import dev.runbook.shell.Placeholder;
import dev.runbook.shell.Reason;
import dev.runbook.shell.Script;
import dev.runbook.shell.placeholder.PlaceholderFinder;
import dev.runbook.shell.program.Catalogue;
import dev.runbook.source.Problems;
import dev.runbook.source.Source;
import java.util.List;
import java.util.Optional;

/**
 * A block that names the program that reads it.
 *
 * <p>What a value would mean inside another language nobody here can say, so values are filled in
 * for shells only.
 */
final class InterpretedBlock {
  private final Source source;
  private final Problems problems;
  private final PlaceholderFinder finder;
  private final Catalogue catalogue;
  private final StepIds ids;
  private final PlacedBlock placed;

  InterpretedBlock(
      Source source,
      Problems problems,
      PlaceholderFinder finder,
      Catalogue catalogue,
      StepIds ids,
      PlacedBlock placed) {
    this.source = source;
    this.problems = problems;
    this.finder = finder;
    this.catalogue = catalogue;
    this.ids = ids;
    this.placed = placed;
  }

  /** What bash is given of it, where its interpreter is a bash. */
  Optional<BashText> bashText() {
    Block block = placed.block();
    return Interpreter.isBash(placed.options().interpreter().orElseThrow())
        ? Optional.of(
            BashText.alone(
                source,
                Script.mask(block.text(), finder.in(block.text())),
                block.span(),
                block::sourceSpan))
        : Optional.empty();
  }

  List<Step> steps() {
    String interpreter = placed.options().interpreter().orElseThrow();
    return new SingleCommandBlock(source, ids, placed)
        .steps(StepKind.SHELL, placed.base(), reasons(interpreter), placeholders(interpreter));
  }

  private List<Reason> reasons(String interpreter) {
    boolean safe = placed.attributes().has("safe");
    return safe ? List.of() : catalogue.reasonsOfFed(interpreter, placed.block().text());
  }

  private List<Placeholder> placeholders(String interpreter) {
    String text = placed.block().text();
    if (Interpreter.isShell(interpreter)) {
      return finder.in(text);
    }
    for (Placeholder each : finder.declaredIn(text)) {
      problems.error(
          placed.block().sourceSpan(each.start(), each.end()),
          "unsafe-placeholder",
          "a value cannot be put safely into text for `" + Interpreter.program(interpreter) + "`",
          "hand it over in the environment: `export VALUE={{"
              + each.name()
              + "}}` in a bash block before, and read VALUE here");
    }
    return List.of();
  }
}
