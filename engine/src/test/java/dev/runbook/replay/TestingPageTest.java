package dev.runbook.replay;

import static org.assertj.core.api.Assertions.assertThat;

import dev.runbook.source.Problem;
import dev.runbook.source.Source;
import dev.runbook.source.SourceReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The scenarios that {@code docs/testing.md} shows are scenarios, and green on a page they fit. */
class TestingPageTest {
  private static final Path PAGE = Path.of(System.getProperty("runbook.root"), "docs/testing.md");
  private static final Pattern EXAMPLE = Pattern.compile("(?ms)^```yaml\\n(.*?)^```\\n");

  private static final String RESTART =
      """
      # Restart

      ```bash {name=look host=web1}
      systemctl is-active {{unit}}
      ```

      ```bash {name=warm host=web1}
      curl -fsS localhost/warm
      ```

      ```bash {name=stop host=web1 danger}
      systemctl stop {{unit}}
      ```

      ```bash {name=start host=web1}
      systemctl start {{unit}}
      ```
      """;

  private static final String MOCK =
      """
      hosts:
        web1:
          state: {shop: up}
          commands:
            - run: systemctl is-active {{unit}}
            - run: curl -fsS localhost/warm
            - run: systemctl stop {{unit}}
              set: {shop: down}
            - run: systemctl start {{unit}}
              set: {shop: up}
      """;

  @TempDir Path folder;

  private static List<String> examples() throws IOException {
    return EXAMPLE.matcher(Files.readString(PAGE)).results().map(found -> found.group(1)).toList();
  }

  @Test
  void itsScenariosAreGreenOnThePageThatTheyAreOf() throws IOException {
    List<String> examples = examples();
    assertThat(examples).hasSizeGreaterThanOrEqualTo(4);
    String several = examples.get(1);
    assertThat(several).contains("scenarios:\n");
    StringBuilder all = new StringBuilder(several);
    examples.subList(2, examples.size()).stream()
        .filter(text -> text.startsWith("  "))
        .forEach(all::append);
    Tested tested =
        new Tested(folder)
            .file("restart.md", "---\nrunbook: {params: {unit: {}}}\n---\n\n" + RESTART)
            .file("restart.mock.yaml", MOCK)
            .file("first.test.yaml", examples.get(0))
            .file("restart.test.yaml", all.toString());
    TestReport report = tested.run();
    assertThat(tested.story(report)).isEmpty();
    assertThat(report.verdicts()).hasSizeGreaterThan(5);
  }

  @Test
  void itsAnswersAndExpectationsAreThoseThatAreRead() throws IOException {
    String page = Files.readString(PAGE);
    for (String word :
        List.of("run", "done", "skip", "quit", "back", "happened", "did-not-happen")) {
      assertThat(problems("answers: {look: " + word + "}")).isEmpty();
      assertThat(page).contains("`" + word + "`");
    }
    List<MatchResult> rows =
        Pattern.compile("(?m)^\\| `(\\{[^`]*\\})` \\|").matcher(page).results().toList();
    assertThat(rows).hasSizeGreaterThan(3);
    for (MatchResult row : rows) {
      assertThat(problems("answers: {look: " + row.group(1) + "}")).as(row.group(1)).isEmpty();
    }
  }

  private List<Problem> problems(String keys) {
    Source text = Source.of("x.test.yaml", "play: x\nmock: x.mock.yaml\n" + keys + "\n");
    return new ScenarioReader(new SourceReader())
        .read(folder.resolve("x.test.yaml"), text)
        .problems();
  }
}
