package dev.runbook.journal;

import dev.runbook.journal.Provenance.MockScript;
import dev.runbook.plan.Plan;
import dev.runbook.run.Chosen;
import dev.runbook.run.PastPrint;
import dev.runbook.run.PastStep;
import dev.runbook.run.PastStep.PastCommand;
import dev.runbook.run.PastStep.State;
import dev.runbook.run.RanCommand;
import dev.runbook.run.Resumption;
import dev.runbook.run.RunResult;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** How far a run has come, by its records. */
public final class RunProgress {
  private final RunFolder folder;
  private final Map<String, Reckoning> steps = new LinkedHashMap<>();
  private final Map<String, String> shown = new HashMap<>();
  private final Map<Long, Reckoning> byCommand = new LinkedHashMap<>();
  private final JournalRecord first;
  private int parts = 1;
  private String pageSha256;
  private JournalObject mock;
  private boolean done;
  private long commands;
  private final List<Ran> ran = new ArrayList<>();
  private final PlayedTime playedTime = new PlayedTime();

  private RunProgress(RunFolder folder, JournalRecord first) {
    this.folder = folder;
    this.first = first;
    this.pageSha256 = first.object().object("runbook").text("sha256");
    this.mock = first.object().object("mock");
  }

  /** One step while its records are gone through. */
  private static final class Reckoning {
    private State state = State.BEGUN;
    private int part = 1;
    private int attempts;
    private boolean edited;
    private String content = "";
    private int finished;
    private String detail = "";
    private JournalRecord command;
    private boolean inFlight;
    private final List<JournalRecord> printed = new ArrayList<>();
  }

  /** A command that took effect, in one of the run's parts. */
  private record Ran(int part, JournalRecord started) {
    RanCommand command() {
      String run = started.text("run");
      return new RanCommand(started.text("step"), started.text("host"), run, isWhole(run));
    }

    boolean isOf(String step) {
      return started.text("step").equals(step);
    }
  }

  /** Reckons up the records of a run, the first of which says that it began. */
  public static RunProgress of(RunFolder folder, List<JournalRecord> records) {
    RunProgress progress = new RunProgress(folder, records.get(0));
    records.forEach(progress::take);
    return progress;
  }

  /** The record of the run's beginning. */
  public JournalObject beginning() {
    return first.object();
  }

  /** Which steps were asked for. */
  public Chosen chosen() {
    JournalObject chosen = first.object().object("chosen");
    String from = chosen.text("from");
    return new Chosen(
        chosen.texts("with"),
        chosen.texts("skip"),
        chosen.texts("only"),
        Optional.of(from).filter(step -> !step.isEmpty()));
  }

  /** In how many parts it was played so far: one more than it was resumed. */
  public int parts() {
    return parts;
  }

  /** Whether it has ended and everything was done. */
  public boolean isDone() {
    return done;
  }

  /** The hash of the page that its latest part played. */
  public String pageSha256() {
    return pageSha256;
  }

  /** The script of the hosts that its latest part was played against; none of real ones. */
  public Optional<MockScript> mock() {
    String file = mock.text("file");
    return file.isEmpty()
        ? Optional.empty()
        : Optional.of(new MockScript(Path.of(file), mock.text("sha256")));
  }

  /** The values that were given, without secrets and without what the record has not in full. */
  public Map<String, String> values() {
    Map<String, String> values = new LinkedHashMap<>();
    for (JournalObject param : first.object().objects("params")) {
      boolean whole = param.fields().get("value") instanceof String value && isWhole(value);
      if (whole && !param.flag("secret")) {
        values.put(param.text("name"), param.text("value"));
      }
    }
    return values;
  }

  /** What it leaves to the part that goes on. */
  public Resumption resumption() {
    PlannedTexts texts = new PlannedTexts(folder);
    Map<String, PastStep> past = new LinkedHashMap<>();
    Map<String, PastPrint> printed = new LinkedHashMap<>();
    RecordedOutput output = new RecordedOutput(folder);
    steps.forEach(
        (id, step) -> {
          past.put(id, pastStep(step, texts.of(id, step.part), output));
          printed.put(id, printed(step, output));
        });
    return new Resumption(
        past,
        Math.toIntExact(commands),
        Set.of(),
        printed,
        ran.stream().map(Ran::command).toList(),
        playedTime.millis());
  }

  /** The steps of which nobody can say whether they have taken effect. */
  public Set<String> unknownSteps() {
    Set<String> unknown = new TreeSet<>();
    steps.forEach(
        (id, step) -> {
          if (state(step) == State.UNKNOWN) {
            unknown.add(id);
          }
        });
    return unknown;
  }

  private static PastPrint printed(Reckoning step, RecordedOutput output) {
    return step.printed.size() == step.finished
        ? output.stdout(step.printed)
        : PastPrint.lost("nobody saw the end of it");
  }

  private static State state(Reckoning step) {
    return step.state == State.BEGUN && step.inFlight ? State.UNKNOWN : step.state;
  }

  private static PastStep pastStep(Reckoning step, List<String> texts, RecordedOutput output) {
    return new PastStep(
        state(step),
        step.attempts,
        step.content,
        step.edited,
        step.finished,
        Optional.ofNullable(step.command).map(record -> command(record, output)),
        step.detail,
        texts);
  }

  private static PastCommand command(JournalRecord record, RecordedOutput output) {
    long number = number(record, "number");
    return new PastCommand(
        number,
        record.text("text"),
        record.text("run"),
        isWhole(record.text("run")),
        record.text("host"),
        record.time(),
        output.lastLines(number));
  }

  private void take(JournalRecord record) {
    playedTime.take(record);
    done =
        record.event().equals("run.finished")
            && record.text("result").equals(RunResult.DONE.word());
    switch (record.event()) {
      case "run.resumed" -> resumed(record);
      case "step.shown" -> shown.put(record.text("step"), record.text("content"));
      case "step.answered" -> answered(record);
      case "step.started" -> started(record);
      case "command.started" -> commandStarted(record);
      case "command.finished" -> commandFinished(record);
      case "step.finished" -> finished(record);
      case "step.settled" -> settled(record);
      default -> {}
    }
  }

  private void resumed(JournalRecord record) {
    parts++;
    pageSha256 = record.object().object("runbook").text("sha256");
    mock = record.object().object("mock");
  }

  /** Once edited, a step is tried again with its edited commands until the page's are wanted. */
  private void answered(JournalRecord record) {
    String answer = record.text("answer");
    boolean newTexts = answer.equals("retry") && !record.text("detail").isEmpty();
    if (answer.equals("run") || answer.equals("edit") || newTexts) {
      step(record).edited = !answer.equals("run");
    }
  }

  private void started(JournalRecord record) {
    Reckoning step = step(record);
    step.state = State.BEGUN;
    step.part = parts;
    step.attempts++;
    step.content = record.text("content");
    step.finished = (int) number(record, "first");
    step.detail = "";
    step.command = null;
    step.inFlight = false;
    if (step.finished == 0) {
      step.printed.clear();
      ran.removeIf(command -> command.part() < parts && command.isOf(record.text("step")));
    }
  }

  /** A check changes nothing, so one that was cut off leaves nothing open. */
  private void commandStarted(JournalRecord record) {
    commands = Math.max(commands, number(record, "number"));
    if (record.object().flag("check")) {
      return;
    }
    Reckoning step = step(record);
    step.command = record;
    step.inFlight = true;
    byCommand.put(number(record, "number"), step);
  }

  private void commandFinished(JournalRecord record) {
    Reckoning step = byCommand.get(number(record, "number"));
    if (step == null) {
      return;
    }
    String outcome = record.text("outcome");
    if (outcome.equals("unknown")) {
      step.state = State.UNKNOWN;
      step.detail = record.text("detail");
      return;
    }
    step.inFlight = false;
    if (outcome.equals("ok")) {
      step.finished++;
      step.printed.add(record);
      ran.add(new Ran(parts, step.command));
    } else {
      step.state = State.FAILED;
      step.detail = record.text("detail");
    }
  }

  private void finished(JournalRecord record) {
    Reckoning step = step(record);
    step.detail = record.text("reason");
    step.inFlight = false;
    step.state =
        switch (record.text("result")) {
          case "ok" -> State.DONE;
          case "skipped" -> State.SKIPPED;
          case "unknown" -> State.UNKNOWN;
          default -> State.FAILED;
        };
    if (step.content.isEmpty()) {
      step.part = parts;
      step.content = shown.getOrDefault(record.text("step"), "");
    }
  }

  private void settled(JournalRecord record) {
    Reckoning step = step(record);
    boolean tookEffect = record.text("verdict").equals("happened");
    if (tookEffect && step.command != null && (step.inFlight || step.state == State.UNKNOWN)) {
      ran.add(new Ran(parts, step.command));
    }
    step.part = parts;
    step.content = record.text("content");
    step.finished = (int) number(record, "first");
    step.inFlight = false;
    step.edited = false;
    step.state = record.object().flag("done") ? State.DONE : State.BEGUN;
    step.detail = record.text("reason");
  }

  private Reckoning step(JournalRecord record) {
    return steps.computeIfAbsent(record.text("step"), id -> new Reckoning());
  }

  private static long number(JournalRecord record, String key) {
    return record.object().number(key).orElse(0);
  }

  private static boolean isWhole(String value) {
    return !value.contains(Plan.MASK) && !value.contains("… [cut here; ");
  }
}
