package dev.runbook.replay;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The page that other tests change passes as it is. */
class RestoredDatabaseTest {
  @TempDir Path folder;

  @Test
  void passes() {
    Tested tested = RestoredDatabase.in(folder);
    assertThat(tested.story()).isEmpty();
    assertThat(tested.run().verdicts()).hasSize(4);
  }
}
