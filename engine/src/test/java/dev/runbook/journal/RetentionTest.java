package dev.runbook.journal;

import static org.assertj.core.api.Assertions.assertThat;

import dev.runbook.graph.Command;
import dev.runbook.graph.Step;
import dev.runbook.plan.Plan;
import dev.runbook.run.Mask;
import dev.runbook.run.RunEvent;
import dev.runbook.run.RunMode;
import dev.runbook.run.RunResult;
import dev.runbook.run.StepVerdict;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.util.List;
import java.util.function.BiConsumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RetentionTest {
  private static final Instant LATER = Playing.START.plusSeconds(1_000);

  @TempDir Path folder;

  @Test
  void removesAFinishedRunAndNothingElse() throws IOException {
    RunFolder run = Playing.in(folder).play().folder();
    Retention retention = retention();

    assertThat(retention.olderThan(Playing.START).leaving()).isEmpty();
    assertThat(retention.olderThan(LATER).leaving()).map(RunSummary::id).containsExactly(run.id());
    assertThat(retention.remove(run.id())).isEmpty();
    try (Stream<Path> left = Files.list(run.path().getParent())) {
      assertThat(left).isEmpty();
    }
    assertThat(retention.remove(run.id())).hasValue("it is not there any more");
  }

  @Test
  void keepsARunInFlight() {
    String id = begun(PlayedBy.thisProcess("ana", "laptop", "0.1.0", folder), false);

    assertKept(id, "it is in flight");
  }

  @Test
  void keepsARunThatWasCutOff() {
    assertKept(begun(gone(), false), "it was cut off");
  }

  @Test
  void keepsARunWithAStepOfWhichNobodyKnows() {
    assertKept(begun(gone(), true), "the outcome of one of its steps is unknown");
  }

  @Test
  void letsGoOfARunWhoseStepInFlightWasSettledSince() {
    for (StepVerdict verdict : List.of(StepVerdict.HAPPENED, StepVerdict.DID_NOT_HAPPEN)) {
      String id = resumed(verdict == StepVerdict.HAPPENED, verdict);
      assertThat(retention().olderThan(LATER).leaving()).map(RunSummary::id).containsExactly(id);
      assertThat(retention().remove(id)).isEmpty();
    }
  }

  @Test
  void keepsARunThatWasSettledAndCutOffInFlightAgain() {
    String id = begun(gone(), true);
    goOn(
        id,
        (journal, plan) -> {
          journal.record(settled(plan, StepVerdict.DID_NOT_HAPPEN, false));
          startFirstCommand(journal, plan, 2);
          journal.record(new RunEvent.RunFinished(RunResult.HUNG_UP, "", 1));
        });
    assertKept(id, "the outcome of one of its steps is unknown");
  }

  @Test
  void keepsARunThatStoppedWithItsQuestionOpen() {
    String id = begun(gone(), true);
    goOn(id, (journal, plan) -> journal.record(new RunEvent.RunFinished(RunResult.UNKNOWN, "", 1)));
    assertKept(id, "the outcome of one of its steps is unknown");
  }

  @Test
  void keepsARunThatGoesOnJustNow() {
    String id = begun(gone(), true);
    goOn(
        id,
        (journal, plan) -> {
          Retention.Selected sorted = retention().olderThan(LATER);
          assertThat(sorted.kept()).containsExactly(new Retention.Kept(id, "it is in flight"));
          assertThat(retention().remove(id)).hasValue("another process writes to it");
        });
  }

  @Test
  void keepsARunWhoseJournalIsDamaged() throws IOException {
    RunFolder run = Playing.in(folder).play().folder();
    Files.writeString(run.journal(), "{", StandardOpenOption.APPEND);

    assertKept(run.id(), "its journal is damaged");
  }

  @Test
  void keepsWhatItCannotRead() throws IOException {
    String id = "20250101-000000-aaaa";
    Files.createDirectories(folder.resolve("runs").resolve(id));

    assertKept(id, "it cannot be read");
  }

  @Test
  void keepsARunThatSomebodyWritesTo() throws IOException {
    RunFolder run = Playing.in(folder).play().folder();
    try (RunLock lock = RunLock.take(run.lock(), 1).orElseThrow()) {
      assertThat(lock).isNotNull();
      assertThat(retention().remove(run.id())).hasValue("another process writes to it");
    }
    assertThat(run.journal()).exists();
  }

  private void assertKept(String id, String why) {
    Retention.Selected sorted = retention().olderThan(LATER);

    assertThat(sorted.leaving()).isEmpty();
    assertThat(sorted.kept()).containsExactly(new Retention.Kept(id, why));
    assertThat(retention().remove(id)).hasValue(why);
    assertThat(folder.resolve("runs").resolve(id)).exists();
  }

  private Retention retention() {
    return new Retention(new RunStore(folder.resolve("runs")));
  }

  private static PlayedBy gone() {
    return Playing.ANA;
  }

  private String begun(PlayedBy by, boolean withUnknownEnd) {
    Playing playing = Playing.in(folder);
    Plan plan = playing.plan();
    try (Journal journal = playing.store().create(plan, Playing.source(plan), by, Mask.none())) {
      journal.record(new RunEvent.RunStarted(plan, RunMode.MOCK));
      if (withUnknownEnd) {
        startFirstCommand(journal, plan, 1);
        journal.record(new RunEvent.RunFinished(RunResult.FAILED, "", 1));
      }
      return journal.id();
    }
  }

  private static void startFirstCommand(Journal journal, Plan plan, int number) {
    Step step = plan.steps().get(0);
    Command command = step.commands().get(0);
    journal.record(new RunEvent.StepStarted(step, number, "", 0));
    journal.record(new RunEvent.CommandStarted(step, command, number, command.text()));
  }

  private static RunEvent.Recorded settled(Plan plan, StepVerdict verdict, boolean done) {
    return new RunEvent.StepSettled(
        plan.steps().get(0), verdict, StepVerdict.By.OPERATOR, "seen", "", done ? 1 : 0, done);
  }

  private String resumed(boolean done, StepVerdict verdict) {
    String id = begun(gone(), true);
    goOn(
        id,
        (journal, plan) -> {
          journal.record(settled(plan, verdict, done));
          journal.record(new RunEvent.RunFinished(RunResult.STOPPED, "", 1));
        });
    return id;
  }

  private void goOn(String id, BiConsumer<Journal, Plan> more) {
    Playing playing = Playing.in(folder);
    Plan plan = playing.plan();
    RunStore store = playing.store();
    PlayedBy by = PlayedBy.thisProcess("ana", "laptop", "0.1.0", folder);
    ReopenedRun run = store.reopen(store.find(id).get(0), by.process().pid());
    try (Journal journal = run.goOn(plan, by, Mask.none())) {
      journal.record(new RunEvent.RunResumed(plan, RunMode.MOCK, run.progress().resumption()));
      more.accept(journal, plan);
    }
  }
}
