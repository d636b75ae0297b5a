package dev.runbook.shell.program;

/**
 * An effect of certain calls of a program.
 *
 * @param kind what it does
 * @param when in which calls
 */
record Effect(EffectKind kind, CallFilter when) {
  /** Whether it goes by what somebody has called the job. */
  boolean goesByName() {
    return when.basis() == CallFilter.Basis.NAME;
  }
}
