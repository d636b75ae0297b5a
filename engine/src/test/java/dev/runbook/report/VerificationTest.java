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
  void findsNothingInARunThatWasLeftAlone() {
    assertThat(Verification.of(run.folder()).problems()).isEmpty();
    assertThat(Verification.of(run.folder()).sentence())
        .contains("holds; its head is " + run.contents().head())
        .contains("records, the page and 3 outputs are as they were written");
  }

  @Test
  void namesTheFirstRecordThatDoesNotHold() throws IOException {
    String journal = Files.readString(run.folder().journal());
    Files.writeString(run.folder().journal(), journal.replaceFirst("dropdb app", "dropdb xpp"));

    assertThat(Verification.of(run.folder()).problems().get(0)).matches("record \\d+ was changed");
  }

  @Test
  void namesAnOutputThatWasChangedOrRemoved() throws IOException {
    Files.writeString(run.folder().stdout(1), "nothing to see\n");
    Files.delete(run.folder().stderr(2));

    assertThat(Verification.of(run.folder()).problems())
        .hasSize(2)
        .anyMatch(problem -> problem.matches("output/0001.out of record \\d+ was changed: .*"))
        .anyMatch(problem -> problem.matches("output/0002.err of record \\d+ is missing"));
  }

  @Test
  void namesAnOutputThatNoCommandWrote() throws IOException {
    Files.writeString(run.folder().stdout(9), "put in\n");

    assertThat(Verification.of(run.folder()).problems())
        .containsExactly("output/0009.out belongs to no command of the journal");
  }

  @Test
  void namesAPageThatWasChanged() throws IOException {
    Files.writeString(run.folder().page(), "# Another\n");

    assertThat(Verification.of(run.folder()).problems().get(0))
        .startsWith("the page that was played was changed");
  }

  @Test
  void missesRecordsThatWereCutOffOnlyByAHeadThatWasKept() throws IOException {
    List<String> lines = Files.readAllLines(run.folder().journal());
    Files.writeString(
        run.folder().journal(), String.join("\n", lines.subList(0, lines.size() - 1)) + "\n");
    Optional<String> kept = Optional.of(run.contents().head());

    assertThat(Verification.of(run.folder()).holds()).isTrue();
    assertThat(Verification.of(run.folder(), kept).problems().get(0))
        .startsWith("no record has the head " + kept.get());
  }

  @Test
  void takesAHeadThatTheJournalHasPassed() {
    List<JournalRecord> records = run.contents().records();
    String earlier = records.get(3).text("prev");
    Verification verification = Verification.of(run.folder(), Optional.of(earlier));

    assertThat(verification.holds()).isTrue();
    assertThat(verification.sentence())
        .endsWith("; that head is record 3's, " + (records.size() - 3) + " were added later");
  }
}
