package dev.runbook.plan;

import static org.assertj.core.api.Assertions.assertThat;

import dev.runbook.graph.GraphBuilder;
import dev.runbook.source.CacheFolder;
import dev.runbook.source.SourceReader;
import dev.runbook.source.UnreadableException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a library remembers of its pages, and when it looks again. */
final class LibraryIndexTest {
  private static final Instant LONG_AGO = Instant.parse("2026-01-02T03:04:05Z");

  @TempDir Path folder;
  private Path pages;
  private Path cache;

  @BeforeEach
  void aPage() throws IOException {
    pages = Files.createDirectory(folder.resolve("pages"));
    cache = folder.resolve("cache");
    page("deploy.md", "# Deploy the app\n\n```bash\nrm -rf /srv/app\n```\n");
  }

  @Test
  void isKeptFromOneListToTheNext() throws IOException {
    assertThat(titles(library())).containsExactly("Deploy the app");
    inIndex("Deploy the app", "Replay the app");
    assertThat(titles(library())).containsExactly("Replay the app");
  }

  @Test
  void saysOfEachProcedureWhatReadingItWouldSay() throws IOException {
    page("many.md", "# One\n\n```bash\nls\n```\n\n# Two: ä\n\n```bash {host=web1}\nreboot\n```\n");
    Library.Listings read = plain().listings();
    library().listings();
    assertThat(library().listings()).isEqualTo(read);
    assertThat(read.pages()).hasSize(2);
  }

  @Test
  void doesNotCountForAPageThatChanged() throws IOException {
    library().listings();
    page("deploy.md", "# Deploy the web\n\n```bash\nrm -rf /srv/web\n```\n");
    assertThat(titles(library())).containsExactly("Deploy the web");
  }

  @Test
  void doesNotCountForAPageThatIsNewOrGone() throws IOException {
    library().listings();
    page("backup.md", "# Back up\n\n```bash\nls\n```\n");
    assertThat(titles(library())).containsExactly("Back up", "Deploy the app");
    Files.delete(pages.resolve("deploy.md"));
    assertThat(titles(library())).containsExactly("Back up");
  }

  @Test
  void doesNotCountForAPageThatHasJustBeenWritten() throws IOException {
    plain().indexed(cacheFolder(), "build", Set.of(), Clock.systemUTC()).listings();
    assertThat(indexBytes()).doesNotContain("Deploy");
  }

  @Test
  void doesNotCountForAnotherProgram() throws IOException {
    library().listings();
    inIndex("Deploy the app", "Replay the app");
    Library newer = library("build 2", Set.of());
    assertThat(titles(newer)).containsExactly("Deploy the app");
  }

  @Test
  void doesNotCountOnceAVariableIsSetThatThePageMentions() throws IOException {
    page("deploy.md", "# Deploy the app\n\n```bash\nls \"$SERVER\"\n```\n");
    library().listings();
    inIndex("Deploy the app", "Replay the app");
    assertThat(titles(library("build", Set.of("OTHER")))).containsExactly("Replay the app");
    assertThat(titles(library("build", Set.of("SERVER")))).containsExactly("Deploy the app");
  }

  /** The launcher cannot read the index, and decides by this how much of a list Java compiles. */
  @Test
  void hasAnEmptyFileBesideItWhileTheLibraryHasVeryManyPages() throws IOException {
    for (int at = 1; at <= 500; at++) {
      page("page-" + at + ".md", "# Page " + at + "\n");
    }
    library().listings();
    assertThat(cache.resolve("runbook")).isDirectoryContaining(file -> isMany(file));
    Files.delete(pages.resolve("page-1.md"));
    library().listings();
    assertThat(cache.resolve("runbook")).isDirectoryNotContaining(file -> isMany(file));
  }

  private static boolean isMany(Path file) {
    return file.toString().endsWith(".many");
  }

  @Test
  void thatIsCutOffAnywhereIsMadeAnew() throws IOException {
    library().listings();
    byte[] whole = Files.readAllBytes(index());
    for (int length = 0; length < whole.length; length++) {
      Files.write(index(), Arrays.copyOf(whole, length));
      assertThat(titles(library())).containsExactly("Deploy the app");
    }
  }

  @Test
  void thatHoldsBytesOfAnotherFileIsMadeAnew() throws IOException {
    library().listings();
    byte[] whole = Files.readAllBytes(index());
    for (int at = 0; at < whole.length; at++) {
      byte[] other = whole.clone();
      other[at] ^= (byte) 0xFF;
      Files.write(index(), other);
      assertThat(library().listings().pages()).hasSizeLessThanOrEqualTo(1);
    }
  }

  @Test
  void tellsOfAPageThatCannotBeReadEachTime() throws IOException {
    Files.write(pages.resolve("broken.md"), new byte[] {'a', (byte) 0xC3});
    for (int time = 0; time < 2; time++) {
      assertThat(library().listings().unreadable())
          .extracting(UnreadableException::getMessage)
          .allMatch(message -> message.contains("not UTF-8"))
          .hasSize(1);
    }
  }

  @Test
  void findsAPageAndNeverStandsForIt() throws IOException {
    library().listings();
    inIndex("Deploy the app", "Replay the app");
    Targets.Found found = new Targets(library()).find("deploy");
    assertThat(found.procedures().get(0).title()).isEqualTo("Deploy the app");
  }

  @Test
  void thatCannotBeWrittenCostsTimeOnly() throws IOException {
    Files.writeString(cache, "a file where the folder would be");
    assertThat(titles(library())).containsExactly("Deploy the app");
  }

  private void page(String name, String text) throws IOException {
    Files.writeString(pages.resolve(name), text);
    Files.setLastModifiedTime(pages.resolve(name), FileTime.from(LONG_AGO));
  }

  private Library library() {
    return library("build", Set.of());
  }

  /** What this test writes is a minute old by its clock. */
  private Library library(String build, Set<String> environment) {
    Clock clock = Clock.offset(Clock.systemUTC(), Duration.ofMinutes(1));
    return plain().indexed(cacheFolder(), build, environment, clock);
  }

  private Library plain() {
    return new Library(List.of(pages), new SourceReader(), new GraphBuilder(Set.of()));
  }

  private CacheFolder cacheFolder() {
    return CacheFolder.of(Map.of("XDG_CACHE_HOME", cache.toString())).orElseThrow();
  }

  private static List<String> titles(Library library) {
    return library.listings().pages().stream().map(PageListing::title).toList();
  }

  private Path index() throws IOException {
    try (Stream<Path> files = Files.list(cache.resolve("runbook"))) {
      return files.findFirst().orElseThrow();
    }
  }

  private String indexBytes() throws IOException {
    return Files.readString(index(), StandardCharsets.ISO_8859_1);
  }

  private void inIndex(String text, String other) throws IOException {
    String bytes = indexBytes();
    assertThat(bytes).contains(text);
    Files.writeString(index(), bytes.replace(text, other), StandardCharsets.ISO_8859_1);
  }
}
