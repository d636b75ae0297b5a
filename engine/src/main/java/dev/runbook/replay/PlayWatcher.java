package dev.runbook.replay;

import dev.runbook.graph.HostUse;
import dev.runbook.graph.Step;
import dev.runbook.graph.StepKind;
import dev.runbook.host.Invocation;
import dev.runbook.run.Hosts;
import dev.runbook.run.RunEvent;
import dev.runbook.run.RunListener;
import dev.runbook.run.StepResult;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Notes what happens in a play. */
final class PlayWatcher implements RunListener {
  private final ScriptedGate gate;
  private final Runnable stopFollowing;
  private final Map<String, StepOutcome> outcomes = new LinkedHashMap<>();
  private final Map<String, ByteArrayOutputStream> output = new LinkedHashMap<>();
  private final List<Sent> sent = new ArrayList<>();
  private Optional<RunEvent.CommandStarted> running = Optional.empty();
  private Optional<String> lastShown = Optional.empty();

  /**
   * A watcher of one play.
   *
   * @param stopFollowing is run where the scenario says that a step which follows something is
   *     stopped
   */
  PlayWatcher(ScriptedGate gate, Runnable stopFollowing) {
    this.gate = gate;
    this.stopFollowing = stopFollowing;
  }

  @Override
  public synchronized void on(RunEvent event) {
    if (event instanceof RunEvent.StepShown shown) {
      lastShown = Optional.of(shown.step().id());
    } else if (event instanceof RunEvent.StepAnswered answered) {
      answered(answered.step(), answered.answer());
    } else if (event instanceof RunEvent.CommandStarted started) {
      running = Optional.of(started);
    } else if (event instanceof RunEvent.CommandFinished) {
      running = Optional.empty();
    } else if (event instanceof RunEvent.StepFinished finished) {
      outcomes.merge(finished.step().id(), outcome(finished), PlayWatcher::last);
    }
  }

  private void answered(Step step, String answer) {
    switch (answer) {
      case "left-out" -> outcomes.put(step.id(), StepOutcome.LEFT_OUT);
      case "skip-failed" -> outcomes.put(step.id(), StepOutcome.FAILED);
      case "retry" -> outcomes.remove(step.id());
      default -> {}
    }
  }

  /** What was left out or has failed before it was skipped is no more than that. */
  private static StepOutcome last(StepOutcome before, StepOutcome now) {
    boolean stays =
        now == StepOutcome.SKIPPED
            && (before == StepOutcome.LEFT_OUT || before == StepOutcome.FAILED);
    return stays ? before : now;
  }

  private StepOutcome outcome(RunEvent.StepFinished finished) {
    StepResult result = finished.result();
    return result.lets() && gate.assumes(finished.step())
        ? StepOutcome.ASSUMED
        : StepOutcome.of(result.word());
  }

  @Override
  public synchronized void stdout(byte[] buffer, int offset, int length) {
    running.ifPresent(
        started -> {
          ByteArrayOutputStream printed =
              output.computeIfAbsent(started.step().id(), any -> new ByteArrayOutputStream());
          printed.write(buffer, offset, length);
          if (started.step().kind() == StepKind.FOLLOW) {
            stopAtItsMark(started.step(), printed.toString(StandardCharsets.UTF_8));
          }
        });
  }

  private void stopAtItsMark(Step step, String printed) {
    StepScript script = gate.scripts().get(step.id());
    boolean isThere =
        script != null
            && script
                .stop()
                .filter(
                    turn ->
                        turn.until().filter(printed::contains).isPresent()
                            || turn.after()
                                .filter(lines -> printed.lines().count() >= lines)
                                .isPresent())
                .isPresent();
    if (isThere) {
      script.isStopped();
      stopFollowing.run();
    }
  }

  /** The hosts, with what they are given noted. */
  Hosts around(Hosts hosts) {
    return use -> new WatchedHost(hosts.host(use), command -> received(use, command));
  }

  private synchronized void received(HostUse use, Invocation command) {
    running.ifPresent(
        started -> sent.add(new Sent(started.step(), started.command(), use, command)));
  }

  /** The step whose turn came last. */
  Optional<String> lastShown() {
    return lastShown;
  }

  Map<String, StepOutcome> outcomes() {
    return outcomes;
  }

  List<Sent> sent() {
    return sent;
  }

  Map<String, String> output() {
    Map<String, String> texts = new LinkedHashMap<>();
    output.forEach((step, bytes) -> texts.put(step, bytes.toString(StandardCharsets.UTF_8)));
    return texts;
  }
}
