package dev.runbook.journal;

import dev.runbook.journal.Provenance.MockScript;
import dev.runbook.run.Chosen;
import dev.runbook.run.PastPrint;
import dev.runbook.run.PastStep;
import dev.runbook.run.PastStep.State;
import dev.runbook.run.RanCommand;
import dev.runbook.run.Resumption;
import dev.runbook.run.RunResult;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** How far a run has come, by its records. */
public final class RunProgress {
  private final RunFolder folder;
  private final Map<String, StepProgress> steps = new LinkedHashMap<>();
  private final Map<String, String> shown = new HashMap<>();
  private final Set<String> edited = new HashSet<>();
  private final Map<Long, StepProgress> byCommand = new LinkedHashMap<>();
  private final Map<String, String> values = new LinkedHashMap<>();
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
    given(first);
  }

  /** A command that took effect, in one of the run's parts. */
  private record Ran(int part, JournalRecord started) {
    RanCommand command() {
      String run = started.text("run");
      boolean whole = StepProgress.isWhole(run);
      return new RanCommand(started.text("step"), started.text("host"), run, whole);
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

  /**
   * The values that were given, each as its latest part had it, without secrets and without what
   * the record has not in full.
   */
  public Map<String, String> values() {
    return Map.copyOf(values);
  }

  /** What it leaves to the part that goes on. */
  public Resumption resumption() {
    PlannedTexts texts = new PlannedTexts(folder);
    Map<String, PastStep> past = new LinkedHashMap<>();
    Map<String, PastPrint> printed = new LinkedHashMap<>();
    RecordedOutput output = new RecordedOutput(folder);
    steps.forEach(
        (id, step) -> {
          past.put(id, step.asPast(texts.of(id, step.part()), output));
          printed.put(id, step.printed(output));
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
          if (step.state() == State.UNKNOWN) {
            unknown.add(id);
          }
        });
    return unknown;
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
    given(record);
  }

  /** What a part was not given stays as it was, and of what is covered nothing is known. */
  private void given(JournalRecord record) {
    for (JournalObject param : record.object().objects("params")) {
      if (param.fields().get("value") instanceof String value && !param.flag("secret")) {
        values.remove(param.text("name"));
        if (StepProgress.isWhole(value)) {
          values.put(param.text("name"), value);
        }
      }
    }
  }

  /** Once edited, a step is tried again with its edited commands until the page's are wanted. */
  private void answered(JournalRecord record) {
    String answer = record.text("answer");
    boolean newTexts = answer.equals("retry") && !record.text("detail").isEmpty();
    if (answer.equals("edit") || newTexts) {
      edited.add(record.text("step"));
    } else if (answer.equals("run")) {
      edited.remove(record.text("step"));
    }
  }

  private void started(JournalRecord record) {
    String id = record.text("step");
    StepProgress step = step(record);
    step.started(record, parts, edited.contains(id));
    if (step.isAtItsBeginning()) {
      ran.removeIf(command -> command.part() < parts && command.isOf(id));
    }
  }

  /** A check changes nothing, so one that was cut off leaves nothing open. */
  private void commandStarted(JournalRecord record) {
    commands = Math.max(commands, number(record));
    if (!record.object().flag("check")) {
      step(record).commandStarted(record);
      byCommand.put(number(record), step(record));
    }
  }

  private void commandFinished(JournalRecord record) {
    StepProgress step = byCommand.get(number(record));
    if (step != null && step.commandFinished(record)) {
      tookEffect(step);
    }
  }

  private void finished(JournalRecord record) {
    step(record).finished(record, parts, shown.getOrDefault(record.text("step"), ""));
  }

  private void settled(JournalRecord record) {
    StepProgress step = step(record);
    boolean wasUnknown = step.state() == State.UNKNOWN;
    step.settled(record, parts);
    if (wasUnknown && record.text("verdict").equals("happened")) {
      tookEffect(step);
    }
  }

  private void tookEffect(StepProgress step) {
    step.command().ifPresent(started -> ran.add(new Ran(parts, started)));
  }

  private StepProgress step(JournalRecord record) {
    return steps.computeIfAbsent(record.text("step"), id -> new StepProgress());
  }

  private static long number(JournalRecord record) {
    return record.object().number("number").orElse(0);
  }
}
