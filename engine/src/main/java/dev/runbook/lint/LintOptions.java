package dev.runbook.lint;

import java.util.Optional;
import java.util.Set;

/**
 * The rules and checks that lint applies.
 *
 * @param only the names of the rules to use; all of them where empty
 * @param without the names of rules to leave out
 * @param shellcheck whether shellcheck looks at the blocks too, where it is installed
 * @param baseline what is known and not reported again
 */
public record LintOptions(
    Set<String> only, Set<String> without, boolean shellcheck, Optional<Baseline> baseline) {
  /** All rules, and shellcheck where it is installed. */
  public static final LintOptions USUAL =
      new LintOptions(Set.of(), Set.of(), true, Optional.empty());

  /** Copies the sets. */
  public LintOptions {
    only = Set.copyOf(only);
    without = Set.copyOf(without);
  }

  /** Whether findings of this name are wanted; {@code shellcheck} stands for all of its codes. */
  boolean wants(String name) {
    return (only.isEmpty() || names(only, name)) && !names(without, name);
  }

  private static boolean names(Set<String> names, String name) {
    return names.contains(name)
        || (name.startsWith(RuleNames.SHELLCHECK) && names.contains("shellcheck"));
  }
}
