package dev.runbook.replay;

import dev.runbook.document.Settings;
import dev.runbook.graph.AlternativeSteps;
import dev.runbook.graph.Step;
import dev.runbook.graph.StepGraph;
import dev.runbook.graph.StepKind;
import dev.runbook.journal.PastRun;
import dev.runbook.journal.event.JournalEvent;
import dev.runbook.journal.event.JournalRemark.WaveAnswered;
import dev.runbook.journal.event.JournalRunEvent.RunStarted;
import dev.runbook.journal.event.JournalRunEvent.ValuesChanged;
import dev.runbook.journal.event.JournalStepEvent.CommandStarted;
import dev.runbook.journal.event.JournalStepEvent.StepAnswered;
import dev.runbook.journal.event.JournalStepEvent.StepFinished;
import dev.runbook.journal.event.JournalStepEvent.StepSettled;
import dev.runbook.journal.event.JournalStepEvent.StepShown;
import dev.runbook.run.StepAnswer;
import dev.runbook.run.StepOutcome;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Writes the answers of a past run as a scenario does. */
final class RecordedAnswers {
  /** What was said in one turn of a step. */
  private static final class Turn {
    private final List<String> confirmed = new ArrayList<>();
    private final List<Object> onFailure = new ArrayList<>();
    private final Map<String, String> changed = new LinkedHashMap<>();
    private Object atGate = "";
    private Object pick = "";
    private String passedOver = "";
    private boolean hasRun;

    /**
     * As a scenario says it; nothing where nothing needs to be said. Values are changed before
     * anything else is answered, and whoever changes some for an optional step runs it.
     */
    List<Object> said() {
      Object rest = rest();
      if (changed.isEmpty()) {
        return rest.equals("") ? List.of() : List.of(rest);
      }
      Map<String, Object> change = Map.of("change", changed);
      return rest.equals("") || rest.equals("run") ? List.of(change) : List.of(change, rest);
    }

    private Object rest() {
      Map<String, Object> keys = new LinkedHashMap<>();
      if (atGate instanceof Map<?, ?> map) {
        map.forEach((key, value) -> keys.put(key.toString(), value));
      }
      if (!confirmed.isEmpty()) {
        keys.put("confirm", confirmed.size() == 1 ? confirmed.get(0) : confirmed);
      }
      if (!pick.equals("")) {
        keys.put("pick", pick);
      }
      if (!onFailure.isEmpty()) {
        keys.put("on-failure", onFailure.size() == 1 ? onFailure.get(0) : onFailure);
      }
      return keys.isEmpty() ? atGate : keys;
    }
  }

  private final StepGraph page;
  private final AlternativeSteps alternatives;
  private final Map<String, List<Turn>> turns = new LinkedHashMap<>();
  private final Map<String, String> outcomes = new LinkedHashMap<>();
  private final List<String> asked = new ArrayList<>();
  private final Map<String, String> late = new LinkedHashMap<>();
  private final Set<String> deselected = new HashSet<>();

  /**
   * Of a run, and of those on the hosts of a group that it has led.
   *
   * @param hosts these; what was typed for their waves was confirmed for each of them, and all of
   *     them were answered alike
   */
  RecordedAnswers(PastRun run, Collection<PastRun> hosts, StepGraph page) {
    this.page = page;
    this.alternatives = new AlternativeSteps(page.steps());
    run.contents().records().forEach(record -> take(record.event()));
    List<RecordedAnswers> each =
        hosts.stream().map(host -> new RecordedAnswers(host, List.of(), page)).toList();
    GroupOutcomes all = new GroupOutcomes();
    each.forEach(host -> all.add(host.ended()));
    all.byStep().forEach((step, outcome) -> outcomes.put(step, outcome.word()));
    each.stream().findFirst().ifPresent(this::addAnswers);
  }

  private Map<String, StepOutcome> ended() {
    Map<String, StepOutcome> ended = new LinkedHashMap<>();
    outcomes.forEach((step, word) -> ended.put(step, StepOutcome.of(word)));
    return ended;
  }

  private void addAnswers(RecordedAnswers host) {
    host.turns.forEach(
        (step, said) -> {
          said.forEach(turn -> turn.confirmed.clear());
          turns.computeIfAbsent(step, any -> new ArrayList<>()).addAll(said);
        });
  }

  private void take(JournalEvent event) {
    if (event instanceof RunStarted started) {
      started
          .omitted()
          .forEach(
              step ->
                  answered(
                      new StepAnswered(step.step(), StepAnswer.DESELECTED, ""), turn(step.step())));
    } else if (event instanceof StepShown shown) {
      turns.computeIfAbsent(shown.step(), any -> new ArrayList<>()).add(new Turn());
    } else if (event instanceof WaveAnswered wave) {
      answered(wave);
    } else if (event instanceof StepAnswered answered) {
      answered(answered, turn(answered.step()));
    } else if (event instanceof CommandStarted started) {
      turn(started.step()).hasRun |= isOwn(started);
      picked(started);
    } else if (event instanceof ValuesChanged changed) {
      changed(changed, turn(changed.step()));
    } else if (event instanceof StepSettled settled && settled.isByOperator()) {
      turn(settled.step()).onFailure.add(Map.of(settled.verdict(), settled.reason()));
    } else if (event instanceof StepFinished finished) {
      if (!deselected.contains(finished.step())) {
        outcomes.put(finished.step(), finished.ended().word());
      }
      boolean manual = is(finished.step(), StepKind.MANUAL);
      if (manual && finished.ended() == StepOutcome.OK) {
        turn(finished.step()).atGate = "done";
      }
    }
  }

  /** Waves of as many hosts take the same word again. */
  private void answered(WaveAnswered wave) {
    if (!wave.step().isEmpty()) {
      asked.add(wave.step());
      if (wave.given()) {
        turn(wave.step()).confirmed.add(wave.word());
      }
    }
  }

  /** A secret is not on record: the new one is made up, as the first was. */
  private void changed(ValuesChanged changed, Turn turn) {
    Map<String, String> values = new LinkedHashMap<>();
    changed
        .values()
        .forEach(
            each ->
                values.put(
                    each.name(),
                    each.value().orElse(Recording.inventedValue(each.name()) + "-again")));
    if (changed.before().isEmpty() && !isChosen(values)) {
      late.putAll(values);
    } else if (turn.hasRun) {
      turn.onFailure.add(Map.of("change", values));
    } else {
      turn.changed.putAll(values);
    }
  }

  /** Rather than what names choices, a condition or a check. */
  private boolean isOwn(CommandStarted started) {
    return page.step(started.step()).stream()
        .flatMap(step -> step.commands().stream())
        .anyMatch(command -> command.line() == started.line());
  }

  /** Whether they were chosen from what was there; others were put off until they were needed. */
  private boolean isChosen(Map<String, String> values) {
    Map<String, Settings.DeclaredParam> params = page.document().frontMatter().settings().params();
    return values.keySet().stream()
        .anyMatch(name -> params.containsKey(name) && params.get(name).choicesFrom().isPresent());
  }

  /** Values that were given when their first step came. */
  Map<String, String> late() {
    return late;
  }

  private Turn turn(String step) {
    List<Turn> all = turns.computeIfAbsent(step, any -> new ArrayList<>());
    if (all.isEmpty()) {
      all.add(new Turn());
    }
    return all.get(all.size() - 1);
  }

  private boolean is(String step, StepKind kind) {
    return page.step(step).filter(each -> each.kind() == kind).isPresent();
  }

  private void answered(StepAnswered answered, Turn turn) {
    answered.kind().ifPresent(answer -> answered(answer, answered, turn));
  }

  private void answered(StepAnswer answer, StepAnswered answered, Turn turn) {
    List<String> lines = answered.detail().lines().toList();
    switch (answer) {
      case CONFIRMED -> {
        asked.add(answered.step());
        if (!turn.confirmed.contains(answered.detail())) {
          turn.confirmed.add(answered.detail());
        }
      }
      case NOT_CONFIRMED -> asked.add(answered.step());
      case RUN -> turn.atGate = needsWord(answered.step()) ? "run" : turn.atGate;
      case EDIT -> turn.atGate = Map.of("edit", lines);
      case SKIP, NOT_AGAIN ->
          turn.atGate = answered.detail().isEmpty() ? "skip" : Map.of("skip", answered.detail());
      case DESELECTED -> {
        turn.atGate = Map.of("skip", "it was not asked for");
        outcomes.put(answered.step(), StepOutcome.SKIPPED.word());
        deselected.add(answered.step());
      }
      case QUIT, BACK -> turn.atGate = answer.word();
      case RETRY -> turn.onFailure.add(lines.isEmpty() ? "retry" : Map.of("edit", lines));
      case AGAIN -> turn.onFailure.add(lines.isEmpty() ? "again" : Map.of("edit-command", lines));
      case WITH_TERMINAL -> turn.onFailure.add("with-terminal");
      case NEXT_COMMAND -> {
        turn.onFailure.add(Map.of("next", answered.detail()));
        turn.passedOver = answered.detail();
      }
      case SKIP_FAILED -> {
        // After the last of its commands a step that went on is passed over without being asked.
        if (!answered.detail().equals(turn.passedOver)) {
          turn.onFailure.add("skip");
        }
      }
      case ROLL_BACK -> turn.onFailure.add("roll-back");
      default -> {}
    }
  }

  /** An optional step, and one in which somebody types, do not run by themselves. */
  private boolean needsWord(String step) {
    return page.step(step)
        .filter(each -> each.optional() || each.kind() == StepKind.INTERACTIVE)
        .isPresent();
  }

  /** Of several alternatives the one of which something ran was picked. */
  private void picked(CommandStarted started) {
    Optional<Step> step = page.step(started.step());
    if (step.filter(Step::pickOne).isPresent()) {
      List<String> texts = step.get().commands().stream().map(each -> each.text()).toList();
      turn(started.step()).pick = String.valueOf(1 + texts.indexOf(started.text()));
    } else if (step.filter(this::isAlternative).isPresent()) {
      turn(started.step()).pick = started.step();
    }
  }

  private boolean isAlternative(Step step) {
    return !alternatives.of(step).isEmpty();
  }

  /** The answers by step. */
  Map<String, Object> answers() {
    Map<String, Object> all = new LinkedHashMap<>();
    turns.forEach(
        (step, said) -> {
          List<Object> answers = said.stream().flatMap(each -> each.said().stream()).toList();
          if (!answers.isEmpty()) {
            all.put(step, answers.size() == 1 ? answers.get(0) : answers);
          }
        });
    return all;
  }

  /** What was typed to confirm danger. */
  Set<String> confirmed() {
    return turns.values().stream()
        .flatMap(List::stream)
        .flatMap(turn -> turn.confirmed.stream())
        .collect(Collectors.toSet());
  }

  /** How the steps ended. */
  Map<String, String> outcomes() {
    return outcomes;
  }

  /** The steps whose danger was asked about, in order. */
  List<String> asked() {
    return asked;
  }
}
