package dev.runbook.report;

import static org.assertj.core.api.Assertions.assertThat;

import dev.runbook.journal.Playing;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OutputLimitTest {
  @TempDir Path folder;

  @Test
  void showsAsMuchOfAFewCommandsAsUsual() {
    assertThat(OutputLimit.of(Playing.in(folder).play())).isEqualTo(16 * 1024);
    assertThat(OutputLimit.of(0)).isEqualTo(16 * 1024);
    assertThat(OutputLimit.of(512)).isEqualTo(16 * 1024);
  }

  @Test
  void sharesEightMebibytesAmongMany() {
    assertThat(OutputLimit.of(5_000)).isBetween(1024, (8 << 20) / 5_000);
    assertThat(OutputLimit.of(1_000_000)).isEqualTo(1024);
  }
}
