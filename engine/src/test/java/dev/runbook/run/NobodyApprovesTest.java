package dev.runbook.run;

import static org.assertj.core.api.Assertions.assertThat;

import dev.runbook.testkit.AgreeingGate;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A program that plays with the library and names no second person has none. */
class NobodyApprovesTest {
  private static final String PAGE =
      """
      # Job

      ```bash {confirm=second-person}
      ssh web1 "uptime"
      ```
      """;

  private static final String MOCK =
      """
      hosts:
        web1: {commands: [{run: uptime}]}
      """;

  @TempDir Path folder;

  private PlayedPage played(RunMode mode) {
    return new PlayedPage(folder, PAGE, MOCK)
        .withOptions(new RunOptions(mode, Optional.empty(), Optional.empty()))
        .play(AgreeingGate.stopping());
  }

  @Test
  void aRealRunRunsNothingOfIt() {
    assertThat(played(RunMode.REAL).ended().result()).isEqualTo(RunResult.UNCONFIRMED);
  }

  @Test
  void onMockHostsItRuns() {
    assertThat(played(RunMode.MOCK).ended().result()).isEqualTo(RunResult.DONE);
  }
}
