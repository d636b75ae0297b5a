package dev.runbook.report;

import java.util.Set;

/** The classes of the style sheet for words of the journal. */
final class HtmlClasses {
  private static final Set<String> GOOD = Set.of("ok", "done");
  private static final Set<String> QUIET = Set.of("skipped", "left-out", "not run");
  private static final Set<String> OPEN =
      Set.of("stopped", "unknown", "interrupted", "assumed", "running", "waiting");

  private HtmlClasses() {}

  /** {@code good}, {@code quiet}, {@code open} or {@code bad}: never the word itself. */
  static String kind(String word) {
    if (GOOD.contains(word)) {
      return "good";
    }
    if (QUIET.contains(word)) {
      return "quiet";
    }
    return OPEN.contains(word) ? "open" : "bad";
  }
}
