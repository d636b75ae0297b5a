package dev.runbook.run;

import dev.runbook.graph.Command;
import dev.runbook.graph.Step;
import dev.runbook.host.Outcome;
import dev.runbook.plan.Plan;
import java.util.Optional;

/** Something that happened in a run. A dry run, a mock run and a real run have the same ones. */
public sealed interface RunEvent {
  /** The run began. */
  record RunStarted(Plan plan, String mode) implements RunEvent {}

  /**
   * A step's turn came.
   *
   * @param position its place among the plan's steps, from 1
   * @param total how many there are
   */
  record StepShown(Step step, int position, int total) implements RunEvent {}

  /**
   * The gate decided; {@code answer} is the operator's word and {@code detail} the reason or what
   * was typed.
   */
  record StepAnswered(Step step, String answer, String detail) implements RunEvent {}

  /** A step's first command is about to start. */
  record StepStarted(Step step, int attempt) implements RunEvent {}

  /** A command is about to start; {@code number} counts the run's commands from 1. */
  record CommandStarted(Step step, Command command, int number, String run) implements RunEvent {}

  /**
   * A command ended.
   *
   * @param outcome how it ended; a status that its step calls fine is ok
   * @param status its exit status, where there is one
   * @param millis how long it took
   * @param output how much it wrote, and the hashes of it
   */
  record CommandFinished(
      Step step,
      Command command,
      int number,
      Outcome outcome,
      Optional<Integer> status,
      long millis,
      OutputTally output)
      implements RunEvent {}

  /** A step ended. */
  record StepFinished(Step step, StepResult result, long millis) implements RunEvent {}

  /** A host was asked who it is, before danger, and this is what it said. */
  record HostIdentified(Step step, String host, HostAnswer answer) implements RunEvent {}

  /** Something the operator should know: a shell that ended, a host that says who it is. */
  record Noticed(String text) implements RunEvent {}

  /** The run ended. */
  record RunFinished(RunResult result, String detail, long millis) implements RunEvent {}
}
