package dev.runbook.play;

import static org.assertj.core.api.Assertions.assertThat;

import dev.runbook.journal.Playing;
import dev.runbook.journal.ReopenedRun;
import dev.runbook.journal.RunFolder;
import dev.runbook.journal.RunStore;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EarlierPartsTest {
  @TempDir Path folder;

  @Test
  void ofARunOpenElsewhereWithItsOutput() throws IOException {
    RunFolder run = Playing.in(folder).play().folder();
    Path copy = reopened(EarlierParts.of(run, List.of(), false), run);

    assertThat(copy.resolve("journal.jsonl")).hasSameBinaryContentAs(run.journal());
    assertThat(copy.resolve("output")).isDirectoryContaining(file -> holdsSomething(file));
  }

  @Test
  void leaveBehindOutputThatDoesNotFitIntoAMessage() throws IOException {
    RunFolder run = Playing.in(folder).play().folder();
    byte[] much = new byte[5 << 20];
    new Random(1).nextBytes(much);
    Files.write(run.output().resolve("1.stdout"), much);
    EarlierParts parts = EarlierParts.of(run, List.of(), false);

    assertThat(parts.record().length).isLessThan(1 << 20);
    assertThat(parts.mention("dropdb app")).isTrue();
    assertThat(parts.mention("nothing of this kind")).isFalse();
    assertThat(reopened(parts, run).resolve("output")).doesNotExist();
  }

  private Path reopened(EarlierParts parts, RunFolder run) {
    Path elsewhere = folder.resolve("elsewhere");
    try (ReopenedRun reopened = parts.reopen(run.id(), elsewhere, new RunStore(elsewhere))) {
      assertThat(reopened.folder().id()).isEqualTo(run.id());
    }
    return elsewhere.resolve(run.id());
  }

  private static boolean holdsSomething(Path file) {
    try {
      return Files.size(file) > 0;
    } catch (IOException e) {
      return false;
    }
  }
}
