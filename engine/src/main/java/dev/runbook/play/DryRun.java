package dev.runbook.play;

import dev.runbook.plan.Plan;
import dev.runbook.run.Gate;
import dev.runbook.run.Hosts;

/** A run that leaves this program alone: every gate is open, and every host answers ok. */
public final class DryRun {
  private DryRun() {}

  /** Lets everything through, since nothing behind it really runs. */
  public static Gate gate(Plan plan, PlayFlags flags) {
    return new DryGate(Selection.attended(plan, flags));
  }

  /** Hosts that are whoever the page says, and run nothing. */
  public static Hosts hosts(Plan plan) {
    return new DryHosts(plan.procedure().page().document().frontMatter().settings().hosts());
  }
}
