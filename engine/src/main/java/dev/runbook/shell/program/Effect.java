package dev.runbook.shell.program;

/**
 * What a program does in certain calls.
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
