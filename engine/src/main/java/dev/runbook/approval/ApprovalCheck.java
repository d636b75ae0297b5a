package dev.runbook.approval;

import dev.runbook.run.Approval;
import dev.runbook.run.ApprovalRequest;
import dev.runbook.source.Source;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;

/**
 * Checks that a signed approval covers exactly what is going to run, here and now. Each condition
 * that does not hold gives a reason of its own.
 */
final class ApprovalCheck {
  /** How long one may hold at most: who has approved should still know why. */
  static final Duration LONGEST = Duration.ofDays(7);

  /** How far two machines' clocks may be apart. */
  private static final Duration SKEW = Duration.ofMinutes(5);

  private final SshSignatures signatures;
  private final Predicate<String> own;
  private final Path signers;
  private final Predicate<String> used;
  private final ApprovalSetting setting;
  private final Clock clock;

  /**
   * A check.
   *
   * @param own tells of a key's fingerprint whether the operator signs with it
   * @param used tells of an approval's id whether it was used before
   */
  ApprovalCheck(
      SshSignatures signatures,
      Predicate<String> own,
      Path signers,
      Predicate<String> used,
      ApprovalSetting setting,
      Clock clock) {
    this.signatures = signatures;
    this.own = own;
    this.signers = signers;
    this.used = used;
    this.setting = setting;
    this.clock = clock;
  }

  /** An approval does not count, which is said in a clause. */
  static final class NotCounted extends Exception {
    private static final long serialVersionUID = 1;

    NotCounted(String why) {
      super(why);
    }
  }

  /**
   * The approval, for exactly this request.
   *
   * @param ours the ids of those that this run has used itself: one that covers several waves of a
   *     group counts for each of them
   * @throws NotCounted with the reason, when it is not
   * @throws IOException when it cannot be verified at all
   */
  Approval.Granted of(SignedApproval signed, ApprovalRequest request, Set<String> ours)
      throws NotCounted, IOException {
    if (signed.signature().isEmpty()) {
      throw new NotCounted("nobody has signed it");
    }
    SshSignatures.Verdict verdict = signatures.verify(signed.text(), signed.signature(), signers);
    if (verdict instanceof SshSignatures.Verdict.Invalid bad) {
      throw new NotCounted(bad.why());
    }
    SshSignatures.Verdict.Valid by = (SshSignatures.Verdict.Valid) verdict;
    ApprovalText text =
        signed
            .fields()
            .filter(ApprovalText::isGiven)
            .orElseThrow(() -> new NotCounted("it is not written as approvals are"));
    refuseOwn(by);
    refuseOther(text, request);
    Instant made = time(text, ApprovalText.MADE);
    Instant until = time(text, ApprovalText.UNTIL);
    refuseTimes(made, until);
    String id = text.one(ApprovalText.ID);
    if (request.group().isEmpty() || !ours.contains(id)) {
      refuseUsed(id);
    }
    return new Approval.Granted(
        id,
        by.signer(),
        by.key(),
        made,
        until,
        Source.sha256(signed.text().getBytes(StandardCharsets.UTF_8)));
  }

  /** Anyone who plays is not the second person, by name or by key. */
  private void refuseOwn(SshSignatures.Verdict.Valid by) throws NotCounted {
    for (String name : by.names()) {
      if (SentApprovals.isBy(name, setting.operator())) {
        throw new NotCounted(
            "it is the operator's own: " + name + " is " + setting.operator() + ", who plays");
      }
    }
    if (own.test(by.key())) {
      throw new NotCounted(
          "it is the operator's own: the key "
              + by.key()
              + " is one that "
              + setting.operator()
              + " signs with");
    }
  }

  private void refuseOther(ApprovalText text, ApprovalRequest request) throws NotCounted {
    ApprovalText now = ApprovalText.of(request, setting.run(), Optional.of(setting.operator()));
    String run = text.one(ApprovalText.RUN);
    if (!text.one(ApprovalText.STEP).equals(now.one(ApprovalText.STEP))) {
      throw new NotCounted(
          "it is for the step `%s`, not for `%s`"
              .formatted(text.one(ApprovalText.STEP), now.one(ApprovalText.STEP)));
    }
    if (!run.equals(ApprovalText.ANY_RUN) && !setting.run().equals(Optional.of(run))) {
      throw new NotCounted("it is for the run " + run + ", which is another one");
    }
    if (!text.one(ApprovalText.PLAY).equals(now.one(ApprovalText.PLAY))
        || !text.one(ApprovalText.PLAN).equals(now.one(ApprovalText.PLAN))) {
      throw new NotCounted(
          "it is for another plan: the hash of `%s` is %s now, and %s was approved"
              .formatted(
                  request.target(),
                  shortened(request.plan()),
                  shortened(text.one(ApprovalText.PLAN))));
    }
    refuseOther(text, now, ApprovalText.VALUE, "a value is another one");
    refuseOther(text, now, ApprovalText.COMMAND, "the step would run something else");
    refuseOther(text, now, ApprovalText.TITLE, "the step is another one");
    refuseOther(text, now, ApprovalText.DOES, "the step does something else");
    refuseOther(text, now, ApprovalText.GROUP, "the group is another one");
    if (request.hosts().isPresent()) {
      if (request.group().isPresent()) {
        refuseUncovered(text, now);
      } else {
        refuseOther(text, now, ApprovalText.HOST, "a host is another one");
      }
      refuseOther(text, now, ApprovalText.TARGET, "it would act on something else");
    }
    List<String> operator = text.all(ApprovalText.OPERATOR);
    if (!operator.isEmpty() && !operator.equals(now.all(ApprovalText.OPERATOR))) {
      throw new NotCounted(
          "it was given to %s, and %s plays"
              .formatted(text.one(ApprovalText.OPERATOR), setting.operator()));
    }
  }

  /** The hosts of a wave are covered by an approval that covers more of their group. */
  private static void refuseUncovered(ApprovalText text, ApprovalText now) throws NotCounted {
    List<String> approved = text.all(ApprovalText.HOST);
    for (String host : now.all(ApprovalText.HOST)) {
      if (!approved.contains(host)) {
        String name = host.substring(0, host.indexOf(" is ") + " is ".length());
        throw new NotCounted(
            approved.stream()
                .filter(each -> each.startsWith(name))
                .findFirst()
                .map(
                    each ->
                        "a host is another one: \"%s\" was approved, and now it is \"%s\""
                            .formatted(each, host))
                .orElse("it does not cover the host: \"" + host + "\""));
      }
    }
  }

  private static void refuseOther(ApprovalText text, ApprovalText now, String field, String what)
      throws NotCounted {
    List<String> approved = text.all(field);
    List<String> is = now.all(field);
    if (approved.equals(is)) {
      return;
    }
    String added = first(is, approved);
    String gone = first(approved, is);
    throw new NotCounted(
        what
            + ": "
            + (gone.isEmpty() ? "nothing like it" : "\"" + gone + "\"")
            + " was approved, and now it is "
            + (added.isEmpty() ? "not there" : "\"" + added + "\""));
  }

  /** The first that the others lack; the order alone may differ. */
  private static String first(List<String> these, List<String> others) {
    return these.stream().filter(each -> !others.contains(each)).findFirst().orElse("");
  }

  private static String shortened(String hash) {
    return hash.length() > 12 ? hash.substring(0, 12) : hash;
  }

  private static Instant time(ApprovalText text, String field) throws NotCounted {
    try {
      return Instant.parse(text.one(field));
    } catch (DateTimeParseException e) {
      throw new NotCounted("it does not say " + field + " when it holds");
    }
  }

  private void refuseTimes(Instant made, Instant until) throws NotCounted {
    Instant now = clock.instant();
    if (made.isAfter(now.plus(SKEW))) {
      throw new NotCounted("it was signed in the future, at " + made + "; it is " + now + " here");
    }
    if (until.isAfter(made.plus(LONGEST))) {
      throw new NotCounted("it is valid for longer than 7 days, until " + until);
    }
    if (!until.isAfter(now)) {
      throw new NotCounted("it expired at " + until);
    }
  }

  private void refuseUsed(String id) throws NotCounted {
    if (!UsedApprovals.isId(id)) {
      throw new NotCounted("its id is not valid, so nobody could tell whether it was used");
    }
    if (used.test(id)) {
      throw new NotCounted("it was used before, and each is used once");
    }
  }
}
