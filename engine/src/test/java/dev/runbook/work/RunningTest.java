package dev.runbook.work;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Work that goes on beside other work. */
class RunningTest {
  @Test
  void itsResultIsThereWhenItIsAskedFor() {
    assertThat(Running.begin(() -> 6 * 7).result()).isEqualTo(42);
  }

  @Test
  void eachItemIsDoneBeforeTheResultIsThere() {
    Set<Integer> done = ConcurrentHashMap.newKeySet();
    List<Integer> items = IntStream.range(0, 1_000).boxed().toList();
    assertThat(InParallel.begin(items, done::add).result()).isEqualTo(1_000);
    assertThat(done).hasSize(1_000);
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
