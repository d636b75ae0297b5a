package dev.runbook.work;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

/** Work that goes on beside other work. */
class RunningTest {
  @Test
  void itsResultIsThereWhenItIsAskedFor() {
    assertThat(Running.begin(() -> 6 * 7).result()).isEqualTo(42);
  }

  @Test
  void whatGoesWrongIsThrownWhereTheResultIsAskedFor() {
    Running<Object> running =
        Running.begin(
            () -> {
              throw new IllegalStateException("no such page");
            });
    assertThatThrownBy(running::result).hasMessageContaining("no such page");
  }
}
