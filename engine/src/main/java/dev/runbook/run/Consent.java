package dev.runbook.run;

import java.util.Optional;

/**
 * Whether a step may run, as far as danger is concerned.
 *
 * @param given whether it is no danger, or was confirmed as it now stands
 * @param ends how the run ends where nobody can be asked again
 */
record Consent(boolean given, Optional<Ended> ends) {
  static final Consent GIVEN = new Consent(true, Optional.empty());
  static final Consent NOT_GIVEN = new Consent(false, Optional.empty());

  static Consent ends(RunResult result, String detail) {
    return new Consent(false, Optional.of(new Ended(result, detail)));
  }
}
