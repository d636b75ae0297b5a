package dev.runbook.graph;

import dev.runbook.document.Block;
import dev.runbook.shell.Script;
import dev.runbook.shell.Statement;
import dev.runbook.shell.placeholder.PlaceholderFinder;
import dev.runbook.shell.program.AssignedValues;
import dev.runbook.shell.program.Catalogue;
import dev.runbook.work.BegunWork;
import dev.runbook.work.InParallel;
import dev.runbook.work.Lines;
import java.util.List;
import java.util.Optional;

/**
 * Reads and judges the texts of a long page's next blocks on other processors, while steps are made
 * in order of the blocks before them.
 *
 * <p>What it finds is kept by the finder and the catalogue, for a while: it is bounded so that only
 * the next blocks' results take memory. Where one is gone, or a block is read in another way than
 * expected, it is read again.
 */
final class ReadAhead {
  /** So many lines are read at a time: twice as many results are waiting for their steps. */
  private static final int LINES = 64;

  private final PlaceholderFinder finder;
  private final Catalogue catalogue;
  private final List<Fence> fences;
  private int reached;
  private int read;
  private int begun;
  private Optional<BegunWork> next = Optional.empty();

  ReadAhead(Fences fences, PlaceholderFinder finder, Catalogue catalogue) {
    this.finder = finder;
    this.catalogue = catalogue;
    this.fences = fences.all().stream().filter(each -> each.use() == Fence.Use.SHELL).toList();
  }

  /**
   * Says that a block is the next whose steps are made.
   *
   * @param away whether the commands before it ran in a folder that is not the operator's own, or
   *     on another machine: as those that follow probably do
   */
  void from(Block block, boolean away) {
    if (!InParallel.isWorthIt(fences)) {
      return;
    }
    while (reached < fences.size()
        && fences.get(reached).block().span().start() < block.span().start()) {
      reached++;
    }
    while (reached >= read && read < fences.size()) {
      Optional<BegunWork> before = next;
      read = begun;
      begun = end(read);
      // What comes next is there before the others are done with this: none of them has to wait.
      next = Optional.of(InParallel.begin(fences.subList(read, begun), fence -> read(fence, away)));
      before.ifPresent(BegunWork::finish);
    }
  }

  /** Where the blocks end that are read next. */
  private int end(int from) {
    int at = from;
    for (int lines = 0; at < fences.size() && lines < LINES; at++) {
      lines += Lines.count(fences.get(at).prompts().script());
    }
    return at;
  }

  private void read(Fence fence, boolean away) {
    Script script = finder.read(fence.prompts().script()).script();
    if (script.sound()) {
      AssignedValues assigned = AssignedValues.in(script.tree()).in(away);
      for (Statement statement : script.statements()) {
        catalogue.reasons(statement, assigned);
        assigned = assigned.after(statement);
      }
    }
  }
}
