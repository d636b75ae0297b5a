package dev.runbook.journal;

import static org.assertj.core.api.Assertions.assertThat;

import dev.runbook.plan.Plan;
import dev.runbook.run.Mask;
import dev.runbook.run.RunEvent;
import dev.runbook.run.RunResult;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
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
    assertKept(begun(gone(), true), "nobody can say what one of its steps did");
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
    Retention.Sorted sorted = retention().olderThan(LATER);

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
      journal.record(new RunEvent.RunStarted(plan, "mock"));
      if (withUnknownEnd) {
        var step = plan.steps().get(0);
        var command = step.commands().get(0);
        journal.record(new RunEvent.StepStarted(step, 1, "", 0));
        journal.record(new RunEvent.CommandStarted(step, command, 1, command.text()));
        journal.record(new RunEvent.RunFinished(RunResult.FAILED, "", 1));
      }
      return journal.id();
    }
  }
}
