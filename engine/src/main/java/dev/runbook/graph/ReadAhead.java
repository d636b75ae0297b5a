package dev.runbook.graph;

import dev.runbook.document.Block;
import dev.runbook.shell.Script;
import dev.runbook.shell.placeholder.PlaceholderFinder;
import dev.runbook.shell.program.AssignedValues;
import dev.runbook.shell.program.Catalogue;
import dev.runbook.work.InParallel;
import java.util.List;

/**
 * Reads and judges the texts of a long page's next blocks on all processors, before its steps are
 * made of them in order.
 *
 * <p>What it finds is kept by the finder and the catalogue, for a while: it is bounded so that only
 * the next blocks' results take memory. Where one is gone, or a block is read in another way than
 * expected, it is read again.
 */
final class ReadAhead {
  private static final int BLOCKS = 512;

  private final PlaceholderFinder finder;
  private final Catalogue catalogue;
  private final List<Fence> fences;
  private int reached;
  private int read;

  ReadAhead(Fences fences, PlaceholderFinder finder, Catalogue catalogue) {
    this.finder = finder;
    this.catalogue = catalogue;
    this.fences = fences.all().stream().filter(each -> each.use() == Fence.Use.SHELL).toList();
  }

  /** Says that a block is the next whose steps are made. */
  void from(Block block) {
    if (!InParallel.isWorthIt(fences)) {
      return;
    }
    while (reached < fences.size()
        && fences.get(reached).block().span().start() < block.span().start()) {
      reached++;
    }
    if (reached >= read) {
      read = Math.min(fences.size(), reached + BLOCKS);
      InParallel.each(fences.subList(reached, read), this::read);
    }
  }

  private void read(Fence fence) {
    Script script = finder.read(fence.prompts().script()).script();
    if (script.sound()) {
      AssignedValues assigned = AssignedValues.in(script.tree());
      script.statements().forEach(statement -> catalogue.reasons(statement, assigned));
    }
  }
}
