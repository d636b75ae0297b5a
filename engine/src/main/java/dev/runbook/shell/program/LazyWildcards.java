package dev.runbook.shell.program;

import java.util.List;
import java.util.function.Predicate;

/** Tests a text for any of some patterns, which are read when the first text comes. */
final class LazyWildcards implements Predicate<String> {
  private final List<String> written;
  private volatile List<Wildcard> patterns;

  /**
   * @param written the patterns, or names of lists of them
   */
  LazyWildcards(List<String> written) {
    this.written = written;
  }

  @Override
  public boolean test(String text) {
    // Most calls are asked all of these: a stream for each would take longer than the test.
    for (Wildcard each : patterns()) {
      if (each.fits(text)) {
        return true;
      }
    }
    return false;
  }

  private List<Wildcard> patterns() {
    List<Wildcard> read = patterns;
    if (read == null) {
      read = NamedLists.expand(written).stream().map(Wildcard::of).toList();
      patterns = read;
    }
    return read;
  }
}
