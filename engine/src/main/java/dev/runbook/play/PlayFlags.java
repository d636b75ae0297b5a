package dev.runbook.play;

import dev.runbook.run.RequestedSteps;
import dev.runbook.run.RunMode;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The flags of a play.
 *
 * @param yes whether steps without danger run without being asked about
 * @param dryRun whether nothing really runs
 * @param permissions the confirmations and approvals given before the play
 * @param chosen which steps were asked for
 * @param limits how long commands may take
 * @param reason why it is played, such as a ticket
 * @param later the aliases of hosts that need not be reached before the first step
 */
public record PlayFlags(
    boolean yes,
    boolean dryRun,
    Permissions permissions,
    RequestedSteps chosen,
    PlayLimits limits,
    Optional<String> reason,
    List<String> later) {
  /**
   * What the operator and a second person have agreed to before the play.
   *
   * @param confirm the dangers that the operator has confirmed, each as {@code
   *     STEP-OR-SECTION@TARGET}
   * @param approvals what a second person has approved, and whether every danger step needs that
   */
  public record Permissions(List<String> confirm, Approvals approvals) {
    /** Nothing. */
    public static final Permissions NONE = new Permissions(List.of(), Approvals.NONE);

    /** Copies the list. */
    public Permissions {
      confirm = List.copyOf(confirm);
    }
  }

  /**
   * What a second person has approved.
   *
   * @param required whether every danger step needs an approval, whatever its page says
   * @param files the files of approvals
   */
  public record Approvals(boolean required, List<Path> files) {
    /** None is given, and only what the page says needs one. */
    public static final Approvals NONE = new Approvals(false, List.of());

    /** Copies the list. */
    public Approvals {
      files = List.copyOf(files);
    }

    /** Whether nobody is asked on mock hosts: unless a flag says that this is what is tried. */
    boolean areSaidOnly(boolean dryRun, RunMode mode) {
      boolean tried = required || !files.isEmpty();
      return dryRun || mode == RunMode.MOCK && !tried;
    }
  }

  /** Copies the list. */
  public PlayFlags {
    later = List.copyOf(later);
  }

  /** The dangers that the operator has confirmed. */
  public List<String> confirm() {
    return permissions.confirm();
  }

  /** What a second person has approved. */
  public Approvals approvals() {
    return permissions.approvals();
  }

  /**
   * Those of a play that runs every step without danger and asks nobody. Nothing is confirmed or
   * approved, no step is left out, and the limits are {@link PlayLimits#USUAL}.
   */
  public static PlayFlags unattended() {
    return usual(false);
  }

  /** The same for a run that goes through all steps and runs nothing. */
  public static PlayFlags dry() {
    return usual(true);
  }

  private static PlayFlags usual(boolean dryRun) {
    return new PlayFlags(
        true,
        dryRun,
        Permissions.NONE,
        RequestedSteps.ALL,
        PlayLimits.USUAL,
        Optional.empty(),
        List.of());
  }

  /** The same where nobody is asked: every step without danger runs. */
  public PlayFlags answeringYes() {
    return new PlayFlags(true, dryRun, permissions, chosen, limits, reason, later);
  }

  /**
   * The same with one more danger confirmed: {@code STEP-OR-SECTION@TARGET}. A play is refused for
   * one that fits no step and target of its plan.
   */
  public PlayFlags confirming(String danger) {
    List<String> more = new ArrayList<>(confirm());
    more.add(danger);
    return with(new Permissions(more, approvals()));
  }

  /** The same with no other dangers confirmed than these. */
  PlayFlags confirmingOnly(List<String> dangers) {
    return with(new Permissions(dangers, approvals()));
  }

  /** The same for other steps. */
  public PlayFlags choosing(RequestedSteps steps) {
    return new PlayFlags(yes, dryRun, permissions, steps, limits, reason, later);
  }

  /** The same for a reason, such as a ticket. */
  public PlayFlags because(String why) {
    return new PlayFlags(yes, dryRun, permissions, chosen, limits, Optional.of(why), later);
  }

  /** The same, beginning without a host that cannot be reached yet. */
  public PlayFlags beginningWithout(String host) {
    List<String> more = new ArrayList<>(later);
    more.add(host);
    return new PlayFlags(yes, dryRun, permissions, chosen, limits, reason, more);
  }

  /** The same with one more file of a second person's approval, beside those that were given. */
  public PlayFlags approvedBy(Path file) {
    List<Path> more = new ArrayList<>(approvals().files());
    more.add(file);
    return with(new Approvals(approvals().required(), more));
  }

  /** The same where every danger step needs a second person. */
  public PlayFlags requiringApproval() {
    return with(new Approvals(true, approvals().files()));
  }

  private PlayFlags with(Approvals others) {
    return with(new Permissions(confirm(), others));
  }

  private PlayFlags with(Permissions other) {
    return new PlayFlags(yes, dryRun, other, chosen, limits, reason, later);
  }
}
