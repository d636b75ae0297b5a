package dev.runbook.document;

import static org.assertj.core.api.Assertions.assertThat;

import dev.runbook.source.Span;
import java.util.List;
import org.junit.jupiter.api.Test;

class BlocksTest {
  @Test
  void aBlockIsFoundWhereverItStands() {
    String page =
        """
        1. item

           ```bash
           in a list
             kept
           ```

           > ~~~sh
           > in a quote
           >
           > ~~~
           - - ```
               deep
               ```

        <details>

        ```shell
        in details
        ```

        </details>
        """;
    assertThat(Pages.elements(page))
        .containsExactly(
            "ITEM 1 1. item",
            "BLOCK 1 bash: in a list\n  kept\n",
            "BLOCK 2 sh: in a quote\n\n",
            "BLOCK 3 : deep\n",
            "BLOCK 0 shell: in details\n");
  }

  @Test
  void everyLineOfABlockKnowsItsPlace() {
    String page = "> - ```bash\n>   one\n>\n>     two\n>   ```\n";
    Block block = Pages.block(page);
    assertThat(block.text()).isEqualTo("one\n\n  two\n");
    assertThat(block.lineOffsets())
        .containsExactly(page.indexOf("one"), page.indexOf("\n>     two"), page.indexOf("  two"));
    int two = block.text().indexOf("two");
    Span span = block.sourceSpan(two, two + 3);
    assertThat(page.substring(span.start(), span.end())).isEqualTo("two");
  }

  @Test
  void placesHoldWithCarriageReturnsAndAstralCharacters() {
    String page = "🚀\r\n\r\n```bash\r\necho 🚀🚀\r\nls\r\n```\r\n";
    Block block = Pages.block(page);
    assertThat(block.text()).isEqualTo("echo 🚀🚀\nls\n");
    assertThat(block.lineOffsets()).containsExactly(page.indexOf("echo"), page.indexOf("ls"));
  }

  @Test
  void aTabThatBelongsToAListInPartKeepsTheLine() {
    String page = "- x\n\n  ```\n\tfoo\n  ```\n";
    Block block = Pages.block(page);
    assertThat(block.text()).isEqualTo("  foo\n");
    Span span = block.sourceSpan(0, block.text().length() - 1);
    assertThat(Pages.parse(page).source().line(span.start())).isEqualTo(4);
  }

  @Test
  void theSpanIsFromTheOpeningFenceToTheEndOfTheClosingOne() {
    String page = "a\n\n  ~~~~ bash\n  ls\n  ~~~~\n\nb\n";
    Span span = Pages.block(page).span();
    assertThat(page.substring(span.start(), span.end())).isEqualTo("~~~~ bash\n  ls\n  ~~~~");
  }

  @Test
  void theLanguageIsTheFirstWordInLowerCase() {
    assertThat(language("Bash")).isEqualTo("bash");
    assertThat(language("  sh  -x")).isEqualTo("sh");
    assertThat(language("bash{name=x}")).isEqualTo("bash");
    assertThat(language("sh,ignore")).isEqualTo("sh");
    assertThat(language("")).isEmpty();
    assertThat(language("{expect}")).isEmpty();
    assertThat(language("{code-block} bash")).isEqualTo("{code-block}");
  }

  @Test
  void aBlockThatIsNeverClosedIsAnError() {
    String page = "text\n\n```bash\nls\nmore\n";
    assertThat(Pages.problem(page))
        .isEqualTo(
            """
            page.md:3:1: error[unclosed-fence]: this block is never closed, so everything up to \
            line 5 is its text
              | ```bash
              | ^^^
              = end it with ``` on its own line, as far in as this one\
            """);
    Block block = Pages.parse(page).blocks().get(0);
    assertThat(block.closed()).isFalse();
    assertThat(block.text()).isEqualTo("ls\nmore\n");
  }

  @Test
  void aBlockThatItsListItemEndsIsAnErrorToo() {
    assertThat(Pages.problem("- ```bash\n  ls\n\nafter\n")).contains("error[unclosed-fence]");
    assertThat(Pages.problem("```")).contains("error[unclosed-fence]");
  }

  @Test
  void aLineNobodyCanReviewIsAWarning() {
    assertThat(Pages.problem("```bash\nls\n" + "x".repeat(9000) + "\n```\n"))
        .startsWith("page.md:3:1: warning[long-line]");
  }

  @Test
  void nestingBeyondWhatIsReadIsAnError() {
    assertThat(Pages.problems("> ".repeat(100) + "x\n")).isEmpty();
    assertThat(Pages.problem("> ".repeat(101) + "x\n")).contains("error[nested-too-deep]");
    assertThat(Pages.problem("- ".repeat(101) + "x\n")).contains("error[nested-too-deep]");
    assertThat(Pages.problem("- ".repeat(5000) + "x\n")).contains("error[nested-too-deep]");
  }

  @Test
  void equalBlocksAreEqual() {
    Block block = Pages.block("```sh\nls\n```\n");
    Block same =
        new Block(
            Block.Form.FENCED,
            block.span(),
            "sh",
            "sh",
            Attributes.NONE,
            "ls\n",
            List.of(block.lineOffsets().get(0)),
            0,
            true);
    assertThat(same).isEqualTo(block);
    assertThat(same.sourceSpan(1, 2)).isEqualTo(block.sourceSpan(1, 2));
  }

  @Test
  void indentedCodeIsABlockWithoutALanguage() {
    Block block = Pages.block("text\n\n    ls\n\n      -l\n\nmore\n");
    assertThat(block.form()).isEqualTo(Block.Form.INDENTED);
    assertThat(block.language()).isEmpty();
    assertThat(block.text()).isEqualTo("ls\n\n  -l\n");
    assertThat(block.sourceSpan(0, 2)).isEqualTo(new Span(10, 12));
  }

  @Test
  void indentedCodeMayNameItsLanguageAsPythonsMarkdownHasIt() {
    Block block = Pages.block("    :::console\n    $ ls\n");
    assertThat(block.language()).isEqualTo("console");
    assertThat(block.text()).isEqualTo("$ ls\n");
  }

  @Test
  void fencesInIndentedCodeAreBlocksOfTheirOwn() {
    List<Block> blocks =
        Pages.parse(
                "    note\n\n"
                    + "    ```bash {name=a}\n"
                    + "    ls\n"
                    + "    ```\n\n"
                    + "      ~~~sh\n"
                    + "      df\n"
                    + "      ~~~\n")
            .blocks();
    assertThat(blocks).extracting(Block::text).containsExactly("ls\n", "df\n");
    assertThat(blocks).extracting(Block::language).containsExactly("bash", "sh");
    assertThat(blocks).extracting(Block::form).containsOnly(Block.Form.INDENTED_FENCE);
    assertThat(blocks.get(0).attributes().text("name")).contains("a");
  }

  private static String language(String info) {
    return Pages.parse("~~~" + info + "\nx\n~~~\n").blocks().get(0).language();
  }
}
