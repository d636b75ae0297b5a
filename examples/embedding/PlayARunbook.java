import dev.runbook.Runbooks;
import dev.runbook.Surroundings;
import dev.runbook.graph.Step;
import dev.runbook.host.mock.MockHosts;
import dev.runbook.plan.Plan;
import dev.runbook.plan.PlanRequest;
import dev.runbook.plan.Procedure;
import dev.runbook.run.AfterFailure;
import dev.runbook.run.Answer;
import dev.runbook.run.Gate;
import dev.runbook.run.Mask;
import dev.runbook.run.Question;
import dev.runbook.run.Recorder;
import dev.runbook.run.RunEvent;
import dev.runbook.run.RunListener;
import dev.runbook.run.RunOptions;
import dev.runbook.source.Problems;
import dev.runbook.source.Source;
import dev.runbook.source.SourceReader;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/** Finds a runbook, plans it and plays it on a mock host, from a program. */
public class PlayARunbook {
  public static void main(String[] args) {
    Path here = Path.of("").toAbsolutePath();
    Source script = new SourceReader().read(Path.of("examples/danger.mock.yaml"));
    MockHosts mocks = MockHosts.parse(script, new Problems(script)).orElseThrow();
    Surroundings surroundings =
        new Surroundings(
            System.getenv(),
            here,
            Path.of(System.getProperty("java.io.tmpdir")),
            List.of(Path.of("examples")),
            SourceReader.DEFAULT_MAX_BYTES,
            Clock.systemUTC());

    try (Runbooks runbooks = Runbooks.on(mocks, surroundings)) {
      Procedure procedure = runbooks.find("danger").procedures().get(0);
      Plan plan = runbooks.plan(procedure, PlanRequest.ALL);
      RunOptions options = new RunOptions("mock", Optional.empty(), Optional.empty());
      var ended =
          runbooks
              .runner(new ConfirmsOnDb1(), Recorder.none(), Mask.none(), List.of(new Printer()), options)
              .run(plan);
      System.out.println("the run is " + ended.result().word());
    }
  }

  /** Prints what each command came to. */
  private static final class Printer implements RunListener {
    @Override
    public void on(RunEvent event) {
      if (event instanceof RunEvent.CommandFinished finished) {
        System.out.println(finished.outcome().word() + "  " + finished.command().run());
      }
    }
  }

  /** Says yes to every step, types the target's name for db1 and for nothing else, and stops at a failure. */
  private static final class ConfirmsOnDb1 implements Gate {
    @Override
    public Optional<Refusal> refuseSteps(Plan plan, List<Step> steps) {
      return Optional.empty();
    }

    @Override
    public boolean isPerson() {
      return false;
    }

    @Override
    public Optional<String> leaveOut(Step step) {
      return Optional.empty();
    }

    @Override
    public Answer mayRun(Question.MayRun question) {
      return new Answer.Run(true);
    }

    @Override
    public String confirm(Question.Confirm question) {
      return question.expected().equals("db1") ? "db1" : "";
    }

    @Override
    public OptionalInt pick(Question.Pick question) {
      return OptionalInt.empty();
    }

    @Override
    public AfterFailure afterFailure(Question.Failed question) {
      return new AfterFailure.Stop();
    }
  }
}
