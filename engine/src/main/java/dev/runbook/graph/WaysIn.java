package dev.runbook.graph;

import dev.runbook.document.Block;
import dev.runbook.document.Document;
import dev.runbook.document.Section;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * The open ways in while a person pastes a page from top to bottom. Each stays open until its
 * section ends, a block names a host of its own, or a line leaves.
 */
final class WaysIn {
  private final Document document;
  private List<WayIn> open = new ArrayList<>();
  private final Set<WayIn.Position> used = new HashSet<>();
  private Optional<WayIn> left = Optional.empty();

  WaysIn(Document document) {
    this.document = document;
  }

  /** Begins a section: what was opened beside it or below its like is closed. */
  void enter(Section section) {
    closeFrom(firstThat(way -> !isWithin(section.index(), way.spot().section())), true);
  }

  /** Begins a block: one that names its own host is outside of all that is open. */
  List<WayIn> before(Block block, Section section) {
    if (block.attributes().has("host")) {
      closeFrom(0, false);
    }
    closeFrom(firstThat(way -> isHostNamedBelow(section, way.spot().section())), false);
    return List.copyOf(open);
  }

  /** What is open after a block. */
  void after(List<WayIn> now) {
    open.forEach(way -> used.add(way.spot()));
    open = new ArrayList<>(now);
    left = Optional.empty();
  }

  /** The one that somebody is inside of now. */
  Optional<WayIn> innermost() {
    return open.isEmpty() ? Optional.empty() : Optional.of(open.get(open.size() - 1));
  }

  /** The way in that ended with its section and that nothing was outside of yet. */
  Optional<WayIn> left() {
    return left;
  }

  private interface Test {
    boolean of(WayIn way);
  }

  private int firstThat(Test test) {
    int first = 0;
    while (first < open.size() && !test.of(open.get(first))) {
      first++;
    }
    return first;
  }

  private void closeFrom(int first, boolean unsaid) {
    if (first < open.size()) {
      left = unsaid ? Optional.of(open.get(first)).filter(this::mayBeMissed) : Optional.empty();
      open.subList(first, open.size()).clear();
    }
  }

  /** A client that a section opens and types nothing into is over when its person leaves it. */
  private boolean mayBeMissed(WayIn way) {
    return !way.isTyped() || used.contains(way.spot());
  }

  private boolean isWithin(int section, int top) {
    for (int at = section; at >= 0; at = document.sections().get(at).parent()) {
      if (at == top) {
        return true;
      }
    }
    return false;
  }

  /** Whether a section below a way in's own, down to this one, says where its blocks run. */
  private boolean isHostNamedBelow(Section section, int top) {
    for (int at = section.index(); at >= 0 && at != top; ) {
      Section each = document.sections().get(at);
      if (each.attributes().has("host")) {
        return true;
      }
      at = each.parent();
    }
    return false;
  }
}
