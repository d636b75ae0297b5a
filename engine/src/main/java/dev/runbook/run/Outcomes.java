package dev.runbook.run;

import dev.runbook.graph.HiddenFailure;
import dev.runbook.graph.Step;
import dev.runbook.host.Outcome;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What came of each step of a run, in the word that journals, scenarios and screens share.
 *
 * <p>Steps whose commands ran have the word of the {@link Outcome} that decided them, such as
 * {@link #OK}, {@link #FAILED}, {@code timed-out}, {@code signalled}, {@code not-started} and
 * {@link #UNKNOWN}.
 */
public final class Outcomes implements RunListener {
  /** It ended well. */
  public static final String OK = "ok";

  /** A command of it failed. */
  public static final String FAILED = "failed";

  /** A task of a person that nobody was asked about. */
  public static final String ASSUMED = "assumed";

  /** The operator skipped it, or its condition did not hold. */
  public static final String SKIPPED = "skipped";

  /** It did not run, and nobody was asked. */
  public static final String LEFT_OUT = "left-out";

  /** The run ended before its turn. */
  public static final String NOT_REACHED = "not-reached";

  /** Whether it has taken effect is not known. */
  public static final String UNKNOWN = "unknown";

  /** It never began, and that is certain. */
  public static final String NOT_STARTED = "not-started";

  /** It took longer than it was given. */
  public static final String TIMED_OUT = "timed-out";

  /** A signal ended it. */
  public static final String SIGNALLED = "signalled";

  private static final Set<String> FAILURES = Set.of(FAILED, NOT_STARTED, TIMED_OUT, SIGNALLED);

  private final Map<String, Integer> commands = new HashMap<>();
  private final Map<String, String> words = new LinkedHashMap<>();
  private final Map<String, Set<HiddenFailure>> hidden = new LinkedHashMap<>();
  private Optional<Step> inFlight = Optional.empty();

  /** Those of a run that has not begun. */
  public Outcomes() {}

  @Override
  public void on(RunEvent event) {
    if (event instanceof RunEvent.RunResumed resumed) {
      resumed(resumed.past());
    } else if (event instanceof RunEvent.StepAnswered answered) {
      if (answered.answer().equals("skip-failed")) {
        words.putIfAbsent(answered.step().id(), FAILED); // An earlier part has recorded its end.
      }
    } else if (event instanceof RunEvent.StepUnproven unproven) {
      hidden
          .computeIfAbsent(unproven.step().id(), any -> new LinkedHashSet<>())
          .add(unproven.hidden());
    } else if (event instanceof RunEvent.StepKept kept) {
      words.put(kept.step().id(), kept.past().state().outcome());
    } else if (event instanceof RunEvent.StepFound found) {
      if (found.past().state() == PastStep.State.UNKNOWN) {
        words.put(found.step().id(), UNKNOWN);
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
      words.put(finished.step().id(), finished.result().word());
    }
  }

  /** A run that is rolled back comes to none of its earlier steps again. */
  private void resumed(Resumption past) {
    if (past.rollback().isPresent()) {
      past.steps().forEach((id, step) -> words.put(id, step.state().outcome()));
    }
  }

  private void settled(RunEvent.StepSettled settled) {
    if (settled.verdict().equals("kept")) {
      words.put(settled.step().id(), OK);
    } else {
      words.remove(settled.step().id());
    }
  }

  /** What came of each step that had its turn, by its id; a command without an end is unknown. */
  public Map<String, String> byStep() {
    Map<String, String> all = new LinkedHashMap<>(words);
    inFlight.ifPresent(step -> all.put(step.id(), UNKNOWN));
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

  /** Whether a word says that a step has failed, in whatever way. */
  public static boolean isFailure(String word) {
    return FAILURES.contains(word);
  }

  /** What came of a step. */
  public String of(Step step) {
    return byStep().getOrDefault(step.id(), NOT_REACHED);
  }
}
