package dev.runbook.work;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Results that are kept for a while. */
class RecentResultsTest {
  private final List<String> calculated = new ArrayList<>();

  private int length(String text) {
    calculated.add(text);
    return text.length();
  }

  @Test
  void aResultThatIsStillHereIsNotCalculatedAgain() {
    RecentResults<String, Integer> results = new RecentResults<>(64);
    assertThat(results.of("three", this::length)).isEqualTo(5);
    assertThat(results.of("three", this::length)).isEqualTo(5);
    assertThat(calculated).containsExactly("three");
  }

  @Test
  void keysWhoseHashesAreAlikeGetTheirOwnResults() {
    RecentResults<String, Integer> results = new RecentResults<>(2);
    for (String text : List.of("a", "bb", "a", "bb", "Aa", "BB", "Aa", "a")) {
      assertThat(results.of(text, this::length)).isEqualTo(text.length());
    }
    assertThat(calculated).containsExactly("a", "bb", "Aa", "BB", "a");
  }

  @Test
  void threadsGetTheResultsOfWhatTheyAskAbout() {
    RecentResults<Integer, String> results = new RecentResults<>(16);
    List<String> found =
        IntStream.range(0, 10_000)
            .parallel()
            .mapToObj(number -> results.of(number % 50, String::valueOf))
            .toList();
    assertThat(found)
        .isEqualTo(IntStream.range(0, 10_000).mapToObj(number -> "" + number % 50).toList());
  }
}
