package dev.runbook.shell;

import java.util.Locale;

/** What a step may do to what it touches, from harmless to what cannot be undone. */
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
