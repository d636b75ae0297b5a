package dev.runbook.journal;

import static org.assertj.core.api.Assertions.assertThat;

import dev.runbook.journal.masking.Masking;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Base64;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class QuarantineTest {
  private static final String SECRET = "correct-horse-battery";

  @TempDir Path folder;
  private RunFolder run;

  @BeforeEach
  void play() {
    run = Playing.in(folder).play().folder();
  }

  @Test
  void findsNothingWhereTheMaskWas() {
    assertThat(Quarantine.of(Masking.of(List.of(SECRET))).inspect(run)).isEmpty();
    assertThat(run.quarantine()).doesNotExist();
  }

  @Test
  void takesAsideWhatHoldsASecretInAnyForm() throws IOException {
    String encoded = Base64.getEncoder().encodeToString(SECRET.getBytes());
    Files.writeString(run.stdout(1), "x" + SECRET, StandardOpenOption.APPEND);
    Files.writeString(run.stderr(2), encoded, StandardOpenOption.APPEND);

    assertThat(Quarantine.of(Masking.of(List.of(SECRET))).inspect(run))
        .containsExactly(
            run.quarantine().resolve("0001.out"), run.quarantine().resolve("0002.err"));
    assertThat(run.stdout(1)).doesNotExist();
    assertThat(run.quarantine().resolve("0001.out")).content().endsWith(SECRET);
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(run.quarantine())))
        .isEqualTo("rwx------");
    assertThat(
            PosixFilePermissions.toString(
                Files.getPosixFilePermissions(run.quarantine().resolve("0001.out"))))
        .isEqualTo("rw-------");
    assertThat(Quarantine.of(Masking.of(List.of(SECRET))).inspect(run)).isEmpty();
  }

  @Test
  void findsASecretWhereverAChunkEnds() throws IOException {
    for (int before = (1 << 16) - SECRET.length() - 1; before <= 1 << 16; before++) {
      Files.writeString(run.stdout(1), "z".repeat(before) + SECRET);
      assertThat(Quarantine.of(Masking.of(List.of(SECRET))).inspect(run))
          .as("%d", before)
          .hasSize(1);
      Files.delete(run.quarantine().resolve("0001.out"));
    }
  }

  @Test
  void leavesThePageOfEveryPartAlone() throws IOException {
    Files.writeString(run.page(), SECRET);
    Files.writeString(run.page(2), SECRET);

    assertThat(Quarantine.of(Masking.of(List.of(SECRET))).inspect(run)).isEmpty();
  }

  @Test
  void hasNothingToLookThroughWhenThereIsNoRun() {
    RunFolder none = new RunFolder(folder.resolve("none"));

    assertThat(Quarantine.of(Masking.of(List.of(SECRET))).inspect(none)).isEmpty();
  }
}
