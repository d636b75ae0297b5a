package dev.runbook.graph;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/**
 * The attributes of a block that decide how a run plays its steps.
 *
 * @param confirm who has to agree to it, and how often
 * @param needs ids of steps that come first
 * @param condition a command whose success lets the step run
 * @param verify a command that decides afterwards whether the step did its work
 * @param execution how its commands are run
 * @param output what becomes of what it prints
 * @param recovery what may be done again or undone
 */
public record StepOptions(
    ConfirmOptions confirm,
    List<String> needs,
    Optional<Command> condition,
    Optional<Command> verify,
    ExecutionOptions execution,
    CaptureOptions output,
    RecoveryOptions recovery) {
  /** Nothing said. */
  public static final StepOptions NONE =
      new StepOptions(
          ConfirmOptions.NONE,
          List.of(),
          Optional.empty(),
          Optional.empty(),
          ExecutionOptions.NONE,
          CaptureOptions.NONE,
          RecoveryOptions.NONE);

  /** Copies the list. */
  public StepOptions {
    needs = List.copyOf(needs);
  }

  /** Whether a danger confirmation is typed every time. */
  public boolean confirmEach() {
    return confirm.each();
  }

  /** Whether somebody else than the operator approves it before it runs. */
  public boolean secondPerson() {
    return confirm.secondPerson();
  }

  /** How long each command may take. */
  public Optional<Duration> timeout() {
    return execution.timeout();
  }

  /** The folder to work in. */
  public Optional<String> directory() {
    return execution.directory();
  }

  /** The program that reads the text instead of the shell. */
  public Optional<String> interpreter() {
    return execution.interpreter();
  }

  /** The statuses that are a success. */
  public Set<Integer> okExit() {
    return execution.okExit();
  }

  /** The name under which later steps find what it prints. */
  public Optional<String> capture() {
    return output.capture();
  }

  /** Whether nobody may see what it prints. */
  public boolean secret() {
    return output.secret();
  }

  /** What it must print. */
  public Optional<ExpectedOutput> expected() {
    return output.expected();
  }

  /** Whether it may run twice. */
  public boolean idempotent() {
    return recovery.idempotent();
  }

  /** How it is tried again. */
  public Optional<Retry> retry() {
    return recovery.retry();
  }

  /** The id of the step that undoes it. */
  public Optional<String> rollback() {
    return recovery.rollback();
  }

  /** Whether it is also done where the run ends early. */
  public boolean always() {
    return recovery.always();
  }

  /** The same, for a step that must print this; the exit status it says is then its success. */
  StepOptions expecting(ExpectedOutput expected) {
    OptionalInt exit = expected.exit();
    ExecutionOptions changed =
        new ExecutionOptions(
            timeout(),
            directory(),
            interpreter(),
            exit.isPresent() ? Set.of(exit.getAsInt()) : okExit());
    CaptureOptions compared = new CaptureOptions(capture(), secret(), Optional.of(expected));
    return new StepOptions(confirm, needs, condition, verify, changed, compared, recovery);
  }

  /** The same, with other commands in the attributes. */
  StepOptions checking(UnaryOperator<Command> change) {
    Optional<Retry> checked =
        retry().map(each -> new Retry(each.times(), each.every(), each.until().map(change)));
    return new StepOptions(
        confirm,
        needs,
        condition.map(change),
        verify.map(change),
        execution,
        output,
        new RecoveryOptions(idempotent(), checked, rollback(), always()));
  }

  /** The command that is asked until what the step has begun is there. */
  public Optional<Command> until() {
    return retry().flatMap(Retry::until);
  }

  /** Whether commands stand in attributes; they rarely do. */
  boolean hasChecks() {
    return condition.isPresent() || verify.isPresent() || recovery.retry().isPresent();
  }

  /** The commands that stand in attributes, in the order in which they run. */
  public Stream<Command> checks() {
    return Stream.of(condition, until(), verify).flatMap(Optional::stream);
  }

  /** Whether it may run more than once: its author says so, or has it tried again. */
  public boolean mayRunAgain() {
    return idempotent() || retry().filter(Retry::runsAgain).isPresent();
  }
}
