package dev.runbook.durable;

import dev.runbook.graph.HostUse;
import java.util.List;

/**
 * A host and how it is used, as a payload.
 *
 * @param host its alias, {@code local} or {@code jshell}
 * @param options the page's own options for reaching it
 * @param kept whether its shell lasts
 */
public record HostPlace(String host, List<String> options, boolean kept) {
  private static final String QUEUE = "host:";

  static HostPlace of(HostUse use) {
    return new HostPlace(use.host(), use.options(), use.kept());
  }

  HostUse use() {
    return new HostUse(host, options, kept);
  }

  /** The task queue of the worker that reaches it. */
  String queue() {
    return QUEUE + (use().isHere() ? HostUse.LOCAL : host);
  }
}
