package dev.runbook.document;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WaveOrderTest {
  private static List<String> hosts(int count) {
    return IntStream.rangeClosed(1, count).mapToObj(i -> "web" + i).toList();
  }

  private static List<Integer> sizes(String order, int hosts) {
    return WaveOrder.read(order).order().orElseThrow().waves(hosts(hosts)).stream()
        .map(List::size)
        .toList();
  }

  @Test
  void eachShareCountsTheHostsOfTheWavesBeforeIt() {
    assertThat(sizes("canary 1, then 10 %, then 100 %", 23)).containsExactly(1, 2, 20);
    assertThat(sizes("canary 2 , 50%, 100%", 5)).containsExactly(2, 1, 2);
    assertThat(sizes("Canary 10 % then 100 %", 200)).containsExactly(20, 180);
    assertThat(sizes("100 %", 3)).containsExactly(3);
  }

  @Test
  void aWaveToWhichNoHostIsLeftIsNone() {
    assertThat(sizes("canary 1, then 10 %, then 100 %", 1)).containsExactly(1);
    assertThat(sizes("canary 5, then 50 %, then 100 %", 4)).containsExactly(4);
  }

  @Test
  void isUsuallyOneHostAndThenAllOthers() {
    assertThat(WaveOrder.USUAL.waves(hosts(4)).stream().map(List::size)).containsExactly(1, 3);
    assertThat(WaveOrder.read(WaveOrder.USUAL.text()).order()).contains(WaveOrder.USUAL);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "canary 1, then 50 %       | some hosts would never have a turn",
        "10 %, then 10 %, 100 %    | no more than before",
        "50 %, then 10 %, 100 %    | no more than before",
        "10 %, then canary 1, 100 %| a canary is the first wave",
        "canary 0, then 100 %      | no share of a group",
        "120 %                     | no share of a group",
        "canary 1.5, then 100 %    | there are no parts of one",
        "3, then 100 %             | neither `canary N` nor `N %`",
        "all                       | neither `canary N` nor `N %`",
        "canary 1,, 100 %          | neither `canary N` nor `N %`",
      })
  void whatIsNoOrderIsRefusedWithTheReason(String text, String why) {
    assertThat(WaveOrder.read(text).order()).isEmpty();
    assertThat(WaveOrder.read(text).why()).contains(why);
  }

  @Property
  void everyHostHasOneTurnInTheGroupsOrder(
      @ForAll @IntRange(min = 1, max = 300) int count,
      @ForAll @IntRange(min = 1, max = 20) int canary,
      @ForAll @IntRange(min = 1, max = 99) int share) {
    WaveOrder order =
        WaveOrder.read("canary " + canary + ", then " + share + " %, then 100 %")
            .order()
            .orElseThrow();
    assertThat(order.waves(hosts(count)).stream().flatMap(List::stream).toList())
        .isEqualTo(hosts(count));
  }
}
