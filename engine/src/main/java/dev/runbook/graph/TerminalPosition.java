package dev.runbook.graph;

import java.util.List;
import java.util.Optional;

/**
 * The position of a person who has pasted the page up to a block: outside, or inside of ways in.
 *
 * @param outside where the block runs outside of every way in
 * @param named whether the page names that host for the block, rather than for the whole page
 * @param inside the ways in that are open, the innermost last
 */
record TerminalPosition(HostUse outside, boolean named, List<WayIn> inside) {
  TerminalPosition {
    inside = List.copyOf(inside);
  }

  static TerminalPosition outside(HostUse outside, boolean named) {
    return new TerminalPosition(outside, named, List.of());
  }

  /** The shell that reads the block's first line, unless it is typed at a terminal. */
  HostUse here() {
    return inside.isEmpty() ? outside : inside.get(inside.size() - 1).where();
  }

  /** The way in at whose terminal the block's first line is typed. */
  Optional<WayIn> typed() {
    return inside.isEmpty()
        ? Optional.empty()
        : Optional.of(inside.get(inside.size() - 1)).filter(WayIn::isTyped);
  }

  /** Whether a block runs on this machine because nothing near it names a host. */
  boolean isUnsaid() {
    return !named && outside.isLocal() && inside.isEmpty();
  }

  /** Whether {@code ssh ALIAS} from a host leads there from this machine. */
  boolean mayCallFrom(HostUse host) {
    return host.equals(outside) && (outside.isLocal() || !named);
  }
}
