package dev.runbook.lint;

import static org.assertj.core.api.Assertions.assertThat;

import dev.runbook.json.Json;
import dev.runbook.source.PrintableText;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What programs read: GitHub's annotations and JSON. */
class OutputsTest {
  @TempDir Path folder;

  @Test
  void annotationsAreOneLineEachWithGithubsEscapes() throws IOException {
    Path page =
        Files.writeString(
            folder.resolve("50%, a:b.md"), Linting.block("echo 100%; curl -k https://x.internal"));
    assertThat(github(page))
        .containsExactly(
            "::warning file=50%25%2C a%3Ab.md,line=6,endLine=6,col=17,endColumn=19,"
                + "title=skips-identity-check::with `-k` the server is not checked%0Atrust the one"
                + " certificate or key that is meant: `curl --cacert FILE`, `runbook host add"
                + " ALIAS`");
  }

  @Test
  void aNoteIsANotice() throws IOException {
    Path page = Files.writeString(folder.resolve("p.md"), Linting.block("sleep 5; true"));
    assertThat(github(page).get(0)).startsWith("::notice file=p.md,line=6,");
  }

  @Test
  void aPageCannotWriteACommandOfItsOwn() throws IOException {
    String heading = "## Same \u001b[31m%0A::error::x\u009b\n\nText.\n\n```bash\ntrue\n```\n\n";
    Path page =
        Files.writeString(
            folder.resolve("p.md"), "# T\n\nText that is long enough.\n\n" + heading + heading);
    List<String> lines = github(page);
    assertThat(lines).isNotEmpty().allMatch(line -> line.startsWith("::") && !line.contains("\n"));
    assertThat(String.join("", lines)).doesNotContain("%0A::error").contains("%250A::error");
    assertThat(lines).allMatch(line -> PrintableText.firstHidden(line) < 0);
  }

  @Test
  void jsonHoldsNothingATerminalWouldObeyAndIsTheSameJson() throws IOException {
    Path page =
        Files.writeString(folder.resolve("a\u009bb\u202e.md"), Linting.block("sleep 5; true"));
    String json = LintJson.of(Linting.files(page));
    assertThat(PrintableText.firstHidden(json.replace("\r", ""))).isEqualTo(-1);
    assertThat(Json.object(json).get("problems").toString()).contains("a\u009bb\u202e.md");
  }

  @Test
  void jsonSaysWhereAndWhat() throws IOException {
    Path page =
        Files.writeString(folder.resolve("p.md"), Linting.block("curl -k https://x.internal"));
    assertThat(LintJson.of(Linting.files(page)))
        .contains("\"schema\" : \"runbook.lint/1\"")
        .contains("\"severity\" : \"warning\"")
        .contains("\"code\" : \"skips-identity-check\"")
        .contains("\"line\" : 6", "\"column\" : 6", "\"endColumn\" : 8")
        .contains("\"warnings\" : 1");
  }

  private List<String> github(Path page) {
    return new GithubAnnotations(folder).of(Linting.files(page));
  }
}
