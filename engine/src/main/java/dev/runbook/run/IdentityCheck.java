package dev.runbook.run;

import dev.runbook.document.Settings.ExpectedHost;
import dev.runbook.host.HostException;
import dev.runbook.host.Identity;
import dev.runbook.plan.Plan;
import java.util.Optional;

/** Recognises hosts whose identity is not the one that the page declares. */
final class IdentityCheck {
  private IdentityCheck() {}

  /** What a page says of a host, by its alias. */
  static Optional<ExpectedHost> expected(Plan plan, String alias) {
    return Optional.ofNullable(
        plan.procedure().page().document().frontMatter().settings().hosts().get(alias));
  }

  /** The same refusal, saying what the host had been sent before it was refused. */
  static HostException told(HostException why, String host, String sent) {
    return why.kind() == HostException.Kind.IDENTITY
        ? new HostException(why.kind(), why.getMessage() + "; " + host + " was sent " + sent, why)
        : why;
  }

  /**
   * Refuses a host that says it is somebody else.
   *
   * @throws HostException when it is not who the page says it must be
   */
  static void refuse(Plan plan, String alias, Identity identity) {
    ExpectedHost expected = expected(plan, alias).orElse(null);
    if (expected == null) {
      return;
    }
    if (!expected.fits(identity.hostname(), identity.user())) {
      String message = "%s says it is %s, but the page says it must be %s";
      throw new HostException(
          HostException.Kind.IDENTITY, message.formatted(alias, identity, expected.who()));
    }
  }
}
