package dev.runbook.run;

import dev.runbook.graph.Command;
import dev.runbook.graph.Step;
import dev.runbook.graph.StepKind;
import dev.runbook.host.HostException;
import dev.runbook.host.Invocation;
import dev.runbook.host.Outcome;
import dev.runbook.host.Shell;
import dev.runbook.plan.Plan;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Runs the commands of one step, in order, until one fails. */
final class StepPlayer {
  private static final Set<Integer> ANY =
      IntStream.rangeClosed(0, 255).boxed().collect(Collectors.toUnmodifiableSet());

  private final Plan plan;
  private final Shells shells;
  private final Announcer announcer;
  private final Interruption interruption;
  private final RunOptions options;
  private final Clock clock;
  private boolean refusedHost;
  private int commands;
  private Optional<Integer> lastStatus = Optional.empty();

  StepPlayer(
      Plan plan,
      Shells shells,
      Announcer announcer,
      Interruption interruption,
      RunOptions options,
      Clock clock) {
    this.plan = plan;
    this.shells = shells;
    this.announcer = announcer;
    this.interruption = interruption;
    this.options = options;
    this.clock = clock;
  }

  /** What a step came to, and the command that decided it. */
  record Played(StepResult result, String lastCommand) {}

  /** Whether the last command was not sent because its host is not who it should be. */
  boolean refusedHost() {
    return refusedHost;
  }

  Played play(Step step, int attempt) {
    long start = clock.millis();
    announcer.announce(new RunEvent.StepStarted(step, attempt));
    Played played = playCommands(step);
    announcer.announce(new RunEvent.StepFinished(step, played.result(), clock.millis() - start));
    return played;
  }

  private Played playCommands(Step step) {
    Optional<Command> condition = step.options().condition();
    if (condition.isPresent() && !holds(step, condition.get())) {
      String reason = "its condition does not hold: " + condition.get().text();
      return new Played(new StepResult.Skipped(reason), condition.get().text());
    }
    Outcome outcome = Outcome.ok();
    String last = "";
    for (Command command : step.commands()) {
      last = command.text();
      outcome = run(step, command, step.options().okExit());
      if (!outcome.isOk() || endedItsShell(command)) {
        break;
      }
    }
    if (outcome.isOk() && step.options().verify().isPresent()) {
      Command verify = step.options().verify().get();
      last = verify.text();
      outcome = run(step, verify, Set.of(0));
    }
    return new Played(new StepResult.Ran(outcome), last);
  }

  /** A condition that ends with any other status than 0 has answered no; it has not failed. */
  private boolean holds(Step step, Command condition) {
    return run(step, condition, ANY).isOk() && lastStatus.equals(Optional.of(0));
  }

  private Outcome run(Step step, Command command, Set<Integer> okExit) {
    int number = ++commands;
    String text = announcer.mask().text(command.run());
    announcer.announce(new RunEvent.CommandStarted(step, command, number, text));
    CommandOutput output = announcer.output(number);
    long start = clock.millis();
    Outcome ended = invoke(step, command, output);
    Outcome outcome = judge(step, ended, okExit);
    lastStatus = ended.exitStatus();
    announcer.announce(
        new RunEvent.CommandFinished(
            step,
            command,
            number,
            outcome,
            ended.exitStatus(),
            clock.millis() - start,
            output.finish()));
    return outcome;
  }

  private Outcome invoke(Step step, Command command, CommandOutput output) {
    refusedHost = false;
    try {
      Shell shell = shells.shell(command.where());
      if (command.login() && command.where().kept()) {
        return Outcome.ok();
      }
      interruption.begins(shell);
      try {
        return shell.run(invocation(step, command), output);
      } finally {
        interruption.isOver();
      }
    } catch (HostException e) {
      refusedHost = e.kind() == HostException.Kind.IDENTITY;
      return Outcome.notStarted(e.getMessage());
    }
  }

  private Invocation invocation(Step step, Command command) {
    Invocation.Terminal terminal = Invocation.Terminal.NONE;
    if (ownsTerminal(step, command)) {
      terminal = Invocation.Terminal.OPERATOR;
    } else if (command.terminal()) {
      terminal = Invocation.Terminal.PSEUDO;
    }
    return new Invocation(
        command.run(),
        command.pipeline(),
        terminal,
        step.options().interpreter(),
        step.options().directory(),
        timeout(step),
        plan.secrets().stream().anyMatch(command.run()::contains));
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

  private Optional<Duration> timeout(Step step) {
    if (step.kind() == StepKind.INTERACTIVE) {
      return Optional.empty();
    }
    if (step.kind() == StepKind.FOLLOW) {
      return options.followFor();
    }
    return step.options().timeout().or(options::timeout);
  }

  /**
   * A status that the step calls fine is fine; for a step that follows something, being stopped is.
   */
  private Outcome judge(Step step, Outcome ended, Set<Integer> okExit) {
    boolean fine = ended.exitStatus().filter(okExit::contains).isPresent();
    boolean stopped =
        interruption.wasInterrupted()
            || (ended instanceof Outcome.TimedOut && options.followFor().isPresent());
    if (fine || (step.kind() == StepKind.FOLLOW && stopped && interruption.runEnds().isEmpty())) {
      return Outcome.ok();
    }
    return ended.isOk() ? Outcome.failed(0) : ended;
  }

  /** After {@code exit} nothing more of the step runs, as nothing more would by hand. */
  private boolean endedItsShell(Command command) {
    if (!shells.hasEnded(command.where())) {
      return false;
    }
    shells.drop(command.where());
    announcer.announce(
        new RunEvent.Noticed(
            "the shell on "
                + command.where().host()
                + " has ended: its variables, functions and folder are gone, and the next step begins in a"
                + " new one"));
    return true;
  }
}
