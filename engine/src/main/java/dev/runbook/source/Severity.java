package dev.runbook.source;

import java.util.Locale;

/** How bad a problem is: an error stops a play before step 1, the others do not. */
public enum Severity {
  /** A play does not start, and {@code lint} fails. */
  ERROR,
  /** A play starts; {@code lint --strict} fails. */
  WARNING,
  /** Good to know; nothing fails. */
  NOTE;

  /** The word people read, in lower case. */
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }
}
