package dev.runbook.durable;

import dev.runbook.journal.ReopenedRun;
import dev.runbook.journal.RunStore;
import dev.runbook.plan.Plan;
import dev.runbook.play.MemberGates;
import dev.runbook.play.PlayFlags;
import dev.runbook.play.RefusedException;
import dev.runbook.play.Selection;
import dev.runbook.play.UnattendedGate;
import dev.runbook.run.Gate;
import dev.runbook.run.HostConsent;
import dev.runbook.run.Mask;
import dev.runbook.run.Question;
import dev.runbook.run.Recorder;
import dev.runbook.run.Resumption;
import dev.runbook.run.RunEnd;
import dev.runbook.run.RunListener;
import dev.runbook.run.RunMode;
import dev.runbook.run.RunOptions;
import dev.runbook.run.RunResult;
import dev.runbook.run.Runner;
import dev.runbook.run.SecondPerson;
import dev.runbook.run.ShellExecutors;
import dev.runbook.run.WaveApprovals;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Stream;

/** Makes what plays a run by its log: the same in the workflow as where it is followed. */
final class PlayedRunner {
  private PlayedRunner() {}

  /** A runner without a record of its own. */
  static Runner of(
      PlayInput input,
      Plan plan,
      RunLog log,
      RemoteHosts hosts,
      RemoteApprovals approvals,
      List<RunListener> watch,
      Clock clock) {
    RemoteGate.Approving waiting = (asked, nobody) -> approvals.wait(asked, nobody, file -> "");
    Runner runner =
        new Runner(
            new ShellExecutors(hosts),
            gate(input, plan, () -> log, input.settings().attended(), Gate.nobody(), waiting),
            Recorder.none(),
            Mask.none(),
            watch,
            options(input, log),
            clock);
    approvedBy(input, approvals, runner);
    return runner;
  }

  /** Plays it: from its beginning, or on from where its earlier parts have left it. */
  static RunEnd play(Runner runner, PlayInput input, Plan plan) {
    if (input.earlier() == null) {
      return runner.run(plan);
    }
    try {
      return runner.resume(plan, past(input, plan));
    } catch (RefusedException e) {
      return new RunEnd(RunResult.REFUSED, e.getMessage());
    }
  }

  private static Resumption past(PlayInput input, Plan plan) {
    try {
      Path root = Files.createTempDirectory("runbook-earlier-");
      try (ReopenedRun run = input.earlier().reopen(input.run(), root, new RunStore(root))) {
        return input.earlier().past(run, plan);
      } finally {
        delete(root);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void delete(Path root) throws IOException {
    try (Stream<Path> files = Files.walk(root)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(file);
      }
    }
  }

  /** On a host of a group only what was approved for its wave runs. */
  static void approvedBy(PlayInput input, RemoteApprovals approvals, Runner runner) {
    boolean required = input.requiresApproval();
    if (input.member() == null) {
      runner.approvedBy(approvals, required);
    } else {
      HostConsent consent = input.member().consent();
      runner.approvedBy(
          new WaveApprovals(
              consent, input.member().host(), required, SecondPerson.Need.APPROVAL, Mask.none()),
          required);
    }
  }

  /**
   * The gate of a run.
   *
   * @param log is known when the run begins
   * @param person is asked what the log does not answer yet
   * @param approving waits for a second person's approval
   */
  static Gate gate(
      PlayInput input,
      Plan plan,
      Supplier<? extends RunLog> log,
      boolean attended,
      Gate person,
      RemoteGate.Approving approving) {
    PlayFlags flags = input.flags();
    if (input.member() != null) {
      return new MemberGates(flags).gate(plan, input.member().consent());
    }
    return attended
        ? new RemoteGate(log, plan, Selection.attended(plan, flags), person, approving)
        : new UnattendedGate(plan, flags) {
          @Override
          public Optional<String> approval(Question.Approve question) {
            return approving.wait(question, person);
          }
        };
  }

  private static RunOptions options(PlayInput input, RunLog log) {
    PlayFlags flags = input.flags();
    return new RunOptions(
        RunMode.REAL,
        input.settings().attended() ? Optional.empty() : Optional.of(flags.limits().followFor()),
        flags.limits().timeout(),
        flags.chosen(),
        flags.later(),
        log.waiting());
  }
}
