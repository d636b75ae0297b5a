package dev.runbook.document;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class SectionsTest {
  @Test
  void theFirstIsThePageItself() {
    Section page = Pages.parse("Hello.\n").sections().get(0);
    assertThat(page.level()).isZero();
    assertThat(page.parent()).isEqualTo(-1);
    assertThat(page.slug()).isEmpty();
    assertThat(page.elements()).hasSize(1);
  }

  @Test
  void eachStandsInTheNearestOneAboveIt() {
    assertThat(outline("# A\n\n### B\n\n## C\n\n### D\n\n# E\n"))
        .containsExactly("0 ", "1 A < ", "3 B < A", "2 C < A", "3 D < C", "1 E < ");
  }

  @Test
  void underlinedHeadingsCountAsWell() {
    assertThat(outline("Title\n=====\n\nPart\n----\n"))
        .containsExactly("0 ", "1 Title < ", "2 Part < Title");
  }

  @Test
  void titlesAreWithoutMarkup() {
    Section section =
        Pages.parse("## `psql` and *more* [links](x.md) &amp; <b>tags</b> ##\n").sections().get(1);
    assertThat(section.title()).isEqualTo("psql and more links & tags");
    assertThat(section.slug()).isEqualTo("psql-and-more-links--tags");
    assertThat(section.links()).extracting(Link::destination).containsExactly("x.md");
  }

  @Test
  void commentsInFencesAreNoHeadings() {
    assertThat(outline("```bash\n# not a heading\n```\n")).containsExactly("0 ");
  }

  @Test
  void aHeadingInAListOrQuoteOpensNoSectionButHasItsAnchor() {
    Document page = Pages.parse("> ## Verify\n\n- # Verify\n\n## Verify\n");
    assertThat(page.sections()).hasSize(2);
    assertThat(page.sections().get(1).slug()).isEqualTo("verify-2");
    assertThat(Pages.elements("> ## Verify\n\n- # Verify\n"))
        .containsExactly("QUOTE 1 Verify", "ITEM 1 - Verify");
  }

  @Test
  void twoOfTheSameNameAreTwo() {
    assertThat(Pages.parse("## Verify\n\n## Verify\n").sections())
        .extracting(Section::slug)
        .containsExactly("", "verify", "verify-1");
  }

  @Test
  void linksAreThoseOfTheWholeSectionWithTheirPlaces() {
    String text =
        "See [one](a.md) and ![i](i.png).\n\n- [two][ref]\n\n> <https://x.example>\n\n[ref]: b.md#c\n";
    Document page = Pages.parse(text);
    List<Link> links = page.sections().get(0).links();
    assertThat(links)
        .extracting(Link::destination)
        .containsExactly("a.md", "b.md#c", "https://x.example");
    assertThat(links).extracting(Link::text).containsExactly("one", "two", "https://x.example");
    assertThat(links)
        .extracting(link -> page.source().text(link.span()))
        .containsExactly("[one](a.md)", "[two][ref]", "<https://x.example>");
  }

  @Test
  void linksInTablesAreLinks() {
    assertThat(
            Pages.parse("text\n| a | b |\n|---|---|\n| [x](y.md) | z |\n")
                .sections()
                .get(0)
                .links())
        .extracting(Link::destination)
        .containsExactly("y.md");
  }

  private static List<String> outline(String text) {
    Document page = Pages.parse(text);
    return page.sections().stream()
        .map(
            section ->
                section.level()
                    + " "
                    + section.title()
                    + (section.parent() < 0
                        ? ""
                        : " < " + page.sections().get(section.parent()).title()))
        .toList();
  }
}
