package dev.runbook.shell.program;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A wildcard fits what the regular expression of the same meaning matches. */
class WildcardTest {
  @ParameterizedTest
  @CsvSource({
    "down,           down,                    true",
    "down,           downs,                   false",
    "up|down,        down,                    true",
    "*prod*,         my-prod-db,              true",
    "*.tmp,          a.tmp,                   true",
    "*.tmp,          a.tmp.gz,                false",
    "DROP TABLE|SCHEMA *, DROP SCHEMA public, true",
    "DROP TABLE|SCHEMA *, DROP INDEX public,  false",
    "DROP * CASCADE, DROP TABLE a b CASCADE,  true",
    "a* a*,          a a,                     true",
    "*,              '',                      true",
  })
  void fitsWhatItSays(String wildcard, String text, boolean fits) {
    assertThat(Wildcard.of(wildcard).fits(text)).isEqualTo(fits);
  }

  @Property(tries = 3000)
  void fitsWhatARegularExpressionOfTheSameMeaningMatches(
      @ForAll("wildcards") String wildcard, @ForAll("texts") String text) {
    assertThat(Wildcard.of(wildcard).fits(text))
        .isEqualTo(Pattern.compile(regex(wildcard), Pattern.DOTALL).matcher(text).matches());
    assertThat(Wildcard.ofWord(wildcard).fits(text.toUpperCase(Locale.ROOT)))
        .isEqualTo(
            Pattern.compile(regex(wildcard), Pattern.DOTALL | Pattern.CASE_INSENSITIVE)
                .matcher(text)
                .matches());
  }

  private static String regex(String wildcard) {
    return Arrays.stream(wildcard.split(" "))
        .map(word -> "(?:" + word.replace("*", ".*") + ")")
        .collect(Collectors.joining(" "));
  }

  @Provide
  Arbitrary<String> wildcards() {
    return Arbitraries.of("a", "b", "ab", "*", "a*", "*b", "a|b", "ab|*a", " ", " ")
        .list()
        .ofMinSize(1)
        .ofMaxSize(5)
        .map(parts -> String.join("", parts).strip().replaceAll(" +", " "))
        .filter(written -> !written.isEmpty());
  }

  @Provide
  Arbitrary<String> texts() {
    return Arbitraries.strings().withChars("ab \n").ofMaxLength(6);
  }
}
