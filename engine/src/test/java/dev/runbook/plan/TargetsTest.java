package dev.runbook.plan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.runbook.graph.GraphBuilder;
import dev.runbook.source.SourceReader;
import dev.runbook.source.UnreadableException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class TargetsTest {
  private static final String GUIDE =
      "---\nid: RUN-guide\n---\n\n# The guide\n\n## Deploy\n\n### Standard\n\n```bash\na\n```\n\n### Forced\n\n```bash\nb\n```\n\n"
          + "## Reset (DANGER)\n\n```bash\nc\n```\n\n## backup\n\n```bash\nd\n```\n\n## Notes\n\nText.\n";

  @TempDir Path folder;

  @BeforeEach
  void writePages() throws IOException {
    write("runbook-guide.md", GUIDE);
    write("backup.md", "# Backup\n\n```bash\nfile\n```\n");
    write("deep/er/disk.md", "# Disk\n\n## Look\n\n```bash\ndf\n```\n");
    write("README.md", "# Read\n\n```bash\nno\n```\n");
    write(".hidden/x.md", "# X\n\n```bash\nno\n```\n");
    write("notes.txt", "no");
    write("broken.md", "\u0000\u0000");
  }

  private void write(String name, String text) throws IOException {
    Path file = folder.resolve(name);
    Files.createDirectories(file.getParent());
    Files.writeString(file, text);
  }

  private Library library(Path... folders) {
    return new Library(List.of(folders), new SourceReader(1 << 20), new GraphBuilder(Set.of()));
  }

  private Targets.Found find(String target) {
    return new Targets(library(folder)).find(target);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '⇒',
      quoteCharacter = '`',
      value = {
        "guide ⇒ standard,forced,reset-danger,backup",
        "runbook-guide ⇒ standard,forced,reset-danger,backup",
        "runbook-guide.md ⇒ standard,forced,reset-danger,backup",
        "guide.md ⇒ standard,forced,reset-danger,backup",
        "RUN-guide ⇒ standard,forced,reset-danger,backup",
        "standard ⇒ standard",
        "deploy ⇒ standard,forced",
        "reset-danger ⇒ reset-danger",
        "reset ⇒ reset-danger",
        "guide#reset ⇒ reset-danger",
        "guide#backup ⇒ backup",
        "runbook-guide.md#deploy ⇒ standard,forced",
        "RUN-guide#standard ⇒ standard",
        "backup ⇒ backup",
        "disk ⇒ disk",
        "look ⇒ look",
        "notes ⇒ ",
        "x ⇒ ",
        "read ⇒ ",
        "README ⇒ "
      })
  void namesWhatCanBePlayed(String target, String procedures) {
    List<String> expected = procedures == null ? List.of() : List.of(procedures.split(","));
    assertThat(Plans.names(find(target).procedures())).isEqualTo(expected);
  }

  @Test
  void aFileNameWinsOverASection() {
    assertThat(find("backup").procedures().get(0).path()).isEqualTo(folder.resolve("backup.md"));
    assertThat(find("backup").page()).isPresent();
  }

  @Test
  void aPathMayLeadAnywhere() {
    String path = folder.resolve("deep/er/disk.md").toString();
    assertThat(Plans.names(new Targets(library()).find(path).procedures())).containsExactly("disk");
    assertThat(Plans.names(new Targets(library()).find(path + "#look").procedures()))
        .containsExactly("look");
    String broken = folder.resolve("broken.md").toString();
    assertThatThrownBy(() -> new Targets(library()).find(broken))
        .isInstanceOf(UnreadableException.class);
  }

  @Test
  void severalPagesOfANameAreListed() throws IOException {
    write("deep/backup.md", "# B\n\n```bash\nx\n```\n");
    assertThat(find("backup").procedures()).hasSize(2);
    assertThat(find("backup").page()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "standrad,standard",
    "guid,guide",
    "RUN-guidd,RUN-guide",
    "guide#resett,reset",
    "guide#standart,standard"
  })
  void suggestsTheNearestName(String target, String near) {
    Targets.Found found = find(target);
    assertThat(found.isNothing()).isTrue();
    assertThat(found.hint()).contains("did you mean `" + near + "`?");
  }

  @Test
  void aSectionMayBeOnSeveralPages() throws IOException {
    write("second.md", "# S\n\n## Standard\n\n```bash\nx\n```\n");
    assertThat(find("standard").procedures()).hasSize(2);
  }

  @Test
  void eachPageIsFoundOnceHoweverManyFoldersLeadToIt() {
    Library library =
        library(
            folder.resolve("deep"), folder, folder.resolve("deep/../deep"), folder.resolve("none"));
    assertThat(library.pages().stream().map(page -> page.getFileName().toString()))
        .containsExactly("disk.md", "backup.md", "broken.md", "runbook-guide.md");
  }

  @Test
  void aFolderThatIsHiddenItselfWasNamedByAPerson() {
    assertThat(library(folder.resolve(".hidden")).pages()).hasSize(1);
    assertThat(library(folder).pages()).noneMatch(page -> page.toString().contains(".hidden"));
  }

  static Stream<Arguments> pages() {
    String steps = "\n\n```bash\na\n```\n\n";
    return Stream.of(
        page("several sections", "## A" + steps + "## B" + steps, "a,b"),
        page("own steps", "Text." + steps + "## A" + steps, "page"),
        page(
            "kind procedure",
            "---\nrunbook: {kind: procedure}\n---\n\n## A" + steps + "## B" + steps,
            "page"),
        page(
            "kind guide",
            "---\nrunbook: {kind: guide}\n---\n\n# Page\n\n## Step 1" + steps + "## Step 2" + steps,
            "page"),
        page(
            "a heading like the file and phases",
            "# Page\n\n## Prerequisites" + steps + "## Verify" + steps,
            "page"),
        page("a heading like the file", "# Page\n\n## A" + steps + "## B" + steps, "page"),
        page("another heading", "# Other\n\n## A" + steps + "## B" + steps, "a,b"),
        page("numbered", "# Other\n\n## 1. A" + steps + "## 2. B" + steps, "page"),
        page("nested", "## A\n\n### B" + steps + "### C" + steps + "## D" + steps, "b,c,d"),
        page("one below one", "## A\n\n### B" + steps, "page"),
        page("tasks count", "## A\n\n- [ ] x\n\n## B" + steps, "a,b"));
  }

  private static Arguments page(String what, String page, String offered) {
    return Arguments.of(what, page, List.of(offered.split(",")));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("pages")
  void aPageIsOneProcedureOrSeveral(String what, String page, List<String> offered) {
    assertThat(Plans.names(Plans.page("page.md", page).offered())).isEqualTo(offered);
  }

  @Test
  void everySectionWithStepsCanBePlayedByItsSlug() {
    PageProcedures guide = Plans.page("guide.md", GUIDE);
    assertThat(Plans.names(guide.all()))
        .containsExactly("the-guide", "deploy", "standard", "forced", "reset-danger", "backup");
  }
}
