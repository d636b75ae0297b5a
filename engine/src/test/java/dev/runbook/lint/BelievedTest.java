package dev.runbook.lint;

import static org.assertj.core.api.Assertions.assertThat;

import dev.runbook.source.SourceReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Lint finds what is wrong once, and is silent where the page or its site has said it already. */
class BelievedTest {
  @TempDir Path folder;

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Delete what customers have uploaded:",
        "This wipes the uploads.",
        "> Removes every upload.",
        "- Purge the uploads",
        "The uploads are lost."
      })
  void aSentenceThatNamesTheActIsWarningEnough(String sentence) {
    assertThat(unmarked("## Make room\n\n" + sentence + "\n\n```bash\nrm -rf /srv/uploads\n```\n"))
        .isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"# delete the uploads", "rm -rf /srv/uploads # all uploads are removed"})
  void soDoesAComment(String comment) {
    assertThat(unmarked("## Make room\n\n```bash\n" + comment + "\nrm -rf /srv/uploads\n```\n"))
        .isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "It does not delete the uploads.",
        "Nothing happens here, without deleting anything.",
        "Uses the deleter-service.",
        "See the cleanroom."
      })
  void aSentenceThatDeniesTheActOrOnlySoundsLikeItNamesNothing(String sentence) {
    assertThat(unmarked("## Make room\n\n" + sentence + "\n\n```bash\nrm -rf /srv/uploads\n```\n"))
        .hasSize(1);
  }

  @Test
  void anotherActIsNotNamed() {
    assertThat(unmarked("## Reboot the host\n\n```bash\nrm -rf /srv/uploads\n```\n")).hasSize(1);
    assertThat(unmarked("## Delete the uploads\n\n```bash\nsudo reboot\n```\n")).hasSize(1);
    assertThat(unmarked("## Reboot the host\n\n```bash\nsudo reboot\n```\n")).isEmpty();
  }

  @Test
  void sevenLinesAwayIsTooFar() {
    String far =
        "## Delete the uploads\n" + "\nOne.\n".repeat(3) + "\n```bash\nrm -rf /srv/x\n```\n";
    assertThat(unmarked(far)).hasSize(1);
  }

  @Test
  void valuesThatNobodyDescribesAreOneFindingOfThePage() {
    String page =
        """
        # Move

        Moves it.

        ```bash
        mv /srv/<from> /srv/<to>
        ls /srv/<to>
        cat /srv/<which-file>
        ```
        """;
    assertThat(
            Linting.of(page).findings().stream()
                .filter(each -> each.problem().code().equals("undeclared-placeholder"))
                .map(each -> each.problem().line() + ": " + each.problem().message()))
        .containsExactly(
            "6: `from` (line 6), `to` (line 6), `which-file` (line 8) must be filled in, and the page"
                + " does not say what they are");
  }

  @ParameterizedTest
  @CsvSource({
    "restore.html, ",
    "restore/, restore.md",
    "restore, restore.md",
    "../ops/restore/, restore.md",
    "restore/, restore/index.md",
    "restore/, mkdocs.yml",
    "../shop/, _config.yml",
  })
  void aLinkOfASiteGeneratorIsNotBroken(String link, String there) throws IOException {
    assertThat(broken(link, there)).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "restore.md, mkdocs.yml",
    "restore/, ",
    "restore.png, _config.yml",
    "restor/, restore.md"
  })
  void aLinkToNothingIs(String link, String there) throws IOException {
    assertThat(broken(link, there)).containsExactly("broken-link");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"## Bring it back {#back}", "## Bring it back\n{: #back }", "## Bring {#back .x}"})
  void anAnchorOfASiteGeneratorIsNotBroken(String heading) {
    String page =
        "# Job\n\nSee [below](#back).\n\n```bash\ndocker ps\n```\n\n" + heading + "\n\nDone.\n";
    assertThat(Linting.lines(page, "broken-anchor")).isEmpty();
    assertThat(Linting.lines(page.replace("(#back)", "(#bakc)"), "broken-anchor")).hasSize(1);
  }

  private List<String> broken(String link, String there) throws IOException {
    Path ops = Files.createDirectories(folder.resolve("ops"));
    Files.createDirectories(folder.resolve(".git"));
    if (there != null) {
      Path file = ops.resolve(there);
      Files.createDirectories(file.getParent());
      Files.writeString(file, "# There\n");
    }
    Path page =
        Files.writeString(
            ops.resolve("page.md"),
            "# Job\n\nSee [it](" + link + ").\n\n```bash\ndocker ps\n```\n");
    return new Lint(new SourceReader(), pages -> Map.of(), Optional.empty())
            .of(
                List.of(page),
                new LintOptions(Set.of("broken-link"), Set.of(), false, Optional.empty()))
            .findings()
            .stream()
            .map(each -> each.problem().code())
            .toList();
  }

  private static List<String> unmarked(String page) {
    return Linting.lines(page, "destructive-unmarked");
  }
}
