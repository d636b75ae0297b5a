package dev.runbook.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.ZoneId;
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
}
