package dev.runbook.report;

import static org.assertj.core.api.Assertions.assertThat;

import dev.runbook.json.Json;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.LongRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

class CastTest {
  private static final Pattern INTERVAL = Pattern.compile("(?m)^\\[(\\d+)\\.(\\d{6}), ");

  @Test
  void driftsLessThanAMillisecondOverAHundredThousandEvents() {
    Cast cast = new Cast(Map.of("version", 3));
    Random random = new Random(11);
    long nanos = 0;
    for (int event = 0; event < 100_000; event++) {
      nanos += 1 + random.nextInt(3_000_000);
      cast.add(nanos, "o", "x");
    }

    Matcher intervals = INTERVAL.matcher(cast.toString());
    long micros = 0;
    int events = 0;
    while (intervals.find()) {
      micros += micros(intervals);
      events++;
    }
    System.out.println(
        "drift over " + events + " events: " + Math.abs(nanos - micros * 1000) + " ns");
    assertThat(events).isEqualTo(100_000);
    assertThat(Math.abs(nanos - micros * 1000)).isLessThan(1_000_000);
  }

  @Property
  void putsEveryEventWithinAMicrosecondOfItsPlace(
      @ForAll @Size(max = 50) List<@LongRange(min = 0, max = 1_000_000_000_000L) Long> steps) {
    Cast cast = new Cast(Map.of("version", 3));
    long nanos = 0;
    for (long step : steps) {
      nanos += step;
      cast.add(nanos, "o", "x");
    }

    Matcher intervals = INTERVAL.matcher(cast.toString());
    long expected = 0;
    long micros = 0;
    for (long step : steps) {
      expected += step;
      assertThat(intervals.find()).isTrue();
      micros += micros(intervals);
      assertThat(Math.abs(expected - micros * 1000)).isLessThanOrEqualTo(500);
    }
  }

  @Test
  void neverGoesBack() {
    Cast cast = new Cast(Map.of("version", 3));
    cast.add(2_000_000, "o", "late");
    cast.add(1_000_000, "o", "early");
    cast.add(3_000_000, "o", "last");

    assertThat(cast.toString().lines().skip(1).map(line -> line.substring(1, 9)))
        .containsExactly("0.002000", "0.000000", "0.001000");
  }

  @Test
  void isMadeOfJsonLines() {
    Cast cast = new Cast(Map.of("version", 3));
    cast.add(0, "o", "\u001b[1m\"quoted\"\\\u001b[0m\r\n");

    assertThat(cast.toString().lines().map(line -> Json.object("{\"line\":" + line + "}")))
        .hasSize(2);
  }

  private static long micros(Matcher interval) {
    return Long.parseLong(interval.group(1)) * 1_000_000 + Long.parseLong(interval.group(2));
  }
}
