package dev.runbook.shell;

import java.util.Locale;

/** The risk of a step, from harmless to irreversible. */
public enum Risk {
  /** It reads. */
  NONE,
  /** It changes state. */
  CAUTION,
  /** It may lose data or cause an outage. */
  DANGER;

  /** The word that plans and JSON use. */
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** The graver of the two. */
  public Risk or(Risk other) {
    return compareTo(other) >= 0 ? this : other;
  }
}
