package dev.runbook.graph;

import java.util.Locale;

/**
 * An edge of the step graph.
 *
 * @param from a step's id
 * @param to a step's id, or for {@code needs} across pages a target
 * @param kind what it means
 */
public record Edge(String from, String to, Kind kind) {
  /** What an edge means. */
  public enum Kind {
    /** {@code to} follows {@code from}. */
    NEXT,
    /** {@code from} must have been done before {@code to}. */
    NEEDS,
    /** {@code to} follows {@code from} if its condition holds. */
    CONDITION,
    /** {@code to} undoes {@code from}. */
    ROLLBACK;

    /** The word that plans and JSON use. */
    public String word() {
      return name().toLowerCase(Locale.ROOT);
    }
  }
}
