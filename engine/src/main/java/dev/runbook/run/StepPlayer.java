package dev.runbook.run;

import dev.runbook.graph.ChoicesFrom;
import dev.runbook.graph.Command;
import dev.runbook.graph.HostUse;
import dev.runbook.graph.Step;
import dev.runbook.host.Outcome;
import dev.runbook.host.Receipt;
import dev.runbook.host.ReceiptId;
import dev.runbook.plan.StepContent;
import dev.runbook.plan.StepTarget;
import dev.runbook.run.CommandPlayer.CommandSettings;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Runs steps in shells: the commands of each, in order, until one fails. */
final class StepPlayer implements StepExecutor {
  private final CurrentPlan plan;
  private final Shells shells;
  private final CommandOutput between;
  private final StepReporter announcer;
  private final Clock clock;
  private final ShellMemory memory;
  private final CalledHostsCheck callees;
  private final CommandPlayer player;
  private final StepConditions conditions;
  private final TargetProbes looks;
  private final FirstContact contacts;
  private final Retries retries;
  private StepOutput printed = StepOutput.NOWHERE;

  StepPlayer(ExecutionContext run, Shells shells, CommandOutput between) {
    this.plan = run.plan();
    this.shells = shells;
    this.between = between;
    this.announcer = run.reporter();
    this.clock = run.clock();
    Invocations invocations = new Invocations(plan, run.options(), announcer.mask());
    this.memory = new ShellMemory(plan.now(), run.past());
    this.callees = new CalledHostsCheck(plan.now(), shells, announcer);
    this.contacts = new FirstContact(plan.now(), shells, announcer, run.past());
    this.player = new CommandPlayer(run, shells, invocations, memory, callees, contacts);
    this.conditions =
        new StepConditions(
            (step, condition) -> {
              Outcome outcome =
                  player.run(step, condition, CommandSettings.looking(CommandPlayer.ANY));
              return new StepConditions.Answer(outcome, player.lastStatus(), player.refusal());
            });
    this.retries = new Retries(announcer, run.interruption(), run.options().waiting());
    this.looks =
        new TargetProbes(
            plan, this, player::ready, invocations, run.interruption(), announcer.mask());
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
  public boolean countsParts(HostUse where) {
    return contacts.countsParts(where);
  }

  @Override
  public Optional<HostAnswer> identifyCalled(Step step, HostUse called) {
    return callees.answer(step, called);
  }

  @Override
  public ProbeResult look(Step step, StepTarget target) {
    return looks.look(step, target);
  }

  @Override
  public void noteConfirmed(Step step, List<TargetSeen> targets) {
    looks.noteConfirmed(step, targets);
  }

  @Override
  public void treatAsDone(Step step) {
    memory.noteDone(step);
  }

  @Override
  public void tookEffect(Step step, PastStep.PastCommand command) {
    memory.tookEffect(step, command);
  }

  @Override
  public Execution execute(Step step, Attempt attempt) {
    long start = clock.millis();
    int first = attempt.first();
    String content = StepContent.sha256(plan.now(), plan.now().step(step.id()).orElse(step));
    announcer.announce(new RunEvent.StepStarted(step, attempt.number(), content, first));
    player.beginStep();
    if (first > 0) {
      memory.noteRan(step);
    }
    Execution played = playCommands(step, attempt);
    announcer.announce(new RunEvent.StepFinished(step, played.result(), clock.millis() - start));
    return played;
  }

  @Override
  public Receipt receipt(Command command, ReceiptId id) {
    return player.receipt(command, id);
  }

  @Override
  public Optional<Boolean> check(Step step, Command verify) {
    Outcome outcome = player.run(step, verify, CommandSettings.looking(Set.of(0)));
    if (outcome.isOk()) {
      return Optional.of(true);
    }
    boolean answered =
        outcome instanceof Outcome.Failed failed && StepConditions.isAnswer(failed.status());
    return answered ? Optional.of(false) : Optional.empty();
  }

  @Override
  public Optional<Execution> condition(Step step) {
    player.beginStep();
    Optional<Execution> decided = conditions.ask(step);
    decided.ifPresent(any -> announcer.announce(new RunEvent.StepFinished(step, any.result(), 0)));
    return decided;
  }

  @Override
  public ProbeResult choices(Step step, ChoicesFrom from) {
    player.beginStep();
    Capture printed = new Capture("choices", false);
    StepOutput kept = new StepOutput(step.id(), Optional.of(printed), Optional.empty(), 0);
    CommandSettings manner =
        new CommandSettings(from.options().okExit(), kept, false, Optional.empty());
    Outcome outcome = Outcome.ok();
    for (Command command : from.commands()) {
      if (outcome.isOk()) {
        outcome = player.run(step.asking(from.options()), command, manner);
      }
    }
    return new ProbeResult(outcome, outcome.isOk() ? printed.value() : "", "");
  }

  private Execution playCommands(Step step, Attempt attempt) {
    int first = attempt.first();
    Optional<Execution> decided =
        first > 0 || conditions.hold(step) ? Optional.empty() : conditions.ask(step);
    if (decided.isPresent()) {
      return decided.get();
    }
    printed = attempt.passedOver().isPresent() ? StepOutput.NOWHERE : output(step, first);
    Outcome outcome = Outcome.ok();
    String last = "";
    int at = first;
    Optional<RunResult> refused = Optional.empty();
    for (int i = first; i < step.commands().size(); i++) {
      Command command = step.commands().get(i);
      last = command.text();
      at = i;
      Optional<String> changed = i > first ? otherTarget(step, command) : Optional.empty();
      if (changed.isPresent()) {
        outcome = Outcome.notStarted(changed.get());
        refused = Optional.of(RunResult.UNCONFIRMED);
        break;
      }
      boolean isLast = i == step.commands().size() - 1;
      outcome =
          player.run(
              step,
              command,
              new CommandSettings(step.options().okExit(), printed, isLast, Optional.empty()));
      boolean goesOn = outcome.isOk() && leadsBack(step.commands(), i);
      List<Command> left =
          step.commands().subList(goesOn ? step.commands().size() : i + 1, step.commands().size());
      boolean lost = player.endedItsShell(command, left);
      if (!outcome.isOk() || lost && !goesOn) {
        break;
      }
    }
    boolean ended = outcome.isOk();
    printed.capture().ifPresent(kept -> player.captures().keep(kept, ended));
    if (outcome.isOk() && step.options().until().isPresent()) {
      last = step.options().until().get().text();
      at = step.commands().size();
      outcome = retries.until(step, step.options().retry().orElseThrow(), left -> look(step, left));
    }
    if (outcome.isOk() && step.options().verify().isPresent()) {
      Command verify = step.options().verify().get();
      last = verify.text();
      at = step.commands().size();
      outcome = player.run(step, verify, CommandSettings.looking(Set.of(0)));
    }
    boolean toItsEnd = outcome.isOk();
    Outcome result = toItsEnd ? attempt.passedOver().orElse(outcome) : outcome;
    Optional<RunResult> refusal = refused.or(player::refusal);
    return new Execution(new StepResult.Ran(result), at, last, refusal, toItsEnd);
  }

  /** One that goes on after some of its commands has what these have printed. */
  private StepOutput output(Step step, int first) {
    if (printed.goesOn(step, first)) {
      printed.resumeAt(first);
      return printed;
    }
    return new StepOutput(
        step.id(),
        player.captures().of(step, first),
        ExpectedCheck.of(plan, player.captures(), step, first),
        first);
  }

  /** Any status of its own is an answer of what is asked until it is yes. */
  private Retries.Probe look(Step step, Optional<Duration> within) {
    Outcome outcome =
        player.run(
            step,
            step.options().until().orElseThrow(),
            CommandSettings.looking(CommandPlayer.ANY, within));
    return new Retries.Probe(outcome, player.lastStatus());
  }

  private Optional<String> otherTarget(Step step, Command command) {
    return command.isDanger()
        ? looks.changed(step.withCommands(List.of(command)))
        : Optional.empty();
  }

  @Override
  public Optional<String> missing(Step step) {
    return memory.missing(step);
  }

  /** A background job's last words arrive while the shells close. */
  @Override
  public void close() {
    player.close();
    shells.closeAll();
    between.finish();
  }

  /** After the {@code exit} of a hand-over one is where one was before it, and goes on there. */
  private static boolean leadsBack(List<Command> commands, int exit) {
    int next = exit + 1;
    return next < commands.size() && !commands.get(next).where().equals(commands.get(exit).where());
  }
}
