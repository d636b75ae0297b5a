package dev.runbook.lint;

import static org.assertj.core.api.Assertions.assertThat;

import dev.runbook.source.SourceReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every rule is documented, and finds what its documentation says it finds. */
class RuleExamplesTest {
  /** Two thousand steps are no example. */
  private static final Set<String> WITHOUT_EXAMPLE = Set.of("too-many-steps");

  private static final Pattern EXAMPLE = Pattern.compile("(?ms)^````markdown\\n(?<page>.*?)^````$");

  @TempDir Path folder;

  static Stream<Rule> rules() {
    return Rules.all().stream();
  }

  @ParameterizedTest
  @MethodSource("rules")
  void saysWhatItIs(Rule rule) {
    String page = RuleBook.page(rule.name()).orElseThrow();
    assertThat(page).startsWith("*" + rule.severity().word() + ":* " + rule.says() + "\n\n");
  }

  @ParameterizedTest
  @MethodSource("rules")
  void findsItsFirstExampleAndNotItsSecond(Rule rule) throws IOException {
    List<String> examples = examples(rule);
    if (WITHOUT_EXAMPLE.contains(rule.name())) {
      assertThat(examples).isEmpty();
      return;
    }
    assertThat(examples).hasSize(2);
    assertThat(codes(examples.get(0))).contains(rule.name());
    assertThat(codes(examples.get(1))).doesNotContain(rule.name());
  }

  @ParameterizedTest
  @MethodSource("rules")
  void saysWhatToWriteInstead(Rule rule) throws IOException {
    for (String example : examples(rule)) {
      assertThat(lint(example)).allMatch(finding -> finding.problem().hint().isPresent());
    }
  }

  @Test
  void thereAreNoOthersInTheBook() throws IOException {
    Path book = Path.of(System.getProperty("runbook.root"), "docs", "lint.md");
    List<String> headings =
        Files.readString(book).lines().filter(line -> line.matches("### [a-z-]+")).toList();
    assertThat(headings).isEqualTo(Rules.all().stream().map(rule -> "### " + rule.name()).toList());
  }

  @Test
  void aPageOfThousandsOfStepsIsTooLong() throws IOException {
    String step = "```bash\ntrue\n```\n\n";
    assertThat(codes("# Long\n\nLong.\n\n" + step.repeat(2000))).doesNotContain("too-many-steps");
    assertThat(codes("# Long\n\nLong.\n\n" + step.repeat(2001))).contains("too-many-steps");
  }

  private static List<String> examples(Rule rule) {
    List<String> examples = new ArrayList<>();
    Matcher example = EXAMPLE.matcher(RuleBook.page(rule.name()).orElseThrow());
    while (example.find()) {
      examples.add(example.group("page"));
    }
    return examples;
  }

  private List<String> codes(String page) throws IOException {
    return lint(page).stream().map(finding -> finding.problem().code()).toList();
  }

  private List<Finding> lint(String page) throws IOException {
    Path file = Files.writeString(folder.resolve("page.md"), page);
    return new Lint(new SourceReader(), pages -> Map.of(), Optional.empty())
        .of(List.of(file), LintOptions.USUAL)
        .findings();
  }

  @Test
  void theDocsNameEachRuleWhoseFindingsAreToldWhereTheyArePlayed() throws IOException {
    String docs = Files.readString(Path.of(System.getProperty("runbook.root"), "docs", "lint.md"));
    int from = docs.indexOf("## Success that proves little");
    String section = docs.substring(from, docs.indexOf("(`step.unproven`", from));
    List<String> named =
        Pattern.compile("`([a-z-]+)`")
            .matcher(section)
            .results()
            .map(each -> each.group(1))
            .toList();

    assertThat(named)
        .containsExactlyInAnyOrderElementsOf(
            Rules.all().stream().filter(Rule::hidesFailures).map(Rule::name).toList());
  }
}
