package dev.runbook.run;

import dev.runbook.graph.Command;
import dev.runbook.graph.HostUse;
import dev.runbook.graph.Step;
import dev.runbook.graph.StepKind;
import dev.runbook.host.HostException;
import dev.runbook.host.Invocation;
import dev.runbook.host.Outcome;
import dev.runbook.host.OutputSink;
import dev.runbook.host.Receipt;
import dev.runbook.host.ReceiptId;
import dev.runbook.host.Shell;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Runs single commands in shells, and announces each. */
final class CommandPlayer {
  /** Every exit status. */
  static final Set<Integer> ANY =
      IntStream.rangeClosed(0, 255).boxed().collect(Collectors.toUnmodifiableSet());

  private final Shells shells;
  private final StepReporter announcer;
  private final Interruption interruption;
  private final RunOptions options;
  private final Clock clock;
  private final StepVariables variables;
  private final Invocations invocations;
  private final ShellMemory memory;
  private final Captures captures;
  private final CalledHostsCheck callees;
  private final FirstContact contacts;
  private final HostReceipts receipts;
  private final Set<Shell> begun = new HashSet<>();
  private Optional<RunResult> refusal = Optional.empty();
  private int commands;
  private Optional<Integer> lastStatus = Optional.empty();

  CommandPlayer(
      ExecutionContext run,
      Shells shells,
      Invocations invocations,
      ShellMemory memory,
      CalledHostsCheck callees,
      FirstContact contacts) {
    this.shells = shells;
    this.announcer = run.reporter();
    this.interruption = run.interruption();
    this.options = run.options();
    this.clock = run.clock();
    this.invocations = invocations;
    this.memory = memory;
    this.callees = callees;
    this.contacts = contacts;
    this.receipts =
        new HostReceipts(
            shells, announcer, new InterruptiblePause(interruption, options.waiting()));
    this.commands = run.past().commands().count();
    this.variables = new StepVariables(run.plan());
    this.captures = new Captures(run.plan().now(), run.past(), variables, memory, announcer);
  }

  /**
   * How a command is run.
   *
   * @param okExit the statuses that are fine
   * @param output where what it prints goes besides
   * @param isLast whether it is the last command of its step
   * @param within how long it may take, where that is not the step's own limit
   */
  record CommandSettings(
      Set<Integer> okExit, StepOutput output, boolean isLast, Optional<Duration> within) {
    /** That of a condition or a check, which only looks. */
    static CommandSettings looking(Set<Integer> okExit, Optional<Duration> within) {
      return new CommandSettings(okExit, StepOutput.NOWHERE, false, within);
    }

    static CommandSettings looking(Set<Integer> okExit) {
      return looking(okExit, Optional.empty());
    }
  }

  /** A step begins: what it starts belongs to it. */
  void beginStep() {
    begun.clear();
    refusal = Optional.empty();
  }

  /** How the run ends because the last command was not sent; empty where it was. */
  Optional<RunResult> refusal() {
    return refusal;
  }

  /** The exit status of the last command, where it had one. */
  Optional<Integer> lastStatus() {
    return lastStatus;
  }

  /** What the steps keep of what they print. */
  Captures captures() {
    return captures;
  }

  /** Runs a command; how it ended, as its step sees it. */
  Outcome run(Step step, Command command, CommandSettings manner) {
    int number = ++commands;
    String text = announcer.mask().text(command.run());
    Optional<ReceiptId> receipt = receipts.next(command.where());
    announcer.announce(new RunEvent.CommandStarted(step, command, number, text, receipt));
    receipts.forgetSettled();
    CommandOutput output = announcer.output(number);
    long start = clock.millis();
    Optional<Capture> secret = manner.output().capture().filter(Capture::isSecret);
    Optional<WithheldOutput> withheld = secret.map(any -> new WithheldOutput(output));
    OutputSink seen = withheld.map(held -> (OutputSink) held).orElse(output);
    OutputSink sink = manner.output().around(seen);
    Outcome ended =
        secret
            .flatMap(keeps -> refuseTerminal(keeps, step, command))
            .orElseGet(() -> covered(invoke(step, command, manner.within(), receipt, sink)));
    ended = receipts.complete(ended, command, receipt, manner.output().needsAll());
    withheld.ifPresent(held -> held.release(captures.learn(secret.orElseThrow())));
    // A login ends with the status of whatever was typed last, which is no failure of the step.
    Outcome fine = judge(step, ended, command.login() ? ANY : manner.okExit());
    Outcome outcome = manner.output().judge(fine, manner.isLast(), output);
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

  /** A person who works at a terminal must see what stands there. */
  private Optional<Outcome> refuseTerminal(Capture secret, Step step, Command command) {
    return invocations.of(step, command).terminal() == Invocation.Terminal.OPERATOR
        ? Optional.of(
            Outcome.notStarted(
                "it needs a person's terminal, and what it prints there is to be kept as the secret"
                    + " "
                    + secret.name()))
        : Optional.empty();
  }

  /** What a host says of an outcome may hold the command's text, and with it a secret. */
  private Outcome covered(Outcome outcome) {
    if (outcome instanceof Outcome.NotStarted not) {
      return Outcome.notStarted(announcer.mask().text(not.why()));
    }
    return outcome instanceof Outcome.Unknown unknown
        ? Outcome.unknown(announcer.mask().text(unknown.why()))
        : outcome;
  }

  /** The receipt of a command of an earlier part of the run. */
  Receipt receipt(Command command, ReceiptId id) {
    return receipts.ofEarlier(command, id);
  }

  /** Ends the work when the run is over and has recorded all ends. */
  void close() {
    receipts.forgetSettled();
  }

  private Outcome invoke(
      Step step,
      Command command,
      Optional<Duration> within,
      Optional<ReceiptId> receipt,
      OutputSink output) {
    refusal = Optional.empty();
    try {
      callees.check(step, command);
      Shell shell = ready(command.where());
      if (command.login() && command.where().kept()) {
        return Outcome.ok();
      }
      beginIn(shell, step);
      shell.assign(variables.of(step, command));
      interruption.commandStarted(shell::interrupt);
      try {
        Outcome outcome =
            shell.run(invocations.of(step, command, within).receipted(receipt), output);
        if (!(outcome instanceof Outcome.NotStarted)) {
          contacts.countSent(command.where().host());
        }
        return outcome;
      } finally {
        interruption.commandEnded();
      }
    } catch (HostException e) {
      boolean wrongHost = e.kind() == HostException.Kind.IDENTITY;
      refusal = wrongHost ? Optional.of(RunResult.WRONG_HOST) : Optional.empty();
      String host = command.where().host();
      return Outcome.notStarted(IdentityCheck.told(e, host, contacts.sentTo(host)).getMessage());
    }
  }

  /** The shell for a command, which knows again what it had been told. */
  Shell ready(HostUse where) {
    Shell shell = contacts.open(where);
    rebuild(shell, where);
    return shell;
  }

  /** A new shell is told again what the one before it had been told, as far as that is harmless. */
  private void rebuild(Shell shell, HostUse where) {
    List<String> told = new ArrayList<>();
    for (String text : memory.takeFor(where)) {
      Outcome outcome = shell.remind(Invocation.of(text));
      told.add(text + (outcome.isOk() ? "" : " (which " + outcome.sentence() + ")"));
    }
    if (!told.isEmpty()) {
      announcer.announce(
          new RunEvent.Noticed(
              announcer
                  .mask()
                  .text(
                      "the new shell on "
                          + where.host()
                          + " was given again: "
                          + String.join("; ", told))));
    }
  }

  /**
   * A step that is stopped takes along all that it has started; one that follows something is done
   * when it is stopped, and a server that it has started goes on.
   */
  private void beginIn(Shell shell, Step step) {
    if (begun.add(shell) || step.kind() == StepKind.FOLLOW) {
      shell.beginStep();
    }
  }

  /**
   * A status that the step calls fine is fine; for a step that follows something, being stopped is.
   */
  private Outcome judge(Step step, Outcome ended, Set<Integer> okExit) {
    boolean fine = ended.exitStatus().filter(okExit::contains).isPresent();
    boolean stopped =
        interruption.wasInterrupted()
            || (ended instanceof Outcome.TimedOut && options.followFor().isPresent());
    boolean began = !(ended instanceof Outcome.NotStarted);
    if (fine
        || (step.kind() == StepKind.FOLLOW
            && began
            && stopped
            && interruption.runEnds().isEmpty())) {
      return Outcome.ok();
    }
    return ended.isOk() ? Outcome.failed(0) : ended;
  }

  /**
   * After {@code exit} nothing more of the step runs, as nothing more would by hand.
   *
   * @param left the commands of the step that do not run if it has ended
   */
  boolean endedItsShell(Command command, List<Command> left) {
    if (!shells.hasEnded(command.where())) {
      return false;
    }
    shells.drop(command.where());
    if (command.where().kept()) {
      announcer.announce(new RunEvent.Noticed(lost(command.where(), left)));
    }
    return true;
  }

  private static String lost(HostUse where, List<Command> left) {
    return (where.isJShell()
            ? "the JShell has ended: what its snippets have declared is gone"
            : "the shell on "
                + where.host()
                + " has ended: its variables, functions and folder are gone")
        + ", and the next step begins in a new one"
        + (left.isEmpty() ? "" : "; of this step did not run: " + shown(left));
  }

  private static String shown(List<Command> left) {
    String first = left.get(0).text().lines().findFirst().orElse("");
    return first + (left.size() == 1 ? "" : " and " + (left.size() - 1) + " more");
  }
}
