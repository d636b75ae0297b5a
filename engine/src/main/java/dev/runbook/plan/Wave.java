package dev.runbook.plan;

import java.util.List;

/**
 * Some hosts of a group, which have their turn together.
 *
 * @param number its place among the waves, from 1
 * @param canary whether it is a trial: its hosts have their turn one after the other, and the first
 *     error ends it
 * @param hosts their aliases, in order
 */
public record Wave(int number, boolean canary, List<String> hosts) {
  /** Copies the list. */
  public Wave {
    hosts = List.copyOf(hosts);
  }
}
