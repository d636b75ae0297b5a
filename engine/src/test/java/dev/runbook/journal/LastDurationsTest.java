package dev.runbook.journal;

import static org.assertj.core.api.Assertions.assertThat;

import dev.runbook.run.Answer;
import dev.runbook.run.RunMode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** How long steps took the last time, and how far whoever is about to play looks back for that. */
class LastDurationsTest {
  private static final String LOOK = "restore/look";
  private static final String DROP = "restore/drop-it";

  @TempDir Path folder;

  @Test
  void areThoseOfTheNewestRunsInWhichEachStepEndedWell() {
    RunStore store = Playing.in(folder).store();
    Playing.in(folder).playTo(store);
    Playing.in(folder).answer(DROP, new Answer.Skip("later")).playTo(store);

    assertThat(of(store, RunMode.MOCK, LOOK, DROP)).containsKeys(LOOK, DROP);
    assertThat(of(store, RunMode.REAL, LOOK, DROP)).isEmpty();
    assertThat(LastDurations.of(store, folder.resolve("other.md"), RunMode.MOCK, List.of(LOOK)))
        .isEmpty();
  }

  @Test
  void comeFromNoRunOfAnotherPageHoweverItsJournalGoesOn() throws IOException {
    RunStore store = Playing.in(folder).store();
    Playing.in(folder).playTo(store);
    RunFolder newest = Playing.in(folder).recordedAsReal().playTo(store).folder();
    Files.writeString(newest.journal(), "{\"seq\":", StandardOpenOption.APPEND);

    assertThat(of(store, RunMode.MOCK, LOOK)).containsKey(LOOK);
  }

  @Test
  void areNotLookedForInOlderRunsWhereJournalsAreLong() throws IOException {
    RunStore store = Playing.in(folder).store();
    Playing.in(folder).playTo(store);
    RunFolder newest =
        Playing.in(folder).answer(DROP, new Answer.Skip("later")).playTo(store).folder();
    assertThat(of(store, RunMode.MOCK, LOOK, DROP)).containsKeys(LOOK, DROP);

    Files.writeString(newest.journal(), " ".repeat(5 << 20), StandardOpenOption.APPEND);

    assertThat(of(store, RunMode.MOCK, LOOK, DROP)).containsKey(LOOK).doesNotContainKey(DROP);
  }

  private Map<String, Long> of(RunStore store, RunMode mode, String... steps) {
    return LastDurations.of(store, folder.resolve("restore.md"), mode, List.of(steps));
  }
}
