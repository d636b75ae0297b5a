package dev.runbook.host.mock;

import static org.assertj.core.api.Assertions.assertThat;

import dev.runbook.source.Problem;
import dev.runbook.source.Problems;
import dev.runbook.source.Source;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** What {@code docs/mock.md} says is so: its examples are played, its tables are compared. */
class MockPageTest {
  private static final Path PAGE = Path.of(System.getProperty("runbook.root"), "docs/mock.md");
  private static final Pattern EXAMPLE =
      Pattern.compile("(?ms)^```yaml\\n(.*?)^```\\n(?:\\n```text\\n(.*?)^```\\n)?");
  private static final Pattern NORMALISED =
      Pattern.compile("\\| `([\\w-]+)` \\| `([^`]+)` \\| `([^`]+)` \\|");

  @TestFactory
  Stream<DynamicTest> itsExamplesAreSo() throws IOException {
    String page = Files.readString(PAGE);
    List<MatchResult> examples = EXAMPLE.matcher(page).results().toList();
    assertThat(examples).hasSizeGreaterThan(10);
    return examples.stream()
        .map(
            each ->
                DynamicTest.dynamicTest(
                    "line " + page.substring(0, each.start()).lines().count(),
                    () -> isSo(each.group(1), Optional.ofNullable(each.group(2)))));
  }

  private static void isSo(String yaml, Optional<String> session) {
    Problems problems = new Problems(Source.of("FILE", yaml));
    Optional<MockFile> file = MockFile.alone(problems.source(), problems);
    String said =
        problems.sorted().stream().map(Problem::render).collect(Collectors.joining("\n\n"));
    if (!said.isEmpty()) {
      assertThat(said + "\n").isEqualTo(session.orElse("no problems\n"));
    } else if (session.isPresent()) {
      assertThat(MockSession.played(List.of(file.orElseThrow()), session.get()))
          .isEqualTo(session.get());
    }
  }

  @Test
  void itListsAllNormalisersWithAnExampleOfEach() throws IOException {
    List<MatchResult> rows = NORMALISED.matcher(Files.readString(PAGE)).results().toList();

    assertThat(rows)
        .extracting(row -> row.group(1))
        .containsExactlyElementsOf(Normaliser.known().stream().map(Normaliser::name).toList());
    for (MatchResult row : rows) {
      Normaliser normaliser = Normaliser.named(row.group(1)).findFirst().orElseThrow();
      assertThat(row.group(2)).isEqualTo(normaliser.example());
      assertThat(normaliser.in(row.group(2))).isEqualTo(row.group(3));
    }
  }
}
