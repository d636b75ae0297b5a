package dev.runbook.document;

import dev.runbook.source.Span;
import java.util.List;

/**
 * Hosts under one name, on which the same steps run.
 *
 * @param name what {@code host=group:NAME} calls it
 * @param hosts their aliases, in the order in which they have their turn
 * @param span where it is named
 */
public record HostGroup(String name, List<String> hosts, Span span) {
  /** What stands before a group's name where a host could stand. */
  public static final String PREFIX = "group:";

  /** Copies the list. */
  public HostGroup {
    hosts = List.copyOf(hosts);
  }
}
