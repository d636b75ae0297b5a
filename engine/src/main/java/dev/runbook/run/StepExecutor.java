package dev.runbook.run;

import dev.runbook.graph.ChoicesFrom;
import dev.runbook.graph.Command;
import dev.runbook.graph.HostUse;
import dev.runbook.graph.Step;
import dev.runbook.host.Outcome;
import dev.runbook.host.Receipt;
import dev.runbook.host.ReceiptId;
import dev.runbook.plan.StepTarget;
import java.util.List;
import java.util.Optional;

/**
 * Runs the steps of one run. The run decides which step is next and whether it may run; the
 * executor runs it.
 *
 * <p>It announces the start and the end of each step and command, and starts nothing before the
 * announcement has returned: what is announced is on record. It never runs a command twice by
 * itself. One thread uses it.
 */
public interface StepExecutor extends AutoCloseable {
  /**
   * Asks a host who it is.
   *
   * @throws dev.runbook.host.HostException when it cannot be reached, or says that it is not to be
   */
  HostAnswer identify(HostUse where);

  /**
   * Reaches hosts, all at once, and asks each who it is: before the first step. One who runs steps
   * elsewhere reaches none.
   */
  default List<PreflightResult> reach(List<HostUse> hosts) {
    return List.of();
  }

  /** What a host was sent in this run: {@code nothing}, or how many commands. */
  default String sentTo(String host) {
    return "nothing";
  }

  /**
   * Asks a host who it is that a step's text reaches by itself; empty where it does not say, and
   * the page does not say either who it must be.
   *
   * @throws dev.runbook.host.HostException when it is not to be reached
   */
  default Optional<HostAnswer> identifyCalled(Step step, HostUse called) {
    return Optional.empty();
  }

  /**
   * Asks where a danger step's command would run for the name of what it acts on; it only looks.
   */
  default ProbeResult look(Step step, StepTarget target) {
    return new ProbeResult(Outcome.notStarted("nobody can be asked here"), "", "");
  }

  /** A danger step was confirmed for these targets: none of its commands runs on others. */
  default void noteConfirmed(Step step, List<TargetSeen> targets) {}

  /** Whether a failure in any part of a pipeline shows in how it ends on a host. */
  default boolean countsParts(HostUse where) {
    return true;
  }

  /**
   * Runs what names the choices of a value that a step needs; it only looks.
   *
   * @return how that ended, with what it printed
   */
  default ProbeResult choices(Step step, ChoicesFrom from) {
    return new ProbeResult(Outcome.notStarted("nobody can be asked here"), "", "");
  }

  /** What a step needs and is lost since an earlier part of the run; empty where nothing is. */
  Optional<String> missing(Step step);

  /**
   * Asks a step's condition before the step is asked about; it is not asked again when the step
   * runs.
   *
   * @return empty where it holds; else what becomes of the step, which has not begun
   */
  default Optional<Execution> condition(Step step) {
    return Optional.empty();
  }

  /** Runs a step, until one of its commands fails. */
  Execution execute(Step step, Attempt attempt);

  /**
   * What its host has written down of a command of an earlier part of the run, whose end nobody
   * saw. One that has not begun cannot begin after this.
   */
  default Receipt receipt(Command command, ReceiptId id) {
    return new Receipt.None();
  }

  /** Whether a step has done its work, as its own check says; empty where that cannot tell. */
  Optional<Boolean> check(Step step, Command verify);

  /** An earlier part of the run has done a step, as is known only now. */
  void treatAsDone(Step step);

  /** A command of an earlier part, whose end nobody saw, did take effect. */
  void tookEffect(Step step, PastStep.PastCommand command);

  /** The run is over: nothing of it is left open. */
  @Override
  void close();

  /**
   * One try at a step.
   *
   * @param number counts from 1
   * @param first the command to begin with, from 0; those before it are over since an earlier
   *     attempt. Where it is the number of commands, only the checks after them are left
   * @param passedOver how one of those before it failed that somebody goes on after; the step stays
   *     failed then, whatever comes of the others
   */
  record Attempt(int number, int first, Optional<Outcome> passedOver) {
    /** A try in which nothing is passed over. */
    public Attempt(int number, int first) {
      this(number, first, Optional.empty());
    }
  }

  /**
   * What a step came to.
   *
   * @param result how it ended
   * @param at which of its commands decided it, from 0; as many as it has where a check did, and -1
   *     where its condition did
   * @param lastCommand the text of that
   * @param refusal how the run ends where that was not sent: its host is not who it should be, or
   *     it would act on something that it was not confirmed for
   * @param toItsEnd whether all of it ended well but for what was passed over before
   */
  record Execution(
      StepResult result,
      int at,
      String lastCommand,
      Optional<RunResult> refusal,
      boolean toItsEnd) {
    /** One that a condition, a command or a check has decided. */
    public Execution(StepResult result, int at, String lastCommand, Optional<RunResult> refusal) {
      this(result, at, lastCommand, refusal, result.lets());
    }
  }

  /** Makes what runs the steps of a run. */
  interface Factory {
    /** Opens it for one run. */
    StepExecutor open(ExecutionContext run);
  }
}
