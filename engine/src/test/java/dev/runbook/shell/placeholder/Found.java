package dev.runbook.shell.placeholder;

import dev.runbook.shell.Placeholder;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** What is found in a page's scripts; {@code ⏎} is a line's end in them. */
final class Found {
  private Found() {}

  /** The names, in order, commas between them. */
  static String names(String script) {
    return all(script).stream().map(Placeholder::name).collect(Collectors.joining(","));
  }

  static List<Placeholder> all(String script) {
    String text = script.replace('⏎', '\n');
    return PlaceholderFinder.ofPage(List.of(), Set.of(), Set.of(), Set.of(), List.of(text))
        .in(text);
  }
}
