package dev.runbook.replay;

import dev.runbook.graph.Command;
import dev.runbook.graph.Step;
import dev.runbook.graph.StepKind;
import dev.runbook.host.mock.DrillFault;
import dev.runbook.host.mock.MockHosts;
import dev.runbook.host.mock.ReceivedCommand;
import dev.runbook.run.RunEvent;
import dev.runbook.run.RunListener;
import dev.runbook.run.StepOutcome;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;

/** Collects the events of a play. */
final class PlayWatcher implements RunListener {
  private final ScriptedGate gate;
  private final MockHosts mocks;
  private final Runnable stopFollowing;

  /** What the hosts had received in an earlier play. */
  private final int before;

  private final Map<String, StepOutcome> outcomes = new LinkedHashMap<>();
  private final Map<String, ByteArrayOutputStream> output = new LinkedHashMap<>();
  private final List<SentCommand> sent = new ArrayList<>();
  private final HostTurns turns = new HostTurns();

  /** What the command that runs has printed. */
  private final ByteArrayOutputStream printed = new ByteArrayOutputStream();

  private Optional<RunEvent.CommandStarted> running = Optional.empty();
  private final Map<String, Runnable> atSteps = new HashMap<>();
  private final Map<String, Optional<Integer>> failing = new HashMap<>();
  private Optional<String> lastShown = Optional.empty();

  /**
   * A watcher of one play.
   *
   * @param mocks its hosts
   * @param stopFollowing is run where the scenario says that a step which follows something is
   *     stopped
   */
  PlayWatcher(ScriptedGate gate, MockHosts mocks, Runnable stopFollowing) {
    this.gate = gate;
    this.mocks = mocks;
    this.before = mocks.logSize();
    this.stopFollowing = stopFollowing;
  }

  /** Begins with how steps stand that an earlier part of the run has played. */
  void begin(Map<String, StepOutcome> earlier, HostTurns before) {
    outcomes.putAll(earlier);
    turns.begin(before);
  }

  /** The turns of a group's hosts. */
  HostTurns turns() {
    return turns;
  }

  /** The run was cut off: what was in flight then has been sent, and nobody has seen its end. */
  synchronized void markCut() {
    running.ifPresent(
        started -> {
          mocks
              .logAfter(before + sent.size())
              .forEach(each -> sent.add(sent(started.step(), started.command(), each)));
          outcomes.put(started.step().id(), StepOutcome.UNKNOWN);
        });
  }

  private SentCommand sent(Step step, Command command, ReceivedCommand received) {
    return new SentCommand(
        step, command, received, Optional.empty(), printed.toString(StandardCharsets.UTF_8));
  }

  /** Does something when the turn of a step comes. */
  void at(String step, Runnable action) {
    atSteps.put(step, action);
  }

  /**
   * Lets the first command of a step fail.
   *
   * @param status what it ends with; empty for the first that is no success of the step
   */
  void fails(String step, Optional<Integer> status) {
    failing.put(step, status);
  }

  private void failing(RunEvent.CommandStarted started) {
    Step step = started.step();
    boolean isOwn =
        step.commands().stream()
            .anyMatch(command -> command.span().equals(started.command().span()));
    if (isOwn && failing.containsKey(step.id())) {
      int status =
          failing
              .remove(step.id())
              .orElseGet(
                  () ->
                      IntStream.rangeClosed(1, 255)
                          .filter(each -> !step.options().okExit().contains(each))
                          .findFirst()
                          .orElse(1));
      mocks.injectFault(mocks.logSize() + 1, DrillFault.exit(status));
    }
  }

  @Override
  public synchronized void on(RunEvent event) {
    turns.on(event);
    if (event instanceof RunEvent.StepShown shown) {
      lastShown = Optional.of(shown.step().id());
      atSteps.getOrDefault(shown.step().id(), () -> {}).run();
      gate.beginStep(shown.step());
    } else if (event instanceof RunEvent.CommandStarted started) {
      running = Optional.of(started);
      failing(started);
      printed.reset();
    } else if (event instanceof RunEvent.CommandFinished finished) {
      running = Optional.empty();
      mocks.logAfter(before + sent.size()).forEach(each -> sent.add(sent(finished, each)));
    } else if (event instanceof RunEvent.StepFinished finished) {
      outcomes.put(finished.step().id(), StepOutcome.of(finished.result().word()));
    } else if (event instanceof RunEvent.StepKept kept) {
      outcomes.putIfAbsent(kept.step().id(), StepOutcome.OK);
    }
  }

  private SentCommand sent(RunEvent.CommandFinished finished, ReceivedCommand received) {
    return new SentCommand(
        finished.step(),
        finished.command(),
        received,
        finished.status(),
        received.typed() ? "" : printed.toString(StandardCharsets.UTF_8));
  }

  @Override
  public synchronized void stdout(byte[] buffer, int offset, int length) {
    running
        .filter(started -> !started.namesChoices())
        .ifPresent(
            started -> {
              ByteArrayOutputStream ofStep =
                  output.computeIfAbsent(started.step().id(), any -> new ByteArrayOutputStream());
              ofStep.write(buffer, offset, length);
              printed.write(buffer, offset, length);
              if (started.step().kind() == StepKind.FOLLOW) {
                stopAtItsMark(started.step(), ofStep.toString(StandardCharsets.UTF_8));
              }
            });
  }

  private void stopAtItsMark(Step step, String printed) {
    StepScript script = gate.scripts().get(step.id());
    boolean isThere =
        script != null && script.stop().filter(turn -> turn.running().stopsAt(printed)).isPresent();
    if (isThere) {
      script.markStopped();
      stopFollowing.run();
    }
  }

  /** The step whose turn came last. */
  Optional<String> lastShown() {
    return lastShown;
  }

  Map<String, StepOutcome> outcomes() {
    Map<String, StepOutcome> all = new LinkedHashMap<>(outcomes);
    all.putAll(turns.outcomes());
    return all;
  }

  List<SentCommand> sent() {
    return sent;
  }

  Map<String, String> output() {
    Map<String, String> texts = new LinkedHashMap<>();
    output.forEach((step, bytes) -> texts.put(step, bytes.toString(StandardCharsets.UTF_8)));
    return texts;
  }
}
