package dev.runbook.run;

import dev.runbook.graph.Command;
import dev.runbook.graph.Step;
import dev.runbook.graph.StepKind;
import dev.runbook.host.ExecutionSetting;
import dev.runbook.host.Invocation;
import dev.runbook.plan.PlanParam;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Makes the invocation of each command of a plan. */
final class Invocations {
  private final CurrentPlan plan;
  private final RunOptions options;
  private final Mask mask;

  Invocations(CurrentPlan plan, RunOptions options, Mask mask) {
    this.plan = plan;
    this.options = options;
    this.mask = mask;
  }

  Invocation of(Step step, Command command) {
    Invocation invocation =
        Invocation.of(command.run())
            .pipeline(command.pipeline())
            .at(terminal(step, command))
            .in(
                new ExecutionSetting(
                    interpreter(step, command), step.options().directory(), timeout(step)))
            .secret(holdsSecret(command))
            .with(values(command));
    boolean asOnThePage = command.run().equals(command.text());
    return command.where().isJShell() && asOnThePage
        ? invocation.from(Origins.of(plan.now().procedure().page().document().source(), command))
        : invocation;
  }

  /** The same where the command may take no longer than a while. */
  Invocation of(Step step, Command command, Optional<Duration> within) {
    Invocation usual = of(step, command);
    return within.map(usual::within).orElse(usual);
  }

  private List<Invocation.Value> values(Command command) {
    List<Invocation.Value> values = new ArrayList<>();
    for (PlanParam param : plan.now().params()) {
      List<String> written = command.written().getOrDefault(param.name(), List.of());
      param
          .value()
          .ifPresent(value -> values.add(new Invocation.Value(param.name(), value, written)));
    }
    return values;
  }

  /** A question where a step's command would run. */
  Invocation look(Step step, Command command, String question, Duration limit) {
    return Invocation.of(question)
        .in(new ExecutionSetting(Optional.empty(), step.options().directory(), Optional.of(limit)))
        .secret(holdsSecret(command));
  }

  /** An operator's edit may have typed one in where the page has none. */
  private boolean holdsSecret(Command command) {
    return plan.now().holdsSecret(command)
        || plan.now().secrets().stream().anyMatch(command.run()::contains)
        || !mask.text(command.run()).equals(command.run());
  }

  private static Invocation.Terminal terminal(Step step, Command command) {
    if (ownsTerminal(step, command)) {
      return Invocation.Terminal.OPERATOR;
    }
    return command.terminal() ? Invocation.Terminal.PSEUDO : Invocation.Terminal.NONE;
  }

  /**
   * In a step that only its author calls interactive, none of its commands being known to be, the
   * last one has the terminal: what leads up to it ({@code cd}, {@code export}) belongs to the
   * shell that stays.
   */
  private static boolean ownsTerminal(Step step, Command command) {
    List<Command> commands = step.commands();
    boolean saidByTheAuthor =
        step.kind() == StepKind.INTERACTIVE && commands.stream().noneMatch(Command::interactive);
    return command.interactive()
        || (saidByTheAuthor && command == commands.get(commands.size() - 1));
  }

  /** The block's text is for its interpreter; a condition or a check is a shell's as ever. */
  private static Optional<String> interpreter(Step step, Command command) {
    boolean attribute = step.options().checks().anyMatch(command::equals);
    return attribute ? Optional.empty() : step.options().interpreter();
  }

  private Optional<Duration> timeout(Step step) {
    if (step.kind() == StepKind.INTERACTIVE) {
      return Optional.empty();
    }
    if (step.kind() == StepKind.FOLLOW) {
      return options.followFor();
    }
    return step.options().timeout().or(options::timeout);
  }
}
