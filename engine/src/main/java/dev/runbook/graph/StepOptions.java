package dev.runbook.graph;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/**
 * What a block's attributes say of how its steps are played.
 *
 * @param confirmEach whether a danger confirmation is typed every time
 * @param needs ids of steps that come first
 * @param condition a command whose success lets the step run
 * @param timeout how long each command may take
 * @param directory the folder to work in
 * @param interpreter the program that reads the text instead of the shell
 * @param okExit the statuses that are a success
 * @param idempotent whether it may run twice
 * @param verify a command that decides afterwards whether the step did its work
 * @param rollback the id of the step that undoes it
 * @param capture the name under which later steps find what it prints
 * @param secret whether nobody may see what it prints
 * @param expected what it must print
 * @param retry how it is tried again
 * @param always whether it is to be done as well where the run ends early
 */
public record StepOptions(
    boolean confirmEach,
    List<String> needs,
    Optional<Command> condition,
    Optional<Duration> timeout,
    Optional<String> directory,
    Optional<String> interpreter,
    Set<Integer> okExit,
    boolean idempotent,
    Optional<Command> verify,
    Optional<String> rollback,
    Optional<String> capture,
    boolean secret,
    Optional<ExpectedOutput> expected,
    Optional<Retry> retry,
    boolean always) {
  /** Nothing said. */
  public static final StepOptions NONE =
      new StepOptions(
          false,
          List.of(),
          Optional.empty(),
          Optional.empty(),
          Optional.empty(),
          Optional.empty(),
          Set.of(0),
          false,
          Optional.empty(),
          Optional.empty(),
          Optional.empty(),
          false,
          Optional.empty(),
          Optional.empty(),
          false);

  /** Copies list and set. */
  public StepOptions {
    needs = List.copyOf(needs);
    okExit = Set.copyOf(okExit);
  }

  /** The same, for a step that must print this; the exit status it says is then its success. */
  StepOptions expecting(ExpectedOutput output) {
    return new StepOptions(
        confirmEach,
        needs,
        condition,
        timeout,
        directory,
        interpreter,
        output.exit().isPresent() ? Set.of(output.exit().getAsInt()) : okExit,
        idempotent,
        verify,
        rollback,
        capture,
        secret,
        Optional.of(output),
        retry,
        always);
  }

  /** The same, with other commands in the attributes. */
  StepOptions checking(UnaryOperator<Command> change) {
    return new StepOptions(
        confirmEach,
        needs,
        condition.map(change),
        timeout,
        directory,
        interpreter,
        okExit,
        idempotent,
        verify.map(change),
        rollback,
        capture,
        secret,
        expected,
        retry.map(each -> new Retry(each.times(), each.every(), each.until().map(change))),
        always);
  }

  /** The command that is asked until what the step has begun is there. */
  public Optional<Command> until() {
    return retry.flatMap(Retry::until);
  }

  /** The commands that stand in attributes, in the order in which they run. */
  public Stream<Command> checks() {
    return Stream.of(condition, until(), verify).flatMap(Optional::stream);
  }

  /** Whether it may run more than once: its author says so, or has it tried again. */
  public boolean mayRunAgain() {
    return idempotent || retry.filter(Retry::runsAgain).isPresent();
  }
}
