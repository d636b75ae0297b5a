package dev.runbook.document;

import static org.assertj.core.api.Assertions.assertThat;

import dev.runbook.source.Source;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** The operations guide that the project began with, byte for byte. */
class SeedPageTest {
  private final String text = Pages.resource("/document/seed-home-server.md");
  private final Document page = new DocumentParser().parse(Source.of("seed.md", text));

  @Test
  void hasFortyHeadingsAndNotEightySeven() {
    assertThat(page.sections()).hasSize(41);
    assertThat(page.sections().stream().skip(1).map(Section::level)).containsOnly(2, 3);
    assertThat(page.sections().get(1).title()).isEqualTo("Setup");
    assertThat(page.sections().get(40).slug()).isEqualTo("disk-space");
  }

  @Test
  void hasFortyFencesOfFourLanguages() {
    Map<String, Long> languages =
        page.blocks().stream()
            .collect(Collectors.groupingBy(Block::language, Collectors.counting()));
    assertThat(languages).isEqualTo(Map.of("bash", 35L, "text", 3L, "toml", 1L, "nginx", 1L));
  }

  @Test
  void hasEveryFenceOnTheLineWhereTheAuthorPutIt() {
    List<String> lines = text.lines().toList();
    List<Integer> fences = new ArrayList<>();
    for (int line = 1; line <= lines.size(); line++) {
      if (lines.get(line - 1).startsWith("```")) {
        fences.add(line);
      }
    }
    List<Integer> found = new ArrayList<>();
    for (Block block : page.blocks()) {
      found.add(page.source().line(block.span().start()));
      found.add(page.source().line(block.span().end()));
    }
    assertThat(found).isEqualTo(fences);
  }

  @Test
  void hasNoProblems() {
    assertThat(page.problems()).isEmpty();
  }

  @Test
  void keepsItsOwnFrontMatter() {
    assertThat(page.title()).isEqualTo("Runbook: Home Server Operations");
    assertThat(page.frontMatter().id()).contains("RUN-home-server");
    assertThat(page.frontMatter().own())
        .containsEntry("created", "2025-12-16")
        .containsEntry("system", "hemma.hule.education");
    assertThat(page.frontMatter().settings()).isEqualTo(Settings.NONE);
  }

  @Test
  void knowsWhichSectionStandsInWhich() {
    Section reset = section("full-database-reset-danger");
    assertThat(reset.title()).isEqualTo("Full Database Reset (DANGER)");
    assertThat(page.sections().get(reset.parent()).title()).isEqualTo("Data");
    assertThat(page.sections().get(reset.parent()).parent()).isZero();
    assertThat(reset.elements()).hasSize(2);
  }

  @Test
  void findsTheLinks() {
    assertThat(section("user-management").links())
        .extracting(Link::destination)
        .containsExactly("runbook-user-management.md");
  }

  private Section section(String slug) {
    return page.sections().stream()
        .filter(section -> section.slug().equals(slug))
        .findFirst()
        .orElseThrow();
  }
}
