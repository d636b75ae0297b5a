package dev.runbook.report;

import static org.assertj.core.api.Assertions.assertThat;

import dev.runbook.journal.JournalRecord;
import dev.runbook.journal.PastRun;
import dev.runbook.journal.Playing;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class VerificationTest {
  @TempDir Path folder;
  private PastRun run;

  @BeforeEach
  void play() {
    run = Playing.in(folder).play();
  }

  @Test
  void saysWhatHoldsAndItsHead() {
    Verification verification = Verification.of(run.folder());

    assertThat(verification.problems()).isEmpty();
    assertThat(verification.sentences())
        .containsExactly(
            "%s is as it was written: %d records, the page, the plan and 3 outputs."
                .formatted(run.folder().id(), run.contents().records().size()),
            "Its head is " + run.contents().head() + ".");
  }

  @Test
  void takesAHeadThatTheJournalHasPassed() {
    List<JournalRecord> records = run.contents().records();
    String earlier = records.get(3).prev();
    Verification verification = Verification.of(run.folder(), Optional.of(earlier));

    assertThat(verification.holds()).isTrue();
    assertThat(verification.sentences().get(1))
        .endsWith(
            "; the one that was given is record 3's, and %d records came later."
                .formatted(records.size() - 3));
  }

  @Test
  void judgesAQuarantinedFileWhereItLies() throws IOException {
    Files.createDirectory(run.folder().quarantine());
    for (Path file : List.of(run.folder().stdout(1), run.folder().plan())) {
      Files.move(file, run.folder().quarantined(file));
    }

    Verification verification = Verification.of(run.folder());

    assertThat(verification.problems()).isEmpty();
    assertThat(verification.sentences())
        .contains(
            "The plan that was played was moved to quarantine/, because a secret was found in it;"
                + " there it is as it was written.")
        .anyMatch(sentence -> sentence.startsWith("output/0001.out of record"));
  }

  @Test
  void judgesAQuarantinedJournal() throws IOException {
    Files.createDirectory(run.folder().quarantine());
    Files.move(run.folder().journal(), run.folder().quarantined(run.folder().journal()));

    assertThat(Verification.of(run.folder()).sentences())
        .contains("The journal was moved to quarantine/, because a secret was found in it.");
  }
}
