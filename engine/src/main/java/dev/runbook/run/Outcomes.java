package dev.runbook.run;

import dev.runbook.graph.HiddenFailure;
import dev.runbook.graph.Step;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The outcome of each step of a run, so far. */
public final class Outcomes implements RunListener {
  private final Map<String, Integer> commands = new HashMap<>();
  private final Map<String, StepOutcome> byId = new LinkedHashMap<>();
  private final Map<String, Set<HiddenFailure>> hidden = new LinkedHashMap<>();
  private Optional<Step> inFlight = Optional.empty();

  /** Those of a run that has not begun. */
  public Outcomes() {}

  @Override
  public void on(RunEvent event) {
    if (event instanceof RunEvent.RunResumed resumed) {
      resumed(resumed.past());
    } else if (event instanceof RunEvent.StepAnswered answered) {
      if (answered.answer() == StepAnswer.SKIP_FAILED) {
        byId.putIfAbsent(
            answered.step().id(), StepOutcome.FAILED); // An earlier part has recorded its end.
      }
    } else if (event instanceof RunEvent.StepUnproven unproven) {
      hidden
          .computeIfAbsent(unproven.step().id(), any -> new LinkedHashSet<>())
          .add(unproven.hidden());
    } else if (event instanceof RunEvent.StepKept kept) {
      byId.put(kept.step().id(), kept.past().state().outcome());
    } else if (event instanceof RunEvent.StepFound found) {
      if (found.past().state() == PastStep.State.UNKNOWN) {
        byId.put(found.step().id(), StepOutcome.UNKNOWN);
      }
    } else if (event instanceof RunEvent.StepSettled settled) {
      settled(settled);
    } else if (event instanceof RunEvent.CommandStarted started) {
      inFlight = Optional.of(started.step()).filter(step -> !started.isCheck());
    } else if (event instanceof RunEvent.StepStarted started) {
      commands.put(started.step().id(), started.first());
    } else if (event instanceof RunEvent.CommandFinished finished) {
      if (inFlight.isPresent() && finished.outcome().isOk()) {
        commands.merge(finished.step().id(), 1, Integer::sum);
      }
      inFlight = Optional.empty();
    } else if (event instanceof RunEvent.StepFinished finished) {
      byId.put(finished.step().id(), finished.result().stepOutcome());
    }
  }

  /** A run that is rolled back comes to none of its earlier steps again. */
  private void resumed(Resumption past) {
    if (past.rollback().isPresent()) {
      past.steps().forEach((id, step) -> byId.put(id, step.state().outcome()));
    }
  }

  private void settled(RunEvent.StepSettled settled) {
    if (settled.verdict() == StepVerdict.KEPT) {
      byId.put(settled.step().id(), StepOutcome.OK);
    } else {
      byId.remove(settled.step().id());
    }
  }

  /** What came of each step that had its turn, by its id; a command without an end is unknown. */
  public Map<String, StepOutcome> byStep() {
    Map<String, StepOutcome> all = new LinkedHashMap<>(byId);
    inFlight.ifPresent(step -> all.put(step.id(), StepOutcome.UNKNOWN));
    return Map.copyOf(all);
  }

  /** Where success of a step says less than it seems to, as far as it had its turn. */
  public List<HiddenFailure> hiddenFailures(Step step) {
    return List.copyOf(hidden.getOrDefault(step.id(), Set.of()));
  }

  /** How many commands of a step have ended well. */
  public int commands(Step step) {
    return commands.getOrDefault(step.id(), 0);
  }

  /** What came of a step. */
  public StepOutcome of(Step step) {
    return inFlight.filter(now -> now.id().equals(step.id())).isPresent()
        ? StepOutcome.UNKNOWN
        : byId.getOrDefault(step.id(), StepOutcome.NOT_REACHED);
  }
}
