package dev.runbook.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * The index of the runbooks that ship says what there is, and which heading of the guide it is for.
 */
class LibraryIndexTest {
  private static final Path ROOT = Path.of(System.getProperty("runbook.root"));
  private static final Path RUNBOOKS = ROOT.resolve("runbooks");
  private static final Path GUIDE =
      ROOT.resolve("engine/src/test/resources/document/seed-home-server.md");
  private static final Pattern LINK = Pattern.compile("\\[([^\\]]+)\\]\\(([^)#]+)(?:#([^)]+))?\\)");
  private static final Pattern HEADING = Pattern.compile("(#+) (.+)");

  /** A row of one of the tables: what it links to, and its last column. */
  private record Row(String name, String page, String section, String heading) {}

  @Test
  void everyPageIsInTheIndexAndEveryRowLeadsToAPage() throws IOException {
    try (Stream<Path> files = Files.list(RUNBOOKS)) {
      Set<String> pages =
          files
              .map(file -> file.getFileName().toString())
              .filter(name -> name.endsWith(".md") && !name.equals("README.md"))
              .collect(Collectors.toSet());
      assertThat(rows().stream().map(Row::page).collect(Collectors.toSet())).isEqualTo(pages);
    }
  }

  @Test
  void everySectionThatARowNamesIsThere() throws IOException {
    for (Row row : rows()) {
      assertThat(row.name() + ".md")
          .isEqualTo(row.page().replace(".md", "") + fragment(row) + ".md");
      if (!row.section().isEmpty()) {
        assertThat(headings(RUNBOOKS.resolve(row.page())).stream().map(Heading::slug))
            .as(row.name())
            .contains(row.section());
      }
    }
  }

  @Test
  void everyHeadingOfTheGuideHasARowAndEveryRowNamesOne() throws IOException {
    assertThat(rows().stream().map(Row::heading).filter(heading -> !heading.equals("—")))
        .containsExactlyInAnyOrderElementsOf(leaves());
  }

  @Test
  void theGuideHasThirtyFiveHeadingsThatHoldSomething() throws IOException {
    assertThat(leaves()).hasSize(35).doesNotHaveDuplicates();
  }

  private static String fragment(Row row) {
    return row.section().isEmpty() ? "" : "#" + row.section();
  }

  private static List<Row> rows() throws IOException {
    List<Row> rows = new ArrayList<>();
    for (String line : Files.readAllLines(RUNBOOKS.resolve("README.md"))) {
      Matcher link = LINK.matcher(line);
      if (line.startsWith("| [") && link.find()) {
        String[] cells = line.split("\\|");
        String section = link.group(3) == null ? "" : link.group(3);
        rows.add(new Row(link.group(1), link.group(2), section, cells[cells.length - 1].strip()));
      }
    }
    return rows;
  }

  /** The guide's headings that have no others below them. */
  private static List<String> leaves() throws IOException {
    List<Heading> all = headings(GUIDE);
    List<String> leaves = new ArrayList<>();
    for (int i = 0; i < all.size(); i++) {
      boolean isLast = i + 1 == all.size();
      if (isLast || all.get(i + 1).level() <= all.get(i).level()) {
        leaves.add(all.get(i).title());
      }
    }
    return leaves;
  }

  private record Heading(int level, String title) {
    String slug() {
      return title.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9 -]", "").replace(' ', '-');
    }
  }

  /** The headings outside fences. */
  private static List<Heading> headings(Path page) throws IOException {
    List<Heading> headings = new ArrayList<>();
    boolean inFence = false;
    for (String line : Files.readAllLines(page)) {
      inFence ^= line.strip().startsWith("```");
      Matcher heading = HEADING.matcher(line);
      if (!inFence && heading.matches()) {
        headings.add(new Heading(heading.group(1).length(), heading.group(2)));
      }
    }
    return headings;
  }
}
