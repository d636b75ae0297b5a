package dev.runbook.shell.program;

import dev.runbook.shell.Reason;
import dev.runbook.shell.Risk;
import java.util.List;

/**
 * A kind of effect, such as the deletion of files.
 *
 * @param name what plans and transcripts call it
 * @param level the risk it gives; none for one that only takes others away
 * @param says what such a command does, a sentence without its subject
 * @param insteadOf the broader kinds that do not count where this one is found; {@value
 *     #EVERYTHING} for all
 * @param here whether it holds in the operator's own working folder only, so not on another machine
 *     or behind a {@code cd} to some other place
 */
record EffectKind(String name, Risk level, String says, List<String> insteadOf, boolean here) {
  static final String EVERYTHING = "everything";

  /** Copies the list. */
  public EffectKind {
    insteadOf = List.copyOf(insteadOf);
  }

  Reason reason() {
    return new Reason(name, level, "it " + says);
  }

  boolean replaces(Effect other) {
    return insteadOf.contains(other.kind().name())
        || (insteadOf.contains(EVERYTHING)
            && other.when().basis() != CallFilter.Basis.OUTPUT
            && !other.kind().insteadOf().contains(EVERYTHING));
  }
}
