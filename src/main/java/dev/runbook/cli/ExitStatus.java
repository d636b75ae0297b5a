package dev.runbook.cli;

/** The exit statuses that are not those of a run. */
final class ExitStatus {
  /** All went well. */
  static final int DONE = 0;

  /** What was checked does not hold. */
  static final int FAILED = 1;

  /** What was asked for cannot be done as it was asked: usage, a page that cannot be read. */
  static final int USAGE = 2;

  /** A mistake of this program, as {@code sysexits.h} has it. */
  static final int INTERNAL = 70;

  private ExitStatus() {}
}
