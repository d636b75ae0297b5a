package dev.runbook.journal;

import dev.runbook.host.ReceiptId;
import dev.runbook.journal.event.JournalEvent;
import dev.runbook.journal.event.JournalRemark;
import dev.runbook.journal.event.JournalRunEvent;
import dev.runbook.journal.event.JournalStepEvent;
import dev.runbook.journal.event.ParamValue;
import dev.runbook.journal.event.PlayedPlan;
import dev.runbook.journal.event.UndoStep;
import dev.runbook.run.PastRollback;
import dev.runbook.run.PastStep.State;
import dev.runbook.run.RanCommand;
import dev.runbook.run.StepAnswer;
import dev.runbook.run.StepOutcome;
import dev.runbook.run.StepVerdict;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** The state of a run and of each of its steps, computed event by event. */
final class RunState implements JournalEvent.Visitor<Void> {
  private final Map<String, StepProgress> steps = new LinkedHashMap<>();
  private final StepResults results = new StepResults();
  private final PlayedTime playedTime = new PlayedTime();
  private final Map<String, String> shown = new HashMap<>();
  private final Set<String> edited = new HashSet<>();
  private final Map<Long, StepProgress> byCommand = new LinkedHashMap<>();
  private final Map<String, String> values = new LinkedHashMap<>();
  private final Map<String, List<Ran>> ran = new HashMap<>();
  private final List<RanCommand> sent = new ArrayList<>();
  private final Map<Long, ReceiptId> receipts = new HashMap<>();
  private Optional<JournalRunEvent.RollbackStarted> rollback = Optional.empty();
  private List<UndoStep> takenBack = List.of();
  private JournalRecord now;
  private JournalRunEvent.RunStarted started;
  private JournalRunEvent.Beginning latest;
  private int parts;
  private long commands;
  private long tookEffect;
  private boolean requiresApproval;
  private Optional<JournalRunEvent.RolloutPlanned> rollout = Optional.empty();
  private final Map<String, String> hostRuns = new LinkedHashMap<>();
  private final Map<String, JournalRunEvent.HostFinished> hostResults = new LinkedHashMap<>();
  private final Set<String> hostsLeftOut = new LinkedHashSet<>();
  private final Set<String> hostsBack = new LinkedHashSet<>();

  private RunState() {}

  /** A command that took effect: in which of the run's parts, and its place among all of them. */
  private record Ran(int part, long place, JournalStepEvent.CommandStarted started) {
    RanCommand command() {
      boolean whole = StepProgress.isWhole(started.run());
      return new RanCommand(started.step(), started.host(), started.run(), whole);
    }
  }

  /** After some records, the first of which says that the run began. */
  static RunState after(List<JournalRecord> records) {
    RunState state = new RunState();
    records.forEach(state::take);
    return state;
  }

  private void take(JournalRecord record) {
    now = record;
    playedTime.noteRecord(record.time());
    record.event().accept(this);
  }

  /** How the run began. */
  JournalRunEvent.RunStarted started() {
    return started;
  }

  /** How its latest part began. */
  JournalRunEvent.Beginning latest() {
    return latest;
  }

  /** How it ended; empty while it has not. */
  Optional<JournalRunEvent.Ending> ending() {
    return now.event() instanceof JournalRunEvent.Ending ending
        ? Optional.of(ending)
        : Optional.empty();
  }

  /**
   * How it ended; empty while it has not. Version 0.1 called a run done that had passed over a
   * failure.
   */
  Optional<String> result() {
    return ending().map(end -> results.ended(end.result()));
  }

  int parts() {
    return parts;
  }

  /** Whether every danger step needs a second person. */
  boolean requiresApproval() {
    return requiresApproval;
  }

  /** The highest number of a command. */
  long commands() {
    return commands;
  }

  long playedMillis() {
    return playedTime.millis();
  }

  /** The hash of the page that was played last. */
  String pageSha256() {
    return latest.plays().runbook().sha256();
  }

  /** The script that the latest part was played against. */
  Optional<PlayedPlan.Script> mock() {
    return latest.plays().mock();
  }

  Map<String, String> values() {
    return Map.copyOf(values);
  }

  Map<String, StepProgress> steps() {
    return steps;
  }

  RunSummary.Steps counts() {
    return results.counts();
  }

  /** The commands that took effect, in their order. */
  List<RanCommand> ran() {
    return ran.values().stream()
        .flatMap(List::stream)
        .sorted(Comparator.comparingLong(Ran::place))
        .map(Ran::command)
        .toList();
  }

  /** The commands that began, in their order. */
  List<RanCommand> sent() {
    return List.copyOf(sent);
  }

  /** By what commands are found again on their hosts whose end nobody saw, by their numbers. */
  Map<Long, ReceiptId> receipts() {
    return Map.copyOf(receipts);
  }

  @Override
  public Void runStarted(JournalRunEvent.RunStarted event) {
    started = event;
    return begins(event);
  }

  @Override
  public Void runResumed(JournalRunEvent.RunResumed event) {
    return begins(event);
  }

  /** What a part was not given stays as it was, and of what is covered nothing is known. */
  private Void begins(JournalRunEvent.Beginning event) {
    parts++;
    takenBack = List.of();
    latest = event;
    playedTime.beginPart(now.time());
    event.params().stream()
        .filter(param -> !param.secret() && param.value().isPresent())
        .forEach(this::given);
    return null;
  }

  private void given(ParamValue param) {
    values.remove(param.name());
    param.value().filter(StepProgress::isWhole).ifPresent(value -> values.put(param.name(), value));
  }

  @Override
  public Void stepShown(JournalStepEvent.StepShown event) {
    shown.put(event.step(), event.content());
    return null;
  }

  /** Once edited, a step is tried again with its edited commands until the page's are wanted. */
  @Override
  public Void stepAnswered(JournalStepEvent.StepAnswered event) {
    if (event.is(StepAnswer.SKIP_FAILED)) {
      results.passedOver(event.step());
      step(event.step()).passedOver();
    } else if (event.is(StepAnswer.NEXT_COMMAND)) {
      step(event.step()).passesOverCommand();
    } else if (event.isEdit()) {
      edited.add(event.step());
    } else if (event.is(StepAnswer.RUN)) {
      edited.remove(event.step());
    }
    return null;
  }

  @Override
  public Void stepStarted(JournalStepEvent.StepStarted event) {
    results.started(event);
    StepProgress step = step(event.step());
    step.started(event, parts, edited.contains(event.step()));
    if (step.isAtItsBeginning()) {
      Optional.ofNullable(ran.get(event.step()))
          .ifPresent(commands -> commands.removeIf(each -> each.part() < parts));
    }
    return null;
  }

  /** A check changes nothing, so one that was cut off leaves nothing open. */
  @Override
  public Void commandStarted(JournalStepEvent.CommandStarted event) {
    commands = Math.max(commands, event.number());
    String run = event.run().isEmpty() ? event.text() : event.run();
    sent.add(new RanCommand(event.step(), event.host(), run, false));
    event.receipt().flatMap(ReceiptId::of).ifPresent(id -> receipts.put(event.number(), id));
    if (!event.check()) {
      results.commandStarted(event);
      step(event.step()).commandStarted(event, now.time());
      byCommand.put(event.number(), step(event.step()));
    }
    return null;
  }

  @Override
  public Void commandFinished(JournalStepEvent.CommandFinished event) {
    results.commandFinished(event);
    if (event.ended() != StepOutcome.UNKNOWN) {
      receipts.remove(event.number());
    }
    StepProgress step = byCommand.get(event.number());
    if (step != null && step.commandFinished(event)) {
      tookEffect(step);
    }
    return null;
  }

  @Override
  public Void stepFinished(JournalStepEvent.StepFinished event) {
    results.finished(event);
    step(event.step()).finished(event, parts, shown.getOrDefault(event.step(), ""));
    undone(event);
    return null;
  }

  @Override
  public Void stepSettled(JournalStepEvent.StepSettled event) {
    results.settled(event);
    StepProgress step = step(event.step());
    boolean wasUnknown = step.state() == State.UNKNOWN;
    step.settled(event, parts);
    if (wasUnknown && event.is(StepVerdict.HAPPENED)) {
      tookEffect(step);
    }
    return null;
  }

  /**
   * What is done because the run ends is taken back with the steps that it needs, for a run that
   * goes on does both again.
   */
  @Override
  public Void runEndsEarly(JournalRunEvent.RunEndsEarly event) {
    takenBack = event.due();
    return null;
  }

  /** What is over was played with the values of then, and stays over. */
  @Override
  public Void valuesChanged(JournalRunEvent.ValuesChanged event) {
    event.values().stream().filter(param -> !param.secret()).forEach(this::given);
    event
        .contents()
        .forEach(
            (id, content) -> {
              if (steps.containsKey(id)) {
                steps.get(id).acceptContent(content);
              }
            });
    return null;
  }

  /** What its steps did in an earlier rollback is no part of this one. */
  @Override
  public Void rollbackStarted(JournalRunEvent.RollbackStarted event) {
    rollback = Optional.of(event);
    event.undoing().forEach(undo -> steps.remove(undo.step()));
    return null;
  }

  @Override
  public Void rollbackFinished(JournalRunEvent.RollbackFinished event) {
    rollback = Optional.empty();
    return null;
  }

  /** A step whose undoing ended well is as if it had never run. */
  private void undone(JournalStepEvent.StepFinished event) {
    if (event.ended() != StepOutcome.OK) {
      return;
    }
    rollback.stream()
        .flatMap(begun -> begun.undoing().stream())
        .filter(undo -> undo.step().equals(event.step()))
        .flatMap(undo -> undo.undoes().stream())
        .forEach(steps::remove);
    takenBack.stream()
        .filter(undo -> undo.step().equals(event.step()))
        .flatMap(undo -> Stream.concat(Stream.of(undo.step()), undo.undoes().stream()))
        .forEach(steps::remove);
  }

  /** The rollback that the run is in. */
  Optional<PastRollback> rollback() {
    return rollback.map(
        begun -> {
          Map<String, List<String>> undoing = new LinkedHashMap<>();
          begun.undoing().forEach(undo -> undoing.put(undo.step(), undo.undoes()));
          return new PastRollback(begun.step(), undoing, true);
        });
  }

  @Override
  public Void remark(JournalRemark event) {
    if (event instanceof JournalRemark.StepWaiting waiting) {
      step(waiting.step()).noteWaiting();
    }
    requiresApproval |= event instanceof JournalRemark.ApprovalRequired;
    return null;
  }

  @Override
  public Void rolloutPlanned(JournalRunEvent.RolloutPlanned event) {
    rollout = Optional.of(event);
    return null;
  }

  @Override
  public Void hostStarted(JournalRunEvent.HostStarted event) {
    event.run().ifPresent(run -> hostRuns.put(event.host(), run));
    if (hostsLeftOut.remove(event.host())) {
      hostsBack.add(event.host());
    }
    hostResults.remove(event.host());
    return null;
  }

  @Override
  public Void hostFinished(JournalRunEvent.HostFinished event) {
    if (event.run().isEmpty()) {
      hostRuns.remove(event.host()); // Nothing of it was recorded: nothing was done there.
    }
    hostResults.put(event.host(), event);
    return null;
  }

  @Override
  public Void hostLeftOut(JournalRunEvent.HostLeftOut event) {
    hostsLeftOut.add(event.host());
    hostsBack.remove(event.host());
    if (!hostRuns.containsKey(event.host())) {
      hostResults.remove(event.host()); // It was not reached: nothing was done there.
    }
    return null;
  }

  /** The hosts of a group that somebody has left out. */
  Set<String> hostsLeftOut() {
    return Collections.unmodifiableSet(hostsLeftOut);
  }

  /** The hosts of a group that were left out first, and have had their turn after all. */
  Set<String> hostsBack() {
    return Collections.unmodifiableSet(hostsBack);
  }

  /** How steps are rolled out over a group of hosts. */
  Optional<JournalRunEvent.RolloutPlanned> rollout() {
    return rollout;
  }

  /** The run of each host that has had its turn, by the host. */
  Map<String, String> hostRuns() {
    return Collections.unmodifiableMap(new LinkedHashMap<>(hostRuns));
  }

  /** What came of each host whose turn is over, by the host. */
  Map<String, JournalRunEvent.HostFinished> hostResults() {
    return Map.copyOf(hostResults);
  }

  @Override
  public Void runFinished(JournalRunEvent.RunFinished event) {
    playedTime.endPart(event.millis());
    return null;
  }

  @Override
  public Void runAborted(JournalRunEvent.RunAborted event) {
    return null;
  }

  private void tookEffect(StepProgress step) {
    step.command()
        .ifPresent(
            command ->
                ran.computeIfAbsent(command.step(), id -> new ArrayList<>())
                    .add(new Ran(parts, tookEffect++, command)));
  }

  private StepProgress step(String id) {
    return steps.computeIfAbsent(id, any -> new StepProgress());
  }
}
