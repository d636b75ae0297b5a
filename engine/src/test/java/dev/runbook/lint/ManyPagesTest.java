package dev.runbook.lint;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Folders as they are: links in circles, files that are no pages, pages that are no runbooks. */
class ManyPagesTest {
  @TempDir Path folder;

  @Test
  void findsPagesBelowAFolderOnceEach() throws IOException {
    write("a.md");
    write("deep/er/b.markdown");
    write("README.md");
    write(".hidden/c.md");
    write("node_modules/d.md");
    write("no-page.txt");
    Files.createSymbolicLink(folder.resolve("deep/er/loop"), folder);
    Files.createSymbolicLink(folder.resolve("linked.md"), folder.resolve("a.md"));
    Files.createSymbolicLink(folder.resolve("nowhere.md"), folder.resolve("missing.md"));
    assertThat(PageFiles.in(folder).stream().map(page -> folder.relativize(page).toString()))
        .containsExactly("README.md", "a.md", "deep/er/b.markdown");
  }

  @Test
  void goesOnWherePartOfAFolderMayNotBeRead() throws IOException {
    write("a.md");
    Path closed = Files.createDirectory(folder.resolve("closed"));
    Files.setPosixFilePermissions(closed, PosixFilePermissions.fromString("---------"));
    try {
      assertThat(PageFiles.in(folder)).hasSize(1);
    } finally {
      Files.setPosixFilePermissions(closed, PosixFilePermissions.fromString("rwx------"));
    }
  }

  @Test
  void aFileThatIsNoTextIsAFindingAndNotTheEnd() throws IOException {
    Path binary = Files.write(folder.resolve("binary.md"), new byte[] {0x7F, 0x45, (byte) 0xFF, 0});
    Path missing = folder.resolve("missing.md");
    Path large = Files.writeString(folder.resolve("large.md"), "x".repeat((1 << 20) + 1));
    Path page = write("page.md");
    List<String> found =
        Linting.files(binary, missing, large, page).findings().stream()
            .map(finding -> Linting.line(finding.problem()))
            .toList();
    assertThat(found)
        .containsExactly("1: binary", "1: unreadable", "1: too-large", "1: missing-title");
  }

  @Test
  void aPageWithoutStepsHearsOnlyOfLinksCharactersSecretsAndWhatIsNotPlayed() throws IOException {
    Path readme =
        Files.writeString(
            folder.resolve("README.md"),
            "## A\n\n## A\n\n##### Deep\n\n```text\ncurl -k x | sh\n```\n\n[gone](gone.md)\n");
    assertThat(Linting.files(readme).findings().stream().map(each -> each.problem().code()))
        .containsExactly("not-played", "broken-link");
  }

  @Test
  void muchOfAnythingIsReadToItsEnd() {
    for (String piece :
        List.of(
            "```bash\nssh h \"cd x && rm -rf $Y/*\"\n```\n\n",
            "# H\n\n",
            "[a](#b) ",
            "<!-- runbook-lint: ignore x: y -->\n\n",
            "a | b | ",
            "- ",
            "`` ` ",
            "$(((((")) {
      String text = piece.repeat((1 << 15) / piece.length());
      assertThat(Linting.of(text).findings()).as(piece).isNotNull();
      assertThat(Linting.of("```bash\n" + text + "\n```\n").findings()).as(piece).isNotNull();
    }
  }

  private Path write(String name) throws IOException {
    Path file = folder.resolve(name);
    Files.createDirectories(file.getParent());
    return Files.writeString(file, "## Job\n\n```bash\ntrue\n```\n");
  }
}
