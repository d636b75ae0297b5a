package dev.runbook.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TextFormatTest {
  @ParameterizedTest
  @CsvSource({
    "0, 0 ms",
    "999, 999 ms",
    "1000, 1.0 s",
    "59999, 59.9 s",
    "60000, 1 min 00 s",
    "3599999, 59 min 59 s",
    "3600000, 1 h 00 min",
    "90061000, 25 h 01 min"
  })
  void saysDurationsShortly(long millis, String words) {
    assertThat(TextFormat.duration(millis)).isEqualTo(words);
  }

  @Test
  void saysThatADurationIsNotKnown() {
    assertThat(TextFormat.duration(OptionalLong.empty())).isEqualTo("?");
  }

  @Test
  void saysTimesAsJournalsDo() {
    Instant time = Instant.parse("2026-11-23T07:15:30.120Z");

    assertThat(TextFormat.rfc3339(time)).isEqualTo("2026-11-23T07:15:30.120Z");
  }

  @Test
  void wrapsBetweenWordsOnly() {
    String word = "x".repeat(60);

    assertThat(TextFormat.wrapped("a ", "  ", word + " " + word))
        .containsExactly("a " + word, "  " + word);
    assertThat(TextFormat.wrapped("", "", "y".repeat(200))).containsExactly("y".repeat(200));
  }
}
