package dev.runbook.graph;

import dev.runbook.document.Block;
import dev.runbook.shell.Statement;
import dev.runbook.source.Problems;
import dev.runbook.source.Span;
import java.util.List;
import java.util.Optional;

/**
 * Refuses blocks whose place is ambiguous: inside a way in, or outside of it. A line that is meant
 * for the inside must never run outside, nor the other way round.
 */
final class PlaceDoubts {
  private final Problems problems;
  private final Block block;
  private final BlockScript script;
  private final TerminalPosition standing;

  PlaceDoubts(Problems problems, Block block, BlockScript script, TerminalPosition standing) {
    this.problems = problems;
    this.block = block;
    this.script = script;
    this.standing = standing;
  }

  void refuse() {
    if (standing.inside().isEmpty() && script.pasting().doubts().isEmpty()) {
      return;
    }
    Optional<WayIn> doubted =
        standing.inside().stream().filter(way -> way.doubt().isPresent()).findFirst();
    if (doubted.filter(way -> !isLeftAtOnce(way)).isPresent()) {
      WayIn way = doubted.get();
      refuse(
          problems,
          block.sourceSpan(0, 1),
          "it is not clear where this runs: it follows `%s` (line %d), and %s"
              .formatted(way.text(), way.spot().line(), way.doubt().get()));
      return;
    }
    for (Statement each : script.pasting().doubts()) {
      refuse(
          problems,
          script.sourceSpan(each.start(), each.end()),
          "it is not clear where this block runs: it is inside `%s`, and calls that host itself"
              .formatted(standing.inside().get(standing.inside().size() - 1).text()));
    }
  }

  private boolean isLeftAtOnce(WayIn way) {
    List<PasteTracker.Read> reads = script.reads();
    return !reads.isEmpty()
        && script.pasting().typed().stream().noneMatch(typed -> typed.by() < 0)
        && reads.get(0).left().isPresent()
        && !reads.get(0).here().equals(way.where());
  }

  /** Refuses a block that one program reads as a whole, and that follows a way in. */
  static void refuseWhole(Problems problems, Block block, TerminalPosition standing) {
    standing.inside().stream()
        .filter(way -> way.isTyped() || way.doubt().isPresent())
        .findFirst()
        .ifPresent(
            way ->
                refuse(
                    problems,
                    block.sourceSpan(0, 1),
                    "it is not clear where this runs: it follows `%s` (line %d), which leads inside"
                        .formatted(way.text(), way.spot().line())));
  }

  private static void refuse(Problems problems, Span span, String what) {
    problems.error(
        span, "which-host", what, "name its host on the block: `{host=ALIAS}`, or `{host=local}`");
  }
}
