package dev.runbook.play;

import dev.runbook.run.RequestedSteps;
import java.time.Duration;
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
 * @param followFor how long a step that follows something runs in a batch
 * @param timeout how long each command may take where its page does not say
 * @param reason why it is played, such as a ticket
 * @param later the hosts that need not be reached before the first step
 */
public record PlayFlags(
    boolean yes,
    boolean dryRun,
    List<String> confirm,
    RequestedSteps chosen,
    Duration followFor,
    Optional<Duration> timeout,
    Optional<String> reason,
    List<String> later) {
  /** How long a step that follows something runs unless said otherwise. */
  public static final Duration USUAL_FOLLOWING = Duration.ofSeconds(10);

  /** Copies the list. */
  public PlayFlags {
    confirm = List.copyOf(confirm);
    later = List.copyOf(later);
  }

  /** Those of a play that runs every step without danger and asks nobody. */
  public static PlayFlags unattended() {
    return new PlayFlags(
        true,
        false,
        List.of(),
        RequestedSteps.ALL,
        USUAL_FOLLOWING,
        Optional.empty(),
        Optional.empty(),
        List.of());
  }

  /** Those of a run that goes through all steps and runs nothing. */
  public static PlayFlags dry() {
    return new PlayFlags(
        true,
        true,
        List.of(),
        RequestedSteps.ALL,
        USUAL_FOLLOWING,
        Optional.empty(),
        Optional.empty(),
        List.of());
  }

  /** The same where nobody is asked: every step without danger runs. */
  public PlayFlags answeringYes() {
    return new PlayFlags(true, dryRun, confirm, chosen, followFor, timeout, reason, later);
  }

  /** The same with a danger confirmed: {@code STEP-OR-SECTION@TARGET}. */
  public PlayFlags confirming(String danger) {
    List<String> more = new ArrayList<>(confirm);
    more.add(danger);
    return new PlayFlags(yes, dryRun, more, chosen, followFor, timeout, reason, later);
  }

  /** The same for other steps. */
  public PlayFlags choosing(RequestedSteps steps) {
    return new PlayFlags(yes, dryRun, confirm, steps, followFor, timeout, reason, later);
  }

  /** The same for a reason, such as a ticket. */
  public PlayFlags because(String why) {
    return new PlayFlags(yes, dryRun, confirm, chosen, followFor, timeout, Optional.of(why), later);
  }

  /** The same, beginning without a host that cannot be reached yet. */
  public PlayFlags beginningWithout(String host) {
    List<String> more = new ArrayList<>(later);
    more.add(host);
    return new PlayFlags(yes, dryRun, confirm, chosen, followFor, timeout, reason, more);
  }
}
