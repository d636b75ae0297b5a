package dev.runbook.run;

import dev.runbook.graph.HostUse;
import dev.runbook.graph.Step;
import dev.runbook.host.HostException;
import dev.runbook.host.Outcome;
import dev.runbook.host.OutputSink;
import dev.runbook.host.Shell;
import dev.runbook.plan.StepTarget;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/**
 * Asks programs for the targets of danger commands, in the shells where these would run, so that
 * the state of the shell counts. If other commands of the step run first, it asks again right
 * before the danger command.
 */
final class TargetProbes {
  private static final Duration PATIENCE = Duration.ofSeconds(8);
  private static final int MOST_BYTES = 1 << 16;

  private final CurrentPlan plan;
  private final StepExecutor executor;
  private final Function<HostUse, Shell> shells;
  private final Invocations invocations;
  private final Interruption interruption;
  private final Mask mask;
  private final Map<String, List<TargetSeen>> confirmed = new HashMap<>();

  /**
   * @param executor runs the plan's steps
   * @param shells gives the shell for a host, in the state that its next command would find
   */
  TargetProbes(
      CurrentPlan plan,
      StepExecutor executor,
      Function<HostUse, Shell> shells,
      Invocations invocations,
      Interruption interruption,
      Mask mask) {
    this.plan = plan;
    this.executor = executor;
    this.shells = shells;
    this.invocations = invocations;
    this.interruption = interruption;
    this.mask = mask;
  }

  /** Asks one question; what it prints is for nobody else. */
  ProbeResult look(Step step, StepTarget target) {
    Kept output = new Kept();
    try {
      Shell shell = shells.apply(target.command().where());
      interruption.commandStarted(shell::interrupt);
      try {
        Outcome outcome =
            shell.ask(
                invocations.look(step, target.command(), target.question().orElseThrow(), PATIENCE),
                target.asked().orElseThrow(),
                output);
        return new ProbeResult(outcome, output.stdout(), output.stderr());
      } finally {
        interruption.commandEnded();
      }
    } catch (HostException e) {
      return new ProbeResult(Outcome.notStarted(e.getMessage()), "", "");
    }
  }

  /** A step was confirmed for these targets. */
  void noteConfirmed(Step step, List<TargetSeen> targets) {
    confirmed.put(step.id(), targets);
  }

  /**
   * Whether a command would act on something else than what its step was confirmed for, since the
   * commands before it may have changed that; a clause, empty where nothing has changed.
   *
   * @param alone its step with nothing but this command
   */
  Optional<String> changed(Step alone) {
    List<TargetSeen> before =
        confirmed.getOrDefault(alone.id(), List.of()).stream()
            .filter(each -> each.name().isPresent() && each.target().isBeyond())
            .filter(each -> alone.commands().contains(each.target().command()))
            .toList();
    if (before.isEmpty()) {
      return Optional.empty();
    }
    SeenTargets now = new SeenTargets.Asking(plan.now(), executor, mask).of(alone);
    return before.stream().flatMap(each -> difference(each, now).stream()).findFirst();
  }

  private static Optional<String> difference(TargetSeen before, SeenTargets now) {
    String kind = before.target().kind();
    String name = before.name().orElseThrow();
    List<TargetSeen> same =
        now.seen().stream().filter(each -> each.target().kind().equals(kind)).toList();
    if (same.stream().anyMatch(each -> each.name().equals(before.name()))) {
      return Optional.empty();
    }
    Optional<String> other = same.stream().flatMap(each -> each.name().stream()).findFirst();
    if (other.isPresent()) {
      return Optional.of(
          "its " + kind + " is now " + other.get() + ", and it was confirmed for " + name);
    }
    boolean saidByText = before.target().question().isEmpty();
    String why = same.stream().map(TargetSeen::how).findFirst().orElse("nobody says it");
    return saidByText
        ? Optional.empty()
        : Optional.of(
            "it was confirmed for the "
                + kind
                + " "
                + name
                + ", which is not known any more: "
                + why);
  }

  /** What a question prints, up to a limit. */
  private static final class Kept implements OutputSink {
    private final ByteArrayOutputStream stdout = new ByteArrayOutputStream();
    private final ByteArrayOutputStream stderr = new ByteArrayOutputStream();

    @Override
    public synchronized void stdout(byte[] buffer, int offset, int length) {
      keep(stdout, buffer, offset, length);
    }

    @Override
    public synchronized void stderr(byte[] buffer, int offset, int length) {
      keep(stderr, buffer, offset, length);
    }

    private static void keep(ByteArrayOutputStream to, byte[] buffer, int offset, int length) {
      to.write(buffer, offset, Math.min(length, MOST_BYTES - to.size()));
    }

    synchronized String stdout() {
      return stdout.toString(StandardCharsets.UTF_8);
    }

    synchronized String stderr() {
      return stderr.toString(StandardCharsets.UTF_8);
    }
  }
}
