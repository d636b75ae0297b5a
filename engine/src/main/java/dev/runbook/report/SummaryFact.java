package dev.runbook.report;

/**
 * A line of a transcript's summary.
 *
 * @param name what it is about, in our words
 * @param value what was recorded; not yet harmless
 * @param exact whether it is a hash, an id or a path, to be shown in the type of code
 */
record SummaryFact(String name, String value, boolean exact) {
  static SummaryFact text(String name, String value) {
    return new SummaryFact(name, value, false);
  }

  static SummaryFact exact(String name, String value) {
    return new SummaryFact(name, value, true);
  }
}
