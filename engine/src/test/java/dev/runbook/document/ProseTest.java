package dev.runbook.document;

import static org.assertj.core.api.Assertions.assertThat;

import dev.runbook.document.Inline.Style;
import java.util.List;
import org.junit.jupiter.api.Test;

class ProseTest {
  @Test
  void keepsTheStyleThatMattersMost() {
    assertThat(runs("a *b* **c** `d` [e](x) ***f*** [**g** `h`](x)\n"))
        .containsExactly(
            new Inline("a ", Style.PLAIN),
            new Inline("b", Style.EMPHASIS),
            new Inline(" ", Style.PLAIN),
            new Inline("c", Style.STRONG),
            new Inline(" ", Style.PLAIN),
            new Inline("d", Style.CODE),
            new Inline(" ", Style.PLAIN),
            new Inline("e", Style.LINK),
            new Inline(" ", Style.PLAIN),
            new Inline("f", Style.STRONG),
            new Inline(" ", Style.PLAIN),
            new Inline("g ", Style.LINK),
            new Inline("h", Style.CODE));
  }

  @Test
  void lineBreaksOfTheSourceAreSpacesAndHardOnesAreNot() {
    assertThat(Pages.elements("one\ntwo  \nthree<br>four\n"))
        .containsExactly("PARAGRAPH 0 one two\nthree\nfour");
  }

  @Test
  void listsKeepTheirMarkersAndDepth() {
    assertThat(
            Pages.elements(
                """
                - one

                  more of one
                  * inner
                - two

                7. seven
                7. eight
                   > quoted
                """))
        .containsExactly(
            "ITEM 1 - one",
            "ITEM 1 more of one",
            "ITEM 2 * inner",
            "ITEM 1 - two",
            "ITEM 1 7. seven",
            "ITEM 1 8. eight",
            "QUOTE 2 quoted");
  }

  @Test
  void tablesAreKeptAsWritten() {
    assertThat(
            Pages.elements(
                """
                Before *it*
                | a   | b |
                |:----|--:|
                | `x` | y |

                > c | d
                > --|--
                > 1 | 2
                """))
        .containsExactly(
            "PARAGRAPH 0 Before it",
            "VERBATIM 0 | a   | b |\n|:----|--:|\n| `x` | y |",
            "VERBATIM 1 c | d\n--|--\n1 | 2");
  }

  @Test
  void whatOnlyLooksLikeATableIsText() {
    assertThat(Pages.elements("a | b | c\n--|--\n")).containsExactly("PARAGRAPH 0 a | b | c --|--");
    assertThat(Pages.elements("\\| a\n--|--\n")).containsExactly("PARAGRAPH 0 | a --|--");
    assertThat(Pages.elements("a \\| b\n--|--\n")).containsExactly("PARAGRAPH 0 a | b --|--");
  }

  @Test
  void htmlIsReadableAndCommentsAreNot() {
    assertThat(
            Pages.elements(
                """
                <details><summary>More</summary>

                ```bash
                ls
                ```

                </details>

                <!-- nobody sees this -->
                """))
        .containsExactly("VERBATIM 0 More", "BLOCK 0 bash: ls\n");
  }

  @Test
  void alertsAreThoseOfGitHub() {
    assertThat(
            Pages.elements(
                """
                > [!CAUTION]
                > This **destroys** all data.
                >
                > - really
                >
                > ```bash
                > drop
                > ```

                > [!note]
                > small

                > [!DANGER]
                > no such kind
                """))
        .containsExactly(
            "CAUTION This destroys all data.\nreally",
            "BLOCK 1 bash: drop\n",
            "NOTE small",
            "QUOTE 1 [!DANGER] no such kind");
  }

  @Test
  void anAlertOnOneLineOrInAListIsAnAlertToo() {
    assertThat(Pages.elements("- > [!WARNING] hot\n")).containsExactly("WARNING hot");
    assertThat(Pages.elements("> [!TIP]\n\nafter\n")).containsExactly("TIP ", "PARAGRAPH 0 after");
  }

  @Test
  void tasksAreWhatAPersonDoes() {
    assertThat(
            Pages.elements(
                """
                - [ ] call *the* on-call
                - [x] done already
                - [X] `code` first

                  ```bash
                  ls
                  ```
                1. [ ] numbered
                """))
        .containsExactly(
            "TASK 1 call the on-call",
            "TASK 1 done done already",
            "TASK 1 done code first",
            "BLOCK 1 bash: ls\n",
            "TASK 1 numbered");
  }

  @Test
  void whatOnlyLooksLikeATaskIsText() {
    assertThat(Pages.elements("- [ ]\n- []\n- \\[ ] a\n- [y] b\n\n[ ] c\n"))
        .containsExactly(
            "ITEM 1 - [ ]", "ITEM 1 - []", "ITEM 1 - [ ] a", "ITEM 1 - [y] b", "PARAGRAPH 0 [ ] c");
  }

  private static List<Inline> runs(String page) {
    return ((Prose) Pages.parse(page).sections().get(0).elements().get(0)).text();
  }
}
