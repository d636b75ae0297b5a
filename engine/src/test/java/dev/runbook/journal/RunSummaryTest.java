package dev.runbook.journal;

import static org.assertj.core.api.Assertions.assertThat;

import dev.runbook.journal.event.JournalObject;
import dev.runbook.json.Json;
import dev.runbook.plan.Plan;
import dev.runbook.run.Answer;
import dev.runbook.run.Mask;
import dev.runbook.run.RunEvent;
import dev.runbook.run.RunMode;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RunSummaryTest {
  @TempDir Path folder;

  @Test
  void sumsUpARun() {
    RunSummary run =
        Playing.in(folder).answer("restore/look", new Answer.Skip("seen")).play().summary();

    assertThat(run.target()).isEqualTo("restore");
    assertThat(run.title()).isEqualTo("Restore");
    assertThat(run.operator()).isEqualTo("ana");
    assertThat(run.state()).isEqualTo(RunSummary.State.FINISHED);
    assertThat(run.outcome()).isEqualTo("done");
    assertThat(run.exitStatus()).hasValue(0);
    assertThat(run.millis()).hasValue(0);
    assertThat(run.steps()).isEqualTo(new RunSummary.Steps(2, 0, 1));
    assertThat(run.page().file()).isEqualTo(folder.resolve("restore.md"));
    assertThat(run.page().sha256()).hasSize(64);
    assertThat(run.start()).isAfterOrEqualTo(Playing.START);
  }

  @Test
  void takesForThePageOfARunThatWentOnTheOneOfItsLatestPart() {
    List<JournalRecord> records = new ArrayList<>(Playing.in(folder).play().contents().records());
    Instant morning = records.get(records.size() - 1).time().plus(Duration.ofHours(8));
    records.add(record(morning, "run.resumed", Json.map("runbook", Json.map("sha256", "ab12"))));

    assertThat(RunSummary.of(records, Liveness.ofThisMachine()).page().sha256()).isEqualTo("ab12");
  }

  private static JournalRecord record(Instant time, String event, Map<String, Object> fields) {
    return JournalRecord.of(99, time, event, new JournalObject(fields));
  }

  @Test
  void countsAFailedStep() {
    RunSummary run =
        Playing.in(folder)
            .page("# Restore\n\n```bash\nssh hemma \"false\"\n```\n", "hosts: {hemma: {}}")
            .play()
            .summary();

    assertThat(run.outcome()).isEqualTo("failed");
    assertThat(run.exitStatus()).hasValue(1);
    assertThat(run.steps()).isEqualTo(new RunSummary.Steps(0, 1, 0));
  }

  /**
   * Version 0.1 wrote that a step was skipped whose failure was passed over, and that all was done.
   */
  @Test
  void saysOfAnOldRunThatPassedOverAFailureThatItIsDoneWithFailures() {
    RunSummary run = passedOverInVersion01("failed");

    assertThat(run.outcome()).isEqualTo("done-with-failures");
    assertThat(run.exitStatus()).hasValue(0);
    assertThat(run.steps()).isEqualTo(new RunSummary.Steps(0, 1, 0));
    assertThat(LastWorked.of(List.of(run)).of(Path.of("page.md"), "move")).isEmpty();
  }

  @Test
  void saysOfAnOldRunThatPassedOverWhatNobodyKnowsThatItIsUnknown() {
    RunSummary run = passedOverInVersion01("unknown");

    assertThat(run.outcome()).isEqualTo("unknown");
    assertThat(run.steps()).isEqualTo(new RunSummary.Steps(0, 0, 0, 1, 0, 0));
  }

  private static RunSummary passedOverInVersion01(String outcome) {
    String at = "2026-01-01T10:00:00Z";
    Map<String, Object> page = Json.map("path", "page.md");
    List<JournalRecord> records =
        List.of(
            record(
                1, "run.started", at, Json.map("mode", "real", "target", "move", "runbook", page)),
            record(2, "step.started", at, Json.map("step", "move/a", "attempt", 1)),
            record(3, "command.started", at, Json.map("step", "move/a", "number", 1)),
            record(
                4,
                "command.finished",
                at,
                Json.map("step", "move/a", "number", 1, "outcome", outcome)),
            record(5, "step.finished", at, Json.map("step", "move/a", "result", outcome)),
            record(6, "step.answered", at, Json.map("step", "move/a", "answer", "skip-failed")),
            record(7, "step.finished", at, Json.map("step", "move/a", "result", "skipped")),
            record(8, "run.finished", at, Json.map("result", "done", "status", 0)));
    return RunSummary.of(records, (pid, since) -> false);
  }

  @Test
  void countsAsUnknownWhatWasInFlightUntilItIsSettled() {
    List<JournalRecord> records = new ArrayList<>(Playing.in(folder).play().contents().records());
    records.removeIf(record -> record.name().equals("run.finished"));
    Instant time = records.get(records.size() - 1).time();
    records.add(record(time, "step.started", Json.map("step", "restore/more")));
    records.add(record(time, "command.started", Json.map("step", "restore/more")));
    records.add(record(time, "run.aborted", Json.map("result", "unrecorded")));
    assertThat(steps(records)).isEqualTo(new RunSummary.Steps(3, 0, 0, 1, 0, 0));

    records.add(record(time, "step.settled", Json.map("step", "restore/more")));
    assertThat(steps(records)).isEqualTo(new RunSummary.Steps(3, 0, 0));
  }

  private static RunSummary.Steps steps(List<JournalRecord> records) {
    return RunSummary.of(records, Liveness.ofThisMachine()).steps();
  }

  @Test
  void countsTheTimeInWhichItWasPlayedAndNotTheDaysBetweenItsParts() {
    List<JournalRecord> records =
        List.of(
            record(1, "run.started", "2026-01-01T10:00:00Z", Json.map()),
            record(2, "run.finished", "2026-01-01T10:05:00Z", Json.map("millis", 240_000)),
            record(3, "run.resumed", "2026-01-03T10:00:00Z", Json.map()),
            record(4, "step.started", "2026-01-03T10:00:07Z", Json.map()),
            record(5, "run.resumed", "2026-01-09T10:00:00Z", Json.map()),
            record(6, "run.finished", "2026-01-09T10:00:30Z", Json.map("millis", 29_000)));

    assertThat(RunSummary.of(records, (pid, since) -> false).millis()).hasValue(276_000);
  }

  @Test
  void isNotPlayedForLessThanNothingWhenTheClockIsSetBack() {
    List<JournalRecord> records =
        List.of(
            record(1, "run.started", "2026-01-01T10:00:00Z", Json.map()),
            record(2, "run.aborted", "2026-01-01T09:00:00Z", Json.map()));

    assertThat(RunSummary.of(records, (pid, since) -> false).millis()).hasValue(0);
  }

  private static JournalRecord record(
      long seq, String event, String time, Map<String, Object> fields) {
    return JournalRecord.of(seq, Instant.parse(time), event, new JournalObject(fields));
  }

  @Test
  void callsARunInFlightWhileItsProcessIsThere() {
    PlayedBy here = PlayedBy.thisProcess("ana", "laptop", "0.1.0", folder);
    RunSummary run = begun(here);

    assertThat(run.state()).isEqualTo(RunSummary.State.IN_FLIGHT);
    assertThat(run.outcome()).isEqualTo("unknown");
    assertThat(run.exitStatus()).isEmpty();
  }

  @Test
  void callsARunCutOffWhenItsProcessIsGone() throws Exception {
    Process other = new ProcessBuilder("true").start();
    other.waitFor();
    PlayedBy gone = by(other.pid(), Optional.empty());

    assertThat(begun(gone).state()).isEqualTo(RunSummary.State.CUT_OFF);
  }

  @Test
  void isNotFooledByAnotherProcessWithTheSameNumber() {
    ProcessHandle self = ProcessHandle.current();
    Optional<Instant> earlier =
        self.info().startInstant().map(since -> since.minus(Duration.ofHours(1)));

    assertThat(begun(by(self.pid(), earlier)).state()).isEqualTo(RunSummary.State.CUT_OFF);
  }

  private PlayedBy by(long pid, Optional<Instant> since) {
    return new PlayedBy("ana", "laptop", "0.1.0", folder, new PlayingProcess(pid, since));
  }

  private RunSummary begun(PlayedBy by) {
    Playing playing = Playing.in(folder);
    Plan plan = playing.plan();
    try (Journal journal = playing.store().create(plan, Playing.source(plan), by, Mask.none())) {
      journal.record(new RunEvent.RunStarted(plan, RunMode.MOCK));
      return PastRun.read(journal.folder()).summary();
    }
  }
}
