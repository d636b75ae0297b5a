package dev.runbook.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.TreeSet;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.LongRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Points in time as people read them. */
class TimesTest {
  @ParameterizedTest
  @CsvSource({
    "UTC, 2026-11-23T07:15:30Z, 2026-11-23 07:15:30 UTC, 07:15:30",
    "Z, 2026-11-23T07:15:30Z, 2026-11-23 07:15:30 UTC, 07:15:30",
    "Etc/UTC, 2026-11-23T07:15:30Z, 2026-11-23 07:15:30 UTC, 07:15:30",
    "Europe/Stockholm, 2026-11-23T23:15:30Z, 2026-11-24 00:15:30 CET, 00:15:30",
    "Europe/Stockholm, 2026-06-23T23:15:30Z, 2026-06-24 01:15:30 CEST, 01:15:30",
    "Asia/Kolkata, 2026-11-23T07:15:30Z, 2026-11-23 12:45:30 IST, 12:45:30",
    "+03:00, 2026-11-23T07:15:30Z, 2026-11-23 10:15:30 +03:00, 10:15:30",
  })
  void theZonesNameStandsWithTheDay(String zone, Instant instant, String time, String clock) {
    Times times = Times.in(ZoneId.of(zone));
    assertThat(times.time(instant)).isEqualTo(time);
    assertThat(times.clock(instant)).isEqualTo(clock);
  }

  /** Java's own formats are the oracle. */
  @Property
  void areWrittenAsJavaWritesThem(
      @ForAll("zones") ZoneId zone,
      @ForAll @LongRange(min = -3_000_000_000L, max = 10_000_000_000L) long second) {
    Instant instant = Instant.ofEpochSecond(second);
    DateTimeFormatter format =
        DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss z|HH:mm:ss", Locale.ENGLISH)
            .withZone(zone);
    assertThat(Times.in(zone).time(instant) + "|" + Times.in(zone).clock(instant))
        .isEqualTo(format.format(instant));
  }

  @Provide
  Arbitrary<ZoneId> zones() {
    List<String> names = new ArrayList<>(new TreeSet<>(ZoneId.getAvailableZoneIds()));
    names.removeIf(name -> ZoneId.of(name).normalized().equals(ZoneOffset.UTC));
    return Arbitraries.of(names).map(ZoneId::of);
  }

  @Test
  void summerAndWinterAreNamedByOneAndTheSame() {
    Times times = Times.in(ZoneId.of("Europe/Stockholm"));
    assertThat(
            List.of("2026-01-01T00:00:00Z", "2026-07-01T00:00:00Z", "2026-12-01T00:00:00Z").stream()
                .map(Instant::parse)
                .map(times::time))
        .containsExactly(
            "2026-01-01 01:00:00 CET", "2026-07-01 02:00:00 CEST", "2026-12-01 01:00:00 CET");
  }
}
