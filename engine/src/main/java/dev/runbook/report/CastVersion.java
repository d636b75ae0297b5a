package dev.runbook.report;

/** The versions of asciinema's format. */
public enum CastVersion {
  /** Read by asciinema 2 and 3 and every player; without an event for the exit status. */
  V2,
  /** Read by asciinema 3. */
  V3
}
