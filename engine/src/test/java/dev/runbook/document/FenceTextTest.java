package dev.runbook.document;

import static org.assertj.core.api.Assertions.assertThat;

import dev.runbook.yaml.YamlNode;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** The bytes of a fence, against what CommonMark has them be. */
class FenceTextTest {
  static Stream<Arguments> fences() {
    return Stream.of(
        fence("a tab that a list takes in part", "1. x\n\n\t```\n\ta\n\t```\n", "a\n"),
        fence("a tab in a list of bullets", "- x\n\n\t```\n\ta\n\t\tb\n\t```\n", "a\n\tb\n"),
        fence("two tabs in two lists", "- x\n\t- y\n\n\t\t```\n\t\ta\n\t\t```\n", "a\n"),
        fence("a tab after a quote's mark", ">\t```\n>\ta\n>\t b\n>\t```\n", "a\n b\n"),
        fence("blanks and a tab", "- x\n\n  \t```\n  \ta\n\tb\n  \t```\n", "a\nb\n"),
        fence("a line with less", "1. x\n\n\t```\n   a\n\t```\n", "a\n"),
        fence("a line with more", "1. x\n\n\t```\n\t  a\n\t```\n", "  a\n"),
        fence("a tab of which a part is text", "- ```\n\ta\n  ```\n", "  a\n"),
        fence("a tab that is text", "```\n\ta\n```\n", "\ta\n"),
        fence("a tab inside a line", "1. x\n\n\t```\n\ta\tb\n\t```\n", "a\tb\n"),
        fence("a line of blanks", "- ```\n      \n  a\n  ```\n", "    \na\n"));
  }

  private static Arguments fence(String what, String page, String text) {
    return Arguments.of(what, page, text);
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("fences")
  void isReadByColumns(String what, String page, String text) {
    assertThat(Pages.block(page).text()).isEqualTo(text);
  }

  @Test
  void isWhatAnotherReaderFindsHoweverTabsAndBlanksAreMixed() {
    List<YamlNode> pages = Pages.jsonLines("/commonmark/tabs.jsonl");
    assertThat(pages).hasSize(600);
    for (YamlNode line : pages) {
      YamlNode.Mapping page = (YamlNode.Mapping) line;
      String markdown = Pages.text(page.entries().get("markdown").value());
      YamlNode blocks = page.entries().get("blocks").value();
      assertThat(Pages.parse(markdown).blocks().stream().map(Block::text).toList())
          .as(markdown)
          .isEqualTo(((YamlNode.Sequence) blocks).items().stream().map(Pages::text).toList());
    }
  }

  @Test
  void keepsTheEndOfAHeredocAtTheBeginningOfItsLine() {
    String page = "1. Write it\n\n\t```bash\n\tcat > f <<EOF\n\tkey=1\n\tEOF\n\tls\n\t```\n";
    Block block = Pages.block(page);
    assertThat(block.text()).isEqualTo("cat > f <<EOF\nkey=1\nEOF\nls\n");
    assertThat(block.lineOffsets())
        .containsExactly(
            page.indexOf("cat"),
            page.indexOf("key"),
            page.indexOf("EOF\n\tls"),
            page.indexOf("ls"));
  }
}
