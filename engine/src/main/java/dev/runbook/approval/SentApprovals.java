package dev.runbook.approval;

import dev.runbook.run.Approval;
import dev.runbook.run.ApprovalRequest;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;

/**
 * Checks approvals that are sent to a run which others play: by the list of signers of the machine
 * that plays it, and for this run only.
 */
public final class SentApprovals {
  private final Map<String, String> environment;
  private final Clock clock;

  /** By the signers and the ssh-keygen of an environment. */
  public SentApprovals(Map<String, String> environment, Clock clock) {
    this.environment = Map.copyOf(environment);
    this.clock = clock;
  }

  /**
   * The run that asks.
   *
   * @param run its id
   * @param operator who began it
   * @param players all who have answered its questions
   * @param keys the fingerprints of the keys that the operator signs with
   * @param used tells of an approval's id whether the run has used it
   */
  public record Asking(
      String run,
      String operator,
      Collection<String> players,
      Collection<String> keys,
      Predicate<String> used) {}

  /** The fingerprints of the keys that whoever has an environment can sign with. */
  public static List<String> keys(Map<String, String> environment) {
    return List.copyOf(new TreeSet<>(new OwnKeys(environment).all()));
  }

  /** What is asked for, as it is shown and signed. */
  public static String text(ApprovalRequest request, String run, String operator) {
    return ApprovalText.of(request, Optional.of(run), Optional.of(operator)).text();
  }

  /** The sentence that refuses an approval. */
  public static final class Refused extends Exception {
    private static final long serialVersionUID = 1;

    Refused(String why) {
      super(why);
    }
  }

  /**
   * The approval, for exactly this request.
   *
   * @param approval its text and its signature
   * @throws Refused with the reason, when it does not count
   */
  public Approval.Granted check(String approval, ApprovalRequest request, Asking asking)
      throws Refused {
    Path signers =
        AllowedSigners.find(environment)
            .orElseThrow(
                () ->
                    new Refused(
                        "no file lists who may approve on the machine that plays the run, so nobody"
                            + " can"));
    ApprovalSetting setting =
        new ApprovalSetting(
            true,
            false,
            List.of(),
            Path.of("/"),
            Optional.of(asking.run()),
            Optional.empty(),
            asking.operator(),
            Path.of("/"),
            environment);
    Set<String> keys = new HashSet<>(asking.keys());
    SignedApproval signed = SignedApproval.of(approval);
    try {
      Approval.Granted granted =
          new ApprovalCheck(
                  new SshSignatures(environment),
                  keys::contains,
                  signers,
                  asking.used(),
                  setting,
                  clock)
              .of(signed, request, Set.of());
      refuseAnyRun(signed);
      refusePlayers(granted, asking);
      return granted;
    } catch (ApprovalCheck.NotCounted e) {
      throw new Refused(e.getMessage());
    } catch (IOException e) {
      throw new Refused("it cannot be verified: " + e.getMessage());
    }
  }

  /** Nobody could tell whether another run has used it, which other machines may play. */
  private static void refuseAnyRun(SignedApproval signed) throws Refused {
    if (signed.fields().filter(text -> !text.isForAnyRun()).isEmpty()) {
      throw new Refused("it is for any run of the plan, and this run takes one that names it");
    }
  }

  private static void refusePlayers(Approval.Granted granted, Asking asking) throws Refused {
    for (String player : asking.players()) {
      if (isBy(granted.signer(), player)) {
        throw new Refused(
            granted.signer() + " is " + player + ", who has answered questions of this run");
      }
    }
  }

  /** Whether a signer is called like somebody who plays. */
  public static boolean isBy(String signer, String player) {
    return signer.equalsIgnoreCase(player) || signer.split("@", 2)[0].equalsIgnoreCase(player);
  }
}
