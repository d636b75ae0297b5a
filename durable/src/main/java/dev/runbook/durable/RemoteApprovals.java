package dev.runbook.durable;

import dev.runbook.approval.SentApprovals;
import dev.runbook.graph.Step;
import dev.runbook.run.Approval;
import dev.runbook.run.ApprovalRequest;
import dev.runbook.run.Gate;
import dev.runbook.run.Question;
import dev.runbook.run.SecondPerson;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * The approvals of a run that are sent to it while it waits: the same in the workflow as where it
 * is followed.
 */
final class RemoteApprovals implements SecondPerson {
  private final PlayInput input;
  private final Supplier<? extends RunLog> log;
  private final Clock clock;
  private final String address;
  private final Map<String, Approval.Granted> held = new HashMap<>();
  private final Map<String, String> signers = new HashMap<>();
  private final Set<String> taken = new HashSet<>();
  private Optional<ApprovalRequest> asked = Optional.empty();

  /**
   * Those of a run.
   *
   * @param address of the place that plays it, for whoever reads how to approve
   */
  RemoteApprovals(PlayInput input, Supplier<? extends RunLog> log, Clock clock, String address) {
    this.input = input;
    this.log = log;
    this.clock = clock;
    this.address = address;
  }

  boolean required() {
    return input.requiresApproval();
  }

  @Override
  public Need need(Step step) {
    return step.options().secondPerson() || required() && step.isDanger()
        ? Need.APPROVAL
        : Need.NONE;
  }

  @Override
  public boolean comesLater() {
    return true;
  }

  @Override
  public Approval look(ApprovalRequest request, String file) {
    Approval.Granted given = held.remove(text(request));
    return given != null
        ? given
        : new Approval.Missing(
            List.of(),
            List.of("runbook approve " + input.run() + " " + request.step() + " --on " + address));
  }

  private String text(ApprovalRequest request) {
    return SentApprovals.text(request, input.run(), input.by().operator());
  }

  /**
   * Waits for the approval of a step.
   *
   * @param person says whether it is given up
   * @param sends gives the run an approval that lies in a file; why it was not taken
   * @return where to look again; empty where it was given up
   */
  Optional<String> wait(Question.Approve question, Gate person, Function<String, String> sends) {
    String text = text(question.request());
    asked = Optional.of(question.request());
    List<String> reasons = new ArrayList<>(question.reasons());
    String answer =
        log.get()
            .answer(
                AskedQuestion.approval(question.step().id(), text),
                () -> said(question, person, sends, reasons));
    asked = Optional.empty();
    Optional<GroupMember.Approved> approved = Answers.approved(answer);
    approved.ifPresent(
        by -> {
          held.put(text, by.granted());
          signers.put(question.step().id(), by.signer());
          taken.add(by.id());
        });
    return approved.map(any -> "");
  }

  /** Nothing is an answer but that it is given up: an approval comes by itself. */
  private static String said(
      Question.Approve question,
      Gate person,
      Function<String, String> sends,
      List<String> reasons) {
    Optional<String> where =
        person.approval(
            new Question.Approve(question.step(), question.request(), reasons, question.how()));
    if (where.isEmpty()) {
      return Answers.ofGivenUp();
    }
    reasons.clear();
    if (!where.get().isBlank()) {
      String refused = sends.apply(where.get());
      if (!refused.isEmpty()) {
        reasons.add(where.get() + ": " + refused);
      }
    }
    return "";
  }

  @Override
  public Optional<String> uses(Approval.Granted approval) {
    return approval.until().isAfter(clock.instant())
        ? Optional.empty()
        : Optional.of("it expired at " + approval.until() + ", before it was used");
  }

  /**
   * Checks an approval that somebody has sent.
   *
   * @param players all who have answered the run's questions
   * @param environment of the machine that plays the run: it says who may approve
   * @throws SentApprovals.Refused with the reason, when it does not count
   */
  GroupMember.Approved check(String approval, List<String> players, Map<String, String> environment)
      throws SentApprovals.Refused {
    ApprovalRequest request = asked.orElseThrow();
    SentApprovals.Asking asking =
        new SentApprovals.Asking(
            input.run(), input.by().operator(), players, input.operatorKeys(), this::isUsed);
    return GroupMember.Approved.of(
        request.step(), new SentApprovals(environment, clock).check(approval, request, asking));
  }

  private boolean isUsed(String id) {
    return taken.contains(id) || input.earlier() != null && input.earlier().mention(id);
  }

  /** Whether somebody has approved a step: no other one may confirm it. */
  boolean isApprovedBy(String step, String player) {
    return SentApprovals.isBy(signers.getOrDefault(step, ""), player);
  }
}
