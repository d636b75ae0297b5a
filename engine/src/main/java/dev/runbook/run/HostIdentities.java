package dev.runbook.run;

import dev.runbook.host.Identity;
import dev.runbook.plan.Plan;

/** Tells hosts that are not who a page says they must be, before a run begins. */
public final class HostIdentities {
  private HostIdentities() {}

  /**
   * Refuses a host that says it is somebody else.
   *
   * @throws dev.runbook.host.HostException when it is not who the page says it must be
   */
  public static void refuseOther(Plan plan, String alias, Identity identity) {
    IdentityCheck.refuse(plan, alias, identity);
  }
}
