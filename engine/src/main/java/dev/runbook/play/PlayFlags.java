package dev.runbook.play;

import dev.runbook.run.RequestedSteps;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * How a play was asked for.
 *
 * @param yes whether steps without danger run without being asked about
 * @param dryRun whether nothing really runs
 * @param confirm the dangers that were confirmed
 * @param chosen which steps were asked for
 * @param limits how long commands may take
 * @param reason why it is played, such as a ticket
 * @param later the hosts that need not be reached before the first step
 */
public record PlayFlags(
    boolean yes,
    boolean dryRun,
    List<String> confirm,
    RequestedSteps chosen,
    PlayLimits limits,
    Optional<String> reason,
    List<String> later) {
  /** Copies the lists. */
  public PlayFlags {
    confirm = List.copyOf(confirm);
    later = List.copyOf(later);
  }

  /** Those of a play that runs every step without danger and asks nobody. */
  public static PlayFlags unattended() {
    return usual(false);
  }

  /** Those of a run that goes through all steps and runs nothing. */
  public static PlayFlags dry() {
    return usual(true);
  }

  private static PlayFlags usual(boolean dryRun) {
    return new PlayFlags(
        true, dryRun, List.of(), RequestedSteps.ALL, PlayLimits.USUAL, Optional.empty(), List.of());
  }

  /** The same where nobody is asked: every step without danger runs. */
  public PlayFlags answeringYes() {
    return new PlayFlags(true, dryRun, confirm, chosen, limits, reason, later);
  }

  /** The same with a danger confirmed: {@code STEP-OR-SECTION@TARGET}. */
  public PlayFlags confirming(String danger) {
    List<String> more = new ArrayList<>(confirm);
    more.add(danger);
    return new PlayFlags(yes, dryRun, more, chosen, limits, reason, later);
  }

  /** The same for other steps. */
  public PlayFlags choosing(RequestedSteps steps) {
    return new PlayFlags(yes, dryRun, confirm, steps, limits, reason, later);
  }

  /** The same for a reason, such as a ticket. */
  public PlayFlags because(String why) {
    return new PlayFlags(yes, dryRun, confirm, chosen, limits, Optional.of(why), later);
  }

  /** The same, beginning without a host that cannot be reached yet. */
  public PlayFlags beginningWithout(String host) {
    List<String> more = new ArrayList<>(later);
    more.add(host);
    return new PlayFlags(yes, dryRun, confirm, chosen, limits, reason, more);
  }
}
