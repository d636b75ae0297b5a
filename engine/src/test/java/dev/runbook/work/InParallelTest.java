package dev.runbook.work;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Many items that are done on all processors. */
class InParallelTest {
  @ParameterizedTest
  @ValueSource(ints = {0, 1, 128, 129, 10_000})
  void givesTheResultsInTheOrderOfTheItems(int count) {
    List<Integer> items = IntStream.range(0, count).boxed().toList();
    assertThat(InParallel.map(items, item -> item * 2))
        .isEqualTo(IntStream.range(0, count).mapToObj(item -> item * 2).toList());
  }

  @Test
  void fewItemsAreDoneByTheThreadThatAsks() {
    Set<Thread> threads = ConcurrentHashMap.newKeySet();
    InParallel.each(List.of(1, 2, 3), item -> threads.add(Thread.currentThread()));
    assertThat(threads).containsExactly(Thread.currentThread());
  }
}
