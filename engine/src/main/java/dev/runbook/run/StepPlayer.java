package dev.runbook.run;

import dev.runbook.graph.Command;
import dev.runbook.graph.HostUse;
import dev.runbook.graph.Step;
import dev.runbook.graph.StepKind;
import dev.runbook.host.HostException;
import dev.runbook.host.Invocation;
import dev.runbook.host.Outcome;
import dev.runbook.host.OutputSink;
import dev.runbook.host.Shell;
import dev.runbook.plan.ActsOn;
import dev.runbook.plan.Plan;
import dev.runbook.plan.StepContent;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Runs steps in shells: the commands of each, in order, until one fails. */
final class StepPlayer implements StepExecutor {
  private static final Set<Integer> ANY =
      IntStream.rangeClosed(0, 255).boxed().collect(Collectors.toUnmodifiableSet());

  private final Plan plan;
  private final Shells shells;
  private final CommandOutput between;
  private final StepReporter announcer;
  private final Interruption interruption;
  private final RunOptions options;
  private final Clock clock;
  private final StepVariables knowledge;
  private final Invocations invocations;
  private final ShellMemory memory;
  private final Captures captures;
  private final Callees callees;
  private final StepConditions conditions;
  private final TargetProbes looks;
  private final FirstContact contacts;
  private final Retries retries;
  private final Set<Shell> begun = new HashSet<>();
  private Optional<RunResult> refusal = Optional.empty();
  private int commands;
  private Optional<Integer> lastStatus = Optional.empty();

  StepPlayer(ExecutionContext run, Shells shells, CommandOutput between) {
    this.plan = run.plan();
    this.shells = shells;
    this.between = between;
    this.announcer = run.reporter();
    this.interruption = run.interruption();
    this.options = run.options();
    this.clock = run.clock();
    this.knowledge = new StepVariables(plan);
    this.invocations = new Invocations(plan, options, announcer.mask());
    this.commands = run.past().commands();
    this.memory = new ShellMemory(plan, run.past());
    this.conditions =
        new StepConditions(
            (step, condition) -> {
              Outcome outcome = run(step, condition, ANY, Printed.NOWHERE);
              return new StepConditions.Answer(outcome, lastStatus, refusal);
            });
    this.captures = new Captures(plan, run.past(), knowledge, memory, announcer);
    this.callees = new Callees(plan, shells, announcer);
    this.retries = new Retries(announcer, interruption, options.waiting());
    this.contacts = new FirstContact(plan, shells, announcer, run.past());
    this.looks =
        new TargetProbes(plan, this, this::ready, invocations, interruption, announcer.mask());
  }

  @Override
  public HostAnswer identify(HostUse where) {
    return contacts.answer(where);
  }

  @Override
  public List<PreflightResult> reach(List<HostUse> hosts) {
    return contacts.reach(hosts);
  }

  @Override
  public String sentTo(String host) {
    return contacts.sentTo(host);
  }

  @Override
  public Optional<HostAnswer> identifyCalled(Step step, HostUse called) {
    return callees.answer(step, called);
  }

  @Override
  public ProbeResult look(Step step, ActsOn target) {
    return looks.look(step, target);
  }

  @Override
  public void isConfirmed(Step step, List<TargetSeen> targets) {
    looks.isConfirmed(step, targets);
  }

  @Override
  public void takesAsDone(Step step) {
    memory.isDone(step);
  }

  @Override
  public void tookEffect(Step step, PastStep.PastCommand command) {
    memory.tookEffect(step, command);
  }

  @Override
  public Execution execute(Step step, int attempt, int first) {
    long start = clock.millis();
    String content = StepContent.sha256(plan, plan.step(step.id()).orElse(step));
    announcer.announce(new RunEvent.StepStarted(step, attempt, content, first));
    begun.clear();
    if (first > 0) {
      memory.counts(step);
    }
    refusal = Optional.empty();
    Execution played = playCommands(step, first);
    announcer.announce(new RunEvent.StepFinished(step, played.result(), clock.millis() - start));
    return played;
  }

  @Override
  public Optional<Boolean> check(Step step, Command verify) {
    Outcome outcome = run(step, verify, Set.of(0), Printed.NOWHERE);
    if (outcome.isOk()) {
      return Optional.of(true);
    }
    boolean answered =
        outcome instanceof Outcome.Failed failed && StepConditions.isAnswer(failed.status());
    return answered ? Optional.of(false) : Optional.empty();
  }

  @Override
  public Optional<Execution> condition(Step step) {
    begun.clear();
    Optional<Execution> decided = conditions.ask(step);
    decided.ifPresent(any -> announcer.announce(new RunEvent.StepFinished(step, any.result(), 0)));
    return decided;
  }

  private Execution playCommands(Step step, int first) {
    Optional<Execution> decided =
        first > 0 || conditions.hold(step) ? Optional.empty() : conditions.ask(step);
    if (decided.isPresent()) {
      return decided.get();
    }
    Optional<Capture> capture = captures.of(step, first);
    Optional<ExpectedCheck> expected = ExpectedCheck.of(plan, step, first);
    Outcome outcome = Outcome.ok();
    String last = "";
    for (int i = first; i < step.commands().size(); i++) {
      Command command = step.commands().get(i);
      last = command.text();
      Optional<String> changed = i > first ? otherTarget(step, command) : Optional.empty();
      if (changed.isPresent()) {
        outcome = Outcome.notStarted(changed.get());
        refusal = Optional.of(RunResult.UNCONFIRMED);
        break;
      }
      boolean isLast = i == step.commands().size() - 1;
      outcome =
          run(
              step,
              command,
              step.options().okExit(),
              new Printed(capture, expected, isLast, Optional.empty()));
      boolean lost = endedItsShell(command);
      if (!outcome.isOk() || lost && !leadsBack(step.commands(), i)) {
        break;
      }
    }
    boolean ended = outcome.isOk();
    capture.ifPresent(kept -> captures.keep(kept, ended));
    if (outcome.isOk() && step.options().until().isPresent()) {
      last = step.options().until().get().text();
      outcome = retries.until(step, step.options().retry().orElseThrow(), left -> look(step, left));
    }
    if (outcome.isOk() && step.options().verify().isPresent()) {
      Command verify = step.options().verify().get();
      last = verify.text();
      outcome = run(step, verify, Set.of(0), Printed.NOWHERE);
    }
    return new Execution(new StepResult.Ran(outcome), last, refusal);
  }

  /** Any status of its own is an answer of what is asked until it is yes. */
  private Retries.Look look(Step step, Optional<Duration> within) {
    Outcome outcome =
        run(step, step.options().until().orElseThrow(), ANY, Printed.NOWHERE.within(within));
    return new Retries.Look(outcome, lastStatus);
  }

  private Optional<String> otherTarget(Step step, Command command) {
    return command.isDanger()
        ? looks.changed(step.withCommands(List.of(command)))
        : Optional.empty();
  }

  /**
   * Where what a command prints goes besides the record and the screen.
   *
   * @param capture keeps it for later steps
   * @param expected compares it with what the page expects, once the step's last command is over
   * @param isLast whether this is that command
   * @param within how long it may take, where that is not the step's own limit
   */
  private record Printed(
      Optional<Capture> capture,
      Optional<ExpectedCheck> expected,
      boolean isLast,
      Optional<Duration> within) {
    static final Printed NOWHERE =
        new Printed(Optional.empty(), Optional.empty(), false, Optional.empty());

    Printed within(Optional<Duration> limit) {
      return new Printed(capture, expected, isLast, limit);
    }

    Outcome judge(Outcome outcome, OutputSink output) {
      return isLast && outcome.isOk()
          ? expected.map(check -> check.judge(output)).orElse(outcome)
          : outcome;
    }
  }

  private Outcome run(Step step, Command command, Set<Integer> okExit, Printed printed) {
    Optional<Capture> capture = printed.capture();
    int number = ++commands;
    String text = announcer.mask().text(command.run());
    announcer.announce(new RunEvent.CommandStarted(step, command, number, text));
    CommandOutput output = announcer.output(number);
    long start = clock.millis();
    Optional<Capture> secret = capture.filter(Capture::isSecret);
    Optional<WithheldOutput> withheld = secret.map(any -> new WithheldOutput(output));
    OutputSink seen = withheld.map(held -> (OutputSink) held).orElse(output);
    OutputSink kept = capture.map(keeps -> keeps.around(seen)).orElse(seen);
    OutputSink sink = printed.expected().map(check -> check.around(kept)).orElse(kept);
    Outcome ended =
        secret
            .flatMap(keeps -> refuseTerminal(keeps, step, command))
            .orElseGet(() -> covered(invoke(step, command, printed.within(), sink)));
    withheld.ifPresent(held -> held.release(captures.learn(secret.orElseThrow())));
    // A login ends with the status of whatever was typed last, which is no failure of the step.
    Outcome outcome = judge(step, ended, command.login() ? ANY : okExit);
    if (outcome.isOk()) {
      outcome = capture.flatMap(keeps -> keeps.refuse(output)).orElse(outcome);
    }
    outcome = printed.judge(outcome, output);
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

  private Outcome invoke(Step step, Command command, Optional<Duration> within, OutputSink output) {
    refusal = Optional.empty();
    try {
      callees.check(step, command);
      Shell shell = ready(command.where());
      if (command.login() && command.where().kept()) {
        return Outcome.ok();
      }
      beginIn(shell, step);
      shell.assign(knowledge.of(step, command));
      interruption.begins(shell::interrupt);
      try {
        Outcome outcome = shell.run(invocations.of(step, command, within), output);
        if (!(outcome instanceof Outcome.NotStarted)) {
          contacts.isSent(command.where().host());
        }
        return outcome;
      } finally {
        interruption.isOver();
      }
    } catch (HostException e) {
      boolean wrongHost = e.kind() == HostException.Kind.IDENTITY;
      refusal = wrongHost ? Optional.of(RunResult.WRONG_HOST) : Optional.empty();
      String host = command.where().host();
      return Outcome.notStarted(IdentityCheck.told(e, host, contacts.sentTo(host)).getMessage());
    }
  }

  /** The shell for a command, which knows again what it had been told. */
  private Shell ready(HostUse where) {
    Shell shell = contacts.open(where);
    rebuild(shell, where);
    return shell;
  }

  @Override
  public Optional<String> missing(Step step) {
    return memory.missing(step);
  }

  /** A new shell is told again what the one before it had been told, as far as that is harmless. */
  private void rebuild(Shell shell, HostUse where) {
    List<String> told = new ArrayList<>();
    for (String text : memory.takeFor(where)) {
      Outcome outcome = shell.run(Invocation.of(text), OutputSink.discard());
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
                          + " was told again what was set before: "
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

  /** After {@code exit} nothing more of the step runs, as nothing more would by hand. */
  private boolean endedItsShell(Command command) {
    if (!shells.hasEnded(command.where())) {
      return false;
    }
    shells.drop(command.where());
    if (command.where().kept()) {
      announcer.announce(new RunEvent.Noticed(lost(command.where())));
    }
    return true;
  }

  /** A background job's last words arrive while the shells close. */
  @Override
  public void close() {
    shells.closeAll();
    between.finish();
  }

  /** After the {@code exit} of a hand-over one is where one was before it, and goes on there. */
  private static boolean leadsBack(List<Command> commands, int exit) {
    int next = exit + 1;
    return next < commands.size() && !commands.get(next).where().equals(commands.get(exit).where());
  }

  private static String lost(HostUse where) {
    return (where.isJShell()
            ? "the JShell has ended: what its snippets have declared is gone"
            : "the shell on "
                + where.host()
                + " has ended: its variables, functions and folder are gone")
        + ", and the next step begins in a new one";
  }
}
