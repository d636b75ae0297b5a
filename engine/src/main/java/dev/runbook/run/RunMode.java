package dev.runbook.run;

import java.util.Locale;

/** The mode of a run: real, mock or dry. */
public enum RunMode {
  /** It does. */
  REAL,
  /** On scripted hosts only. */
  MOCK,
  /** Nothing runs at all. */
  DRY;

  /** The word that journals and JSON have for it. */
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }
}
