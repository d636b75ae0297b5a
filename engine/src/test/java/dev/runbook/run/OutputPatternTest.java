package dev.runbook.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Lines that a text must have; a slash stands for a line feed. */
class OutputPatternTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      ignoreLeadingAndTrailingWhitespace = false,
      value = {
        "a/b|a/b/",
        "a/b//|a/b",
        "...|",
        "...|a/b",
        "a/.../z|a/z",
        "a/.../z|a/b/c/z/y/z",
        "...|...",
        "up [..] days|up 3 days",
        "[..]x[..]|axb",
        "[0-9]+ (re)|42",
        "a(re)|a(re)",
        "*.sql (glob)|dump.sql",
        "?\\* (glob)|x*",
        "[x (re)|[x (re)",
        ".../a/.../a/...|a/a",
      })
  void fits(String pattern, String text) {
    assertThat(OutputPattern.of(lines(pattern)).fits(lines(text))).isTrue();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      ignoreLeadingAndTrailingWhitespace = false,
      value = {
        "a|b",
        "a|a/b",
        "a/b|a",
        "a|",
        "|a",
        "a| a",
        "a/.../z|a/b",
        "up [..] days|up 3 hours",
        "[0-9]+ (re)|42 ",
        "*.sql (glob)|dump.sql.gz",
        ".../a/.../a/...|a",
        "[..]|a/b",
      })
  void doesNotFit(String pattern, String text) {
    assertThat(OutputPattern.of(lines(pattern)).fits(lines(text))).isFalse();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "is {{a}}|is {{b}}|true",
        "is {{a}}|is x|false",
        "is {{c}}|is y.*|true",
        "is {{c}} (re)|is y.*|true",
        "is {{c}} (re)|is yes|false",
        "i. {{c}} (re)|is y.*|true",
        "*{{c}} (glob)|is y.*|true",
        "*{{d}} (glob)|is ab|false",
        "[..]{{e}}|is [..]|true",
        "[..]{{e}}|is it|false",
        "{{f}}|...|true",
        "{{f}}|any|false",
        "{{unknown}} [..]|{{unknown}} x|true",
        "\\E[..]|\\Ex|true",
      })
  void aValueStandsForItselfAlone(String pattern, String text, boolean fits) {
    Map<String, String> values =
        Map.of("a", "{{b}}", "b", "x", "c", "y.*", "d", "a*", "e", "[..]", "f", "...");
    assertThat(OutputPattern.of(List.of(pattern), values).fits(text)).isEqualTo(fits);
  }

  @Test
  void theDifferenceShowsWhatIsMissingAndWhatCameInstead() {
    assertThat(OutputPattern.of("a\n[..]b\nc").difference("a\nxb\nd\ne"))
        .containsExactly("  a", "  xb", "- c", "+ d", "+ e");
  }

  private static String lines(String text) {
    return text == null ? "" : text.replace('/', '\n');
  }
}
