package dev.runbook.host.mock;

import java.util.List;

/**
 * The way in which a run uses a host: the options of its connection, and whether its shell stays
 * open.
 *
 * @param options the page's own SSH options
 * @param kept whether in a shell that stays open
 */
public record HostAccess(List<String> options, boolean kept) {
  /** In a shell that stays open, without options. */
  static final HostAccess USUAL = new HostAccess(List.of(), true);

  /** The words of the options one by one. */
  public HostAccess {
    options =
        options.stream().flatMap(each -> List.of(each.strip().split("\\s+")).stream()).toList();
  }
}
