package dev.runbook.cli.console;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ScreenTest {
  private final ByteArrayOutputStream out = new ByteArrayOutputStream();
  private final Screen screen =
      new Screen(new PrintStream(out, false, StandardCharsets.UTF_8), false, () -> 80);

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 128, 2_048, 2_049, 10_000})
  void showsManyThingsInTheirOrderWithSecretsCovered(int count) {
    List<Integer> things = IntStream.range(0, count).boxed().toList();
    screen.covers(text -> text.replace("hunter2", "••••"));

    screen.each(
        things,
        (page, each) -> {
          page.line(each + " hunter2");
          page.line();
        });

    assertThat(out.toString(StandardCharsets.UTF_8))
        .isEqualTo(things.stream().map(each -> each + " ••••\n\n").collect(Collectors.joining()));
    assertThat(screen.written()).isEqualTo(2 * count);
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 100, 2_000})
  void fewThingsAreShownByTheThreadThatAsks(int count) {
    Set<Thread> threads = ConcurrentHashMap.newKeySet();
    screen.each(
        IntStream.range(0, count).boxed().toList(),
        (page, each) -> threads.add(Thread.currentThread()));
    assertThat(threads).containsExactly(Thread.currentThread());
  }
}
