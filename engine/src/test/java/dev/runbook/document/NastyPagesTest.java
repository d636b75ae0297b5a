package dev.runbook.document;

import static org.assertj.core.api.Assertions.assertThat;

import dev.runbook.source.Problem;
import dev.runbook.source.Source;
import dev.runbook.source.Span;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/**
 * Pages put together from what parsers trip over.
 *
 * <p>The same ones every time, so that a build that was green stays green; the soak profile reads a
 * hundred times as many.
 */
class NastyPagesTest {
  @Property(seed = "1")
  void areReadWithEveryLineOfEveryBlockInItsPlace(@ForAll("pages") String page) {
    for (String variant : List.of(page, page.replace("\n", "\r\n"), page.replace("\n", "\r"))) {
      Document document = new DocumentParser().parse(Source.of("page.md", variant));
      document.blocks().forEach(block -> assertInPlace(document.source(), block));
      document.problems().forEach(problem -> assertUseful(document.source(), problem));
      assertInOrder(document);
    }
  }

  @Property(seed = "2")
  void areReadAlikeWhateverEndsTheirLines(@ForAll("pages") String page) {
    assertThat(texts(page.replace("\n", "\r\n"))).isEqualTo(texts(page));
    assertThat(texts(page.replace("\n", "\r"))).isEqualTo(texts(page));
  }

  @Provide
  Arbitrary<String> pages() {
    return Arbitraries.of(
            "```",
            "```bash\n",
            "~~~",
            "````\n",
            "```bash {name=x danger}\n",
            "```sh {\"name\":\"y\"}\n",
            "\n",
            "\n\n",
            "\n\n\n",
            "    ",
            "  ",
            "\t",
            "> ",
            ">",
            "- ",
            "* ",
            "1. ",
            "10) ",
            "-\t",
            "# ",
            "## Verify\n",
            "===\n",
            "---\n",
            "...\n",
            "text",
            "`",
            "``",
            "*",
            "**",
            "_",
            "[",
            "]",
            "(x)",
            "![",
            "[x]: y\n",
            "- [ ] ",
            "- [x] do\n",
            "> [!CAUTION]\n",
            "<!-- ",
            "-->",
            "<!-- runbook: host=a -->\n",
            "<!-- runbook: dangr",
            "<details>\n",
            "</details>\n",
            "<b>",
            "<br>",
            "<a@b.c>",
            "&amp;",
            "\\",
            "| a | b |\n",
            "|---|---|\n",
            "|",
            "runbook:\n",
            "  hosts: {a: {user: b}}\n",
            "  params: [",
            "id: x\n",
            "{",
            "}",
            "=",
            "\"",
            "'",
            ",",
            "🚀",
            "é",
            "\u00A0",
            "\u2028",
            "\uFEFF",
            "\f",
            "\u0001",
            "\uD800",
            "x\n")
        .list()
        .ofMaxSize(40)
        .map(parts -> String.join("", parts))
        .flatMap(page -> Arbitraries.of(page, "---\n" + page));
  }

  private static List<String> texts(String page) {
    return Pages.parse(page).blocks().stream().map(Block::text).toList();
  }

  private static void assertInPlace(Source source, Block block) {
    List<String> lines = block.text().isEmpty() ? List.of() : List.of(linesOf(block.text()));
    assertThat(block.lineOffsets()).hasSameSizeAs(lines);
    int opening = source.line(block.span().start());
    int first = block.form() == Block.Form.INDENTED ? opening : opening + 1;
    for (int i = 0; i < lines.size(); i++) {
      int line = first + i;
      int offset = block.lineOffsets().get(i);
      String whole = source.lineText(line);
      assertThat(offset).isBetween(source.lineStart(line), source.lineStart(line) + whole.length());
      // The spaces that stand for a part of a tab are in the text and not in the source.
      String text = whole.indexOf('\t') < 0 ? lines.get(i) : lines.get(i).stripLeading();
      // The blanks at the end of a page are no part of indented code.
      boolean indented = block.form() != Block.Form.FENCED;
      assertThat(indented ? whole.stripTrailing() : whole)
          .endsWith(indented ? text.stripTrailing() : text);
      if (whole.indexOf('\t') < 0) {
        assertThat(source.text().substring(offset)).startsWith(text);
      }
    }
    Span whole = block.sourceSpan(0, block.text().length());
    assertThat(whole.end()).isLessThanOrEqualTo(block.span().end());
  }

  private static String[] linesOf(String text) {
    return text.substring(0, text.length() - 1).split("\n", -1);
  }

  private static void assertUseful(Source source, Problem problem) {
    assertThat(problem.span().end()).isLessThanOrEqualTo(source.text().length());
    assertThat(problem.hint()).isPresent();
    assertThat(problem.render()).contains(":" + problem.line() + ":" + problem.column() + ": ");
  }

  private static void assertInOrder(Document document) {
    assertThat(document.problems()).extracting(problem -> problem.span().start()).isSorted();
    assertThat(document.blocks()).extracting(block -> block.span().start()).isSorted();
    assertThat(document.sections().stream().skip(1).map(Section::slug)).doesNotHaveDuplicates();
    for (Section section : document.sections()) {
      assertThat(section.parent()).isLessThan(section.index());
      assertThat(section.elements()).extracting(element -> element.span().start()).isSorted();
    }
  }
}
