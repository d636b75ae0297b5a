package dev.runbook.shell.program;

import java.util.List;
import java.util.Map;

/**
 * The examples of an entry: commands by what must be found of them, such as {@code danger}, {@code
 * none} or {@code leads}.
 *
 * @param byExpectation the commands for each expectation
 */
record Examples(Map<String, List<String>> byExpectation) {
  static final Examples NONE = new Examples(Map.of());

  /** What an example may be an example of. */
  static final List<String> EXPECTATIONS =
      List.of("danger", "caution", "none", "leads", "interactive", "follows", "asks", "plain");

  Examples {
    byExpectation = Map.copyOf(byExpectation);
  }
}
