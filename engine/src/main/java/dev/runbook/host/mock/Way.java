package dev.runbook.host.mock;

import java.util.List;

/**
 * How a host is reached.
 *
 * @param options the page's own SSH options
 * @param kept whether in a shell that stays open
 */
public record Way(List<String> options, boolean kept) {
  /** In a shell that stays open, without options. */
  static final Way USUAL = new Way(List.of(), true);

  /** The words of the options one by one. */
  public Way {
    options =
        options.stream().flatMap(each -> List.of(each.strip().split("\\s+")).stream()).toList();
  }
}
