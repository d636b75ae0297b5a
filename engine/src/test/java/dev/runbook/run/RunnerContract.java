package dev.runbook.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.runbook.EngineConfig;
import dev.runbook.Runbooks;
import dev.runbook.host.OutputSink;
import dev.runbook.host.mock.MockHosts;
import dev.runbook.plan.Plan;
import dev.runbook.source.Problems;
import dev.runbook.source.Source;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * What a run promises wherever its steps run and wherever its events go: each pair of the two has
 * to pass this.
 */
abstract class RunnerContract {
  private static final String PAGE =
      """
      # Move

      ```bash
      # One
      ssh web1 "one"

      # Two
      ssh web1 "two-a"
      ssh web1 "two-b"

      # Three
      ssh web1 "three"
      ```
      """;

  private static final List<String> ALL = List.of("one", "two-a", "two-b", "three");

  @TempDir Path folder;

  /** What has really run, in order. */
  final List<String> effects = new ArrayList<>();

  /** The commands that fail. */
  final List<String> failing = new ArrayList<>();

  private Runbooks runbooks;
  private Plan plan;

  /** Where steps run: each command that takes effect is added to {@link #effects}. */
  abstract StepExecutor.Factory executors(Runbooks runbooks);

  /** Where events go, and come back from; empty in the beginning. */
  abstract Records records(Plan plan);

  /** The record of one run. */
  interface Records {
    /** Takes the events of the run's first part. */
    Recorder begin();

    /** What the parts so far have left. */
    Resumption left();

    /** Takes the events of a part that goes on. */
    Recorder goOn();

    /** A part is over, or its process is dead. */
    void release();
  }

  /** The process dies. */
  private static final class Died extends Error {
    private static final long serialVersionUID = 1;
  }

  @BeforeEach
  void open() throws IOException {
    Files.writeString(folder.resolve("move.md"), PAGE);
    Problems problems =
        new Problems(Source.of("hosts.yaml", "hosts: {web1: {otherwise: ok}, local: {}}"));
    MockHosts mocks = MockHosts.parse(problems.source(), problems).orElseThrow();
    EngineConfig config =
        EngineConfig.builder().environment(Map.of()).library(List.of(folder)).build();
    runbooks = Runbooks.on(mocks, config);
    plan = runbooks.plan("move", Map.of());
  }

  @AfterEach
  void close() {
    runbooks.close();
  }

  @Test
  void runsEachCommandOnceWhereverTheProcessDies() {
    int points = points();
    for (int at = 1; at <= points; at++) {
      for (boolean recorded : at == 1 ? List.of(true) : List.of(true, false)) {
        effects.clear();
        Records records = records(plan);
        playUntilDeath(records, at, recorded);
        RunEnd ended = resume(records, new Truthful());

        assertThat(ended.result()).as("death at event %d", at).isEqualTo(RunResult.DONE);
        assertThat(effects).as("death at event %d, recorded: %s", at, recorded).isEqualTo(ALL);
      }
    }
    assertThat(points).isGreaterThan(15);
  }

  @Test
  void leavesOpenWhatWasInFlightWhereThereIsNobodyToAsk() {
    int open = 0;
    for (int at = 1; at <= points(); at++) {
      effects.clear();
      Records records = records(plan);
      playUntilDeath(records, at, true);
      boolean inFlight =
          records.left().steps().values().stream()
              .anyMatch(step -> step.state() == PastStep.State.UNKNOWN);
      List<String> before = List.copyOf(effects);
      RunEnd ended = resume(records, new Yes());

      assertThat(ended.result()).isEqualTo(inFlight ? RunResult.UNKNOWN : RunResult.DONE);
      if (inFlight) {
        assertThat(effects).isEqualTo(before);
        open++;
      }
    }
    assertThat(open).as("each command was in flight at one point").isEqualTo(ALL.size());
  }

  @Test
  void runsNothingOfARunThatIsDone() {
    Records records = records(plan);
    assertThat(play(records.begin(), new Yes()).result()).isEqualTo(RunResult.DONE);
    records.release();

    assertThat(resume(records, new Yes()).result()).isEqualTo(RunResult.DONE);
    assertThat(effects).isEqualTo(ALL);
  }

  @Test
  void triesAFailedStepAgainOnlyWhereAPersonSaysSo() {
    failing.add("two-b");
    Records records = records(plan);
    assertThat(play(records.begin(), new Yes()).result()).isEqualTo(RunResult.FAILED);
    records.release();
    failing.clear();

    assertThat(resume(records, new Yes()).result()).isEqualTo(RunResult.FAILED);
    assertThat(effects).containsExactly("one", "two-a", "two-b");
    assertThat(resume(records, new Truthful()).result()).isEqualTo(RunResult.DONE);
    assertThat(effects).containsExactly("one", "two-a", "two-b", "two-a", "two-b", "three");
  }

  @Test
  void startsNothingThatCannotBeRecorded() {
    for (int at = 1; at <= points(); at++) {
      effects.clear();
      Records records = records(plan);
      int last = at;
      Recorder inner = records.begin();
      List<String> starts = new ArrayList<>();
      RunEnd ended =
          play(
              counted(
                  inner,
                  (number, event) -> {
                    if (number >= last) {
                      throw new RecordException("no room", null);
                    }
                    if (event instanceof RunEvent.CommandStarted started) {
                      starts.add(started.run());
                    }
                  }),
              new Yes());
      records.release();

      assertThat(ended.result()).isEqualTo(RunResult.UNRECORDED);
      assertThat(effects).isEqualTo(starts);
    }
  }

  /** How many events a whole run has. */
  private int points() {
    effects.clear();
    Records records = records(plan);
    int[] count = new int[1];
    play(counted(records.begin(), (number, event) -> count[0] = number), new Yes());
    records.release();
    return count[0];
  }

  private interface Watch {
    void sees(int number, RunEvent.Recorded event);
  }

  /** A recorder that tells of each event before it is recorded. */
  private static Recorder counted(Recorder inner, Watch watch) {
    int[] count = new int[1];
    return new Recorder() {
      @Override
      public void record(RunEvent.Recorded event) {
        watch.sees(++count[0], event);
        inner.record(event);
      }

      @Override
      public OutputSink output(int commandNumber) {
        return inner.output(commandNumber);
      }
    };
  }

  /** Plays until an event is recorded, or just is not any more. */
  private void playUntilDeath(Records records, int at, boolean recorded) {
    Recorder inner = records.begin();
    Recorder mortal = recorded ? dyingAfter(inner, at) : dyingBefore(inner, at);
    assertThatThrownBy(() -> play(mortal, new Yes())).isInstanceOf(Died.class);
    records.release();
  }

  /** Dies when an event has happened, before it is recorded. */
  private static Recorder dyingBefore(Recorder inner, int at) {
    return counted(
        inner,
        (number, event) -> {
          if (number >= at) {
            throw new Died();
          }
        });
  }

  /** Dies as soon as an event is recorded, before what it announces has happened. */
  private static Recorder dyingAfter(Recorder inner, int at) {
    int[] count = new int[1];
    return new Recorder() {
      @Override
      public void record(RunEvent.Recorded event) {
        inner.record(event);
        if (++count[0] == at) {
          throw new Died();
        }
      }

      @Override
      public OutputSink output(int commandNumber) {
        return inner.output(commandNumber);
      }
    };
  }

  private RunEnd resume(Records records, Gate gate) {
    Resumption left = records.left();
    RunEnd ended = runner(records.goOn(), gate).resume(plan, left.on(plan));
    records.release();
    return ended;
  }

  private RunEnd play(Recorder recorder, Gate gate) {
    return runner(recorder, gate).run(plan);
  }

  private Runner runner(Recorder recorder, Gate gate) {
    RunOptions options = new RunOptions(RunMode.MOCK, Optional.empty(), Optional.empty());
    return new Runner(
        executors(runbooks), gate, recorder, Mask.none(), List.of(), options, Clock.systemUTC());
  }

  /** Nobody, but everything may run. */
  private static class Yes implements Gate {
    @Override
    public Answer mayRun(Question.MayRun question) {
      return new Answer.Run(true);
    }
  }

  /** A person who has looked whether a command took effect. */
  private final class Truthful extends Yes {
    @Override
    public boolean isPerson() {
      return true;
    }

    @Override
    public Settlement settle(Question.Settle question) {
      String command = question.past().last().orElseThrow().run();
      return effects.contains(command)
          ? new Settlement.Happened("I have seen it")
          : new Settlement.DidNotHappen("there is no trace of it");
    }
  }
}
