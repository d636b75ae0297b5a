package dev.runbook.durable;

import dev.runbook.graph.Step;
import dev.runbook.plan.Plan;
import dev.runbook.play.Selection;
import dev.runbook.run.AfterFailure;
import dev.runbook.run.Answer;
import dev.runbook.run.Gate;
import dev.runbook.run.LeftOut;
import dev.runbook.run.Question;
import dev.runbook.run.Settlement;
import dev.runbook.run.UnreachedHost;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Supplier;

/** The gate of a run whose answers are in its log: a person gives them, whoever that is. */
final class RemoteGate implements Gate {
  private final Supplier<? extends RunLog> log;
  private final Plan plan;
  private final Selection selection;
  private final Gate person;
  private final Approving approving;

  /**
   * A gate.
   *
   * @param log is known when the run begins
   * @param person is asked what the log does not answer yet; in the workflow nobody
   * @param approving waits for a second person's approval
   */
  RemoteGate(
      Supplier<? extends RunLog> log,
      Plan plan,
      Selection selection,
      Gate person,
      Approving approving) {
    this.log = log;
    this.plan = plan;
    this.selection = selection;
    this.person = person;
    this.approving = approving;
  }

  /** Waits for a second person's approval. */
  interface Approving {
    /** Where to look again; empty where it was given up. */
    Optional<String> wait(Question.Approve question, Gate person);
  }

  @Override
  public Optional<String> approval(Question.Approve question) {
    return approving.wait(question, person);
  }

  @Override
  public boolean isPerson() {
    return true;
  }

  @Override
  public Optional<LeftOut> leaveOut(Step step) {
    return selection.leftOut(step);
  }

  @Override
  public Optional<Refusal> refuseHosts(Plan played, List<UnreachedHost> hosts) {
    return Answers.refusal(
        log.get()
            .answer(
                new AskedQuestion("hosts", "", ""),
                () -> Answers.ofRefusal(person.refuseHosts(played, hosts))));
  }

  @Override
  public Answer mayRun(Question.MayRun question) {
    return Answers.mayRun(
        log.get().answer(about("step", question.step()), () -> Answers.of(person.mayRun(question))),
        id -> plan.step(id).or(() -> rollback(id)));
  }

  private Optional<Step> rollback(String id) {
    return plan.rollback().stream().filter(step -> step.id().equals(id)).findFirst();
  }

  @Override
  public String confirm(Question.Confirm question) {
    return Answers.typed(
        log.get()
            .answer(
                new AskedQuestion("danger", question.step().id(), question.expected()),
                () -> Answers.ofTyped(whole(person.confirm(question), question.expected()))));
  }

  @Override
  public String confirmWave(Question.OfWave question) {
    String about = question.danger().map(Step::id).orElse("wave " + question.wave().number());
    return Answers.typed(
        log.get()
            .answer(
                new AskedQuestion("wave", about, question.expected()),
                () -> Answers.ofTyped(whole(person.confirmWave(question), question.expected()))));
  }

  /** What is not exactly what was asked for is a no, whoever reads it. */
  private static String whole(String typed, String expected) {
    return typed.equals(expected) ? typed : "";
  }

  @Override
  public Optional<String> value(Question.Value question) {
    return Answers.value(
        log.get()
            .answer(
                about("value", question.step()), () -> Answers.ofValue(person.value(question))));
  }

  @Override
  public OptionalInt pick(Question.Pick question) {
    return Answers.picked(
        log.get()
            .answer(
                about("alternatives", question.options().get(0)),
                () -> Answers.of(person.pick(question))));
  }

  @Override
  public Settlement settle(Question.Settle question) {
    return Answers.settlement(
        log.get()
            .answer(
                about("settlement", question.step()), () -> Answers.of(person.settle(question))));
  }

  @Override
  public AfterFailure afterFailure(Question.Failed question) {
    return Answers.afterFailure(
        log.get()
            .answer(
                about("failure", question.step()),
                () -> Answers.of(person.afterFailure(question))));
  }

  private static AskedQuestion about(String kind, Step step) {
    return new AskedQuestion(kind, step.id(), "");
  }
}
