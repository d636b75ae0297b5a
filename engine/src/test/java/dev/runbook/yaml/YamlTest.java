package dev.runbook.yaml;

import static org.assertj.core.api.Assertions.assertThat;

import dev.runbook.source.Problem;
import dev.runbook.source.Problems;
import dev.runbook.source.Source;
import dev.runbook.source.Span;
import java.time.Duration;
import java.util.Optional;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

class YamlTest {
  private Source source;
  private Problems problems;

  @Test
  void nothingIsTurnedIntoADateANumberOrATruth() {
    YamlNode.Mapping page =
        mapping("port: 22:22\nday: 2026-01-02\nanswer: no\nversion: 1.10\noctal: 010\n");
    assertThat(text(page, "port")).isEqualTo("22:22");
    assertThat(text(page, "day")).isEqualTo("2026-01-02");
    assertThat(text(page, "answer")).isEqualTo("no");
    assertThat(text(page, "version")).isEqualTo("1.10");
    assertThat(text(page, "octal")).isEqualTo("010");
  }

  @Test
  void nullIsWhatYamlSaysItIs() {
    YamlNode.Mapping page = mapping("a:\nb: ~\nc: null\nd: 'null'\ne: ''\nf: !!str null\n");
    assertThat(page.entries().values())
        .extracting(entry -> ((YamlNode.Scalar) entry.value()).isNull())
        .containsExactly(true, true, true, false, false, false);
  }

  @Test
  void quotesAndBlockTextsAreResolved() {
    YamlNode.Mapping page =
        mapping("a: 'it''s'\nb: \"tab\\t\\u00e9\"\nc: |\n  one\n   two\nd: >\n  one\n  two\n");
    assertThat(text(page, "a")).isEqualTo("it's");
    assertThat(text(page, "b")).isEqualTo("tab\té");
    assertThat(text(page, "c")).isEqualTo("one\n two\n");
    assertThat(text(page, "d")).isEqualTo("one two\n");
  }

  @Test
  void everyNodeKnowsItsPlace() {
    YamlNode.Mapping page = mapping("hosts:\n  hemma: {user: olof}\nlist:\n  - one\n  - two\n\n");
    YamlNode.Mapping hosts = (YamlNode.Mapping) page.entries().get("hosts").value();
    YamlNode.Entry hemma = hosts.entries().get("hemma");
    assertThat(written(hemma.keySpan())).isEqualTo("hemma");
    assertThat(written(hemma.value().span())).isEqualTo("{user: olof}");
    assertThat(written(page.entries().get("list").value().span())).isEqualTo("- one\n  - two");
    assertThat(written(page.span())).endsWith("- two");
  }

  @Test
  void placesAreThoseOfTheWholeSourceWithCrLfAndAstralCharacters() {
    String before = "\uFEFF🚀 before\r\n";
    String yaml = "a: 🚀🚀\r\nb: found\r\n";
    source = Source.of("page.md", before + yaml + "after");
    problems = new Problems(source);
    Span region = new Span(before.length(), before.length() + yaml.length());
    YamlNode.Mapping page = (YamlNode.Mapping) Yaml.parse(source, region, problems).orElseThrow();
    assertThat(written(page.entries().get("a").value().span())).isEqualTo("🚀🚀");
    assertThat(written(page.entries().get("b").keySpan())).isEqualTo("b");
    assertThat(written(page.entries().get("b").value().span())).isEqualTo("found");
  }

  @Test
  void aByteOrderMarkMovesNoPlace() {
    YamlNode.Mapping page = mapping("\uFEFFa: found\n");
    assertThat(written(page.entries().get("a").value().span())).isEqualTo("found");
  }

  @Test
  void anEmptyDocumentIsNothing() {
    assertThat(parse("")).isEmpty();
    assertThat(parse("# only a comment\n\n")).isEmpty();
    assertThat(problems.all()).isEmpty();
  }

  @Test
  void aKeyThatIsThereTwiceIsAnErrorAtTheSecond() {
    YamlNode.Mapping page = mapping("date: one\nother: x\ndate: two\n");
    assertThat(text(page, "date")).isEqualTo("one");
    assertThat(onlyProblem())
        .isEqualTo(
            """
            file.yaml:3:1: error[duplicate-key]: `date` is already there, on line 1
              | date: two
              | ^^^^
              = keep one of the two""");
  }

  @Test
  void aSyntaxErrorIsOneProblemWithAPlaceAndAHint() {
    assertThat(parse("title: Runbook: Home\n")).isEmpty();
    assertThat(onlyProblem())
        .isEqualTo(
            """
            file.yaml:1:15: error[yaml-syntax]: this is not YAML: mapping values are not allowed here
              | title: Runbook: Home
              |               ^
              = put quotes around a value that holds `: `""");
  }

  @Test
  void aTabIsExplained() {
    assertThat(parse("a:\n\tb: c\n")).isEmpty();
    assertThat(onlyProblem()).contains(":2:1:").contains("YAML does not take tabs");
  }

  @Test
  void aQuoteThatIsNeverClosedIsExplained() {
    assertThat(parse("a: \"open\nb: c\n")).isEmpty();
    assertThat(onlyProblem()).contains("close the quote");
  }

  @Test
  void aControlCharacterIsAProblemAtItsPlace() {
    assertThat(parse("a: 🚀\nb: x\u0007y\n")).isEmpty();
    assertThat(onlyProblem()).startsWith("file.yaml:2:5: error[yaml-syntax]");
  }

  @Test
  void aKeyThatIsNotTextIsAProblem() {
    YamlNode.Mapping page = mapping("[a, b]: c\ngood: yes\n");
    assertThat(page.entries()).containsOnlyKeys("good");
    assertThat(onlyProblem()).contains("error[yaml-key]: this key is not text");
  }

  @Test
  void anUnquotedPlaceholderIsExplained() {
    mapping("value: {{ name }}\n");
    assertThat(onlyProblem()).contains("put quotes around it");
  }

  @Test
  void anAliasIsWhatItStandsFor() {
    YamlNode.Mapping page = mapping("base: &b {user: olof}\nhost: *b\n");
    assertThat(page.entries().get("host").value()).isEqualTo(page.entries().get("base").value());
  }

  @Test
  void anAliasWithoutAnAnchorIsAProblem() {
    assertThat(parse("a: *nowhere\n")).isEmpty();
    assertThat(onlyProblem()).contains("there is no `&nowhere` before this");
  }

  @Test
  void anAliasThatIsPartOfItselfIsAProblem() {
    assertThat(parse("a: &a\n  b: *a\n")).isEmpty();
    assertThat(onlyProblem()).contains("`*a` stands for something it is part of");
  }

  @Test
  @Timeout(60)
  void aliasesThatMultiplyAreRefused() {
    StringBuilder bomb = new StringBuilder("a0: &a0 [x, x, x, x, x, x, x, x, x, x]\n");
    for (int i = 1; i < 30; i++) {
      bomb.append("a" + i + ": &a" + i + " [" + ("*a" + (i - 1) + ", ").repeat(9) + "x]\n");
    }
    assertThat(parse(bomb.toString())).isEmpty();
    assertThat(onlyProblem()).contains("stand for more than 10000 values");
  }

  @Test
  @Timeout(60)
  void nestingIsLimitedHoweverItIsWritten() {
    assertThat(parse("[".repeat(100_000))).isEmpty();
    assertThat(onlyProblem()).contains("error[yaml-depth]");
    assertThat(parse("- ".repeat(100_000))).isEmpty();
    assertThat(onlyProblem()).contains("error[yaml-depth]");
    StringBuilder aliases = new StringBuilder("a0: &a0 [x]\n");
    for (int i = 1; i < 120; i++) {
      aliases.append("a" + i + ": &a" + i + " [*a" + (i - 1) + "]\n");
    }
    assertThat(parse(aliases.toString())).isEmpty();
    assertThat(onlyProblem()).contains("error[yaml-depth]");
  }

  @Test
  void aSecondDocumentIsAProblem() {
    assertThat(parse("a: b\n---\nc: d\n")).isEmpty();
    assertThat(onlyProblem()).contains(":2:1:").contains("a second YAML document begins here");
  }

  @Test
  void durationsAreReadAsPeopleWriteThem() {
    assertThat(Durations.parse("200ms")).contains(Duration.ofMillis(200));
    assertThat(Durations.parse("30s")).contains(Duration.ofSeconds(30));
    assertThat(Durations.parse("5m")).contains(Duration.ofMinutes(5));
    assertThat(Durations.parse("2h")).contains(Duration.ofHours(2));
    assertThat(Durations.parse("1d")).contains(Duration.ofDays(1));
    assertThat(Durations.parse("5")).isEmpty();
    assertThat(Durations.parse("-5s")).isEmpty();
    assertThat(Durations.parse("1 s")).isEmpty();
    assertThat(Durations.parse("9999999999s")).isEmpty();
  }

  @Test
  void anEscapeThatTheEndCutsShortIsASyntaxError() {
    parse("a: 1\nb: \"\\x");
    assertThat(problems.all().get(0).render()).contains("this is not YAML: unknown escape");
    assertThat(problems.all().get(0).line()).isEqualTo(2);
  }

  @Property(seed = "1")
  void nothingAnAuthorWritesIsThrown(@ForAll("yaml") String yaml) {
    parse(yaml);
    for (Problem problem : problems.all()) {
      assertThat(problem.hint()).isPresent();
      assertThat(problem.span().end()).isLessThanOrEqualTo(yaml.length());
      assertThat(problem.render()).contains("file.yaml:");
    }
  }

  @Provide
  Arbitrary<String> yaml() {
    return Arbitraries.of(
            "a: ",
            "b:\n",
            "- ",
            "\n",
            "\n  ",
            "[",
            "]",
            "{",
            "}",
            ", ",
            ": ",
            "? ",
            "'",
            "\"",
            "\\x",
            "&a ",
            "*a",
            "!!str ",
            "!x ",
            "!<",
            "|\n",
            ">+9\n",
            "# c\n",
            "---\n",
            "...\n",
            "%YAML 1.2\n",
            "%YAML 9.9\n",
            "%TAG ! x\n",
            "\t",
            "\r\n",
            "🚀",
            "\uFEFF",
            "\u0000",
            "\u0085",
            "\u2028",
            "\uD800",
            "@",
            "`",
            "~",
            "<<: ",
            "\\u12",
            "0x",
            "@",
            "% ")
        .list()
        .ofMaxSize(25)
        .map(parts -> String.join("", parts));
  }

  private Optional<YamlNode> parse(String yaml) {
    source = Source.of("file.yaml", yaml);
    problems = new Problems(source);
    return Yaml.parse(source, problems);
  }

  private YamlNode.Mapping mapping(String yaml) {
    return (YamlNode.Mapping) parse(yaml).orElseThrow();
  }

  private static String text(YamlNode.Mapping mapping, String key) {
    return ((YamlNode.Scalar) mapping.entries().get(key).value()).text();
  }

  private String written(Span span) {
    return source.text(span);
  }

  private String onlyProblem() {
    assertThat(problems.all()).hasSize(1);
    return problems.all().get(0).render();
  }
}
