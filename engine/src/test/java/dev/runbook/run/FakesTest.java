package dev.runbook.run;

import dev.runbook.Runbooks;
import dev.runbook.graph.Command;
import dev.runbook.graph.HostUse;
import dev.runbook.graph.Step;
import dev.runbook.host.Identity;
import dev.runbook.host.Outcome;
import dev.runbook.host.OutputSink;
import dev.runbook.plan.Plan;
import dev.runbook.plan.StepContent;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Another pair: steps that run nowhere, and events that are kept in memory. */
class FakesTest extends RunnerContract {
  @Override
  StepExecutor.Factory executors(Runbooks runbooks) {
    return Fake::new;
  }

  @Override
  Records records(Plan plan) {
    return new Memory();
  }

  /** An executor without shells, as one on another machine would be. */
  private final class Fake implements StepExecutor {
    private final ExecutionContext run;
    private int commands;

    Fake(ExecutionContext run) {
      this.run = run;
      this.commands = run.past().commands().count();
    }

    @Override
    public HostAnswer identify(HostUse where) {
      return new HostAnswer(new Identity(where.host(), "ops"), Optional.empty());
    }

    @Override
    public Optional<String> missing(Step step) {
      return Optional.empty();
    }

    @Override
    public Execution execute(Step step, Attempt attempt) {
      int first = attempt.first();
      String content = StepContent.sha256(run.plan().now(), step);
      run.reporter().announce(new RunEvent.StepStarted(step, attempt.number(), content, first));
      Outcome outcome = Outcome.ok();
      String last = "";
      for (Command command : step.commands().subList(first, step.commands().size())) {
        last = command.text();
        outcome = outcome.isOk() ? run(step, command) : outcome;
      }
      StepResult result = new StepResult.Ran(outcome);
      run.reporter().announce(new RunEvent.StepFinished(step, result, 0));
      return new Execution(result, step.commands().size() - 1, last, Optional.empty());
    }

    private Outcome run(Step step, Command command) {
      int number = ++commands;
      run.reporter().announce(new RunEvent.CommandStarted(step, command, number, command.run()));
      CommandOutput output = run.reporter().output(number);
      effects.add(command.run());
      Outcome outcome = failing.contains(command.run()) ? Outcome.failed(1) : Outcome.ok();
      run.reporter()
          .announce(
              new RunEvent.CommandFinished(
                  step, command, number, outcome, outcome.exitStatus(), 0, output.finish()));
      return outcome;
    }

    @Override
    public Optional<Boolean> check(Step step, Command verify) {
      return Optional.empty();
    }

    @Override
    public void treatAsDone(Step step) {}

    @Override
    public void tookEffect(Step step, PastStep.PastCommand command) {}

    @Override
    public void close() {}
  }

  /** Events in memory, and what they leave. */
  private static final class Memory implements Records, Recorder {
    private final List<RunEvent.Recorded> events = new ArrayList<>();

    @Override
    public Recorder begin() {
      return this;
    }

    @Override
    public Recorder goOn() {
      return this;
    }

    @Override
    public void release() {}

    @Override
    public void record(RunEvent.Recorded event) {
      events.add(event);
    }

    @Override
    public OutputSink output(int commandNumber) {
      return OutputSink.discard();
    }

    @Override
    public Resumption left() {
      Map<String, Left> steps = new LinkedHashMap<>();
      int commands = 0;
      for (RunEvent event : events) {
        if (event instanceof RunEvent.StepStarted started) {
          of(steps, started.step()).started(started);
        } else if (event instanceof RunEvent.CommandStarted started) {
          commands = started.number();
          of(steps, started.step()).commandStarted(started);
        } else if (event instanceof RunEvent.CommandFinished finished) {
          of(steps, finished.step()).commandFinished(finished);
        } else if (event instanceof RunEvent.StepFinished finished) {
          of(steps, finished.step()).state = state(finished.result());
        } else if (event instanceof RunEvent.StepSettled settled) {
          of(steps, settled.step()).settled(settled);
        }
      }
      Map<String, PastStep> past = new LinkedHashMap<>();
      steps.forEach((id, left) -> past.put(id, left.asPast()));
      return new Resumption(
          past,
          Set.of(),
          new PastCommands(commands, Map.of(), List.of(), List.of(), Map.of()),
          0,
          Optional.empty(),
          PastHosts.NONE);
    }

    private static Left of(Map<String, Left> steps, Step step) {
      return steps.computeIfAbsent(step.id(), id -> new Left(step));
    }

    private static PastStep.State state(StepResult result) {
      return result.lets() ? PastStep.State.DONE : PastStep.State.FAILED;
    }
  }

  /** How far a step has come. */
  private static final class Left {
    private final Step step;
    private PastStep.State state = PastStep.State.BEGUN;
    private int attempts;
    private int finished;
    private String content = "";
    private Optional<PastStep.PastCommand> last = Optional.empty();

    Left(Step step) {
      this.step = step;
    }

    void started(RunEvent.StepStarted event) {
      state = PastStep.State.BEGUN;
      attempts = event.attempt();
      finished = event.first();
      content = event.content();
    }

    void commandStarted(RunEvent.CommandStarted event) {
      state = PastStep.State.UNKNOWN;
      last =
          Optional.of(
              new PastStep.PastCommand(
                  event.number(),
                  event.command().text(),
                  event.run(),
                  true,
                  event.command().where().host(),
                  Instant.EPOCH,
                  List.of()));
    }

    void commandFinished(RunEvent.CommandFinished event) {
      state = event.outcome().isOk() ? PastStep.State.BEGUN : PastStep.State.FAILED;
      finished += event.outcome().isOk() ? 1 : 0;
    }

    void settled(RunEvent.StepSettled event) {
      state = event.done() ? PastStep.State.DONE : PastStep.State.BEGUN;
      finished = event.first();
    }

    PastStep asPast() {
      return new PastStep(
          state,
          attempts,
          new PastContent(content, false, PastStep.textsOf(step)),
          finished,
          last,
          "");
    }
  }
}
