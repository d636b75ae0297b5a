package dev.runbook.source;

import java.util.Locale;

/** How bad a problem is: an error stops a play before step 1, the others do not. */
public enum Severity {
  ERROR,
  WARNING,
  NOTE;

  /** The word people read, in lower case. */
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }
}
