package dev.runbook.document;

import static org.assertj.core.api.Assertions.assertThat;

import dev.runbook.source.Source;
import org.junit.jupiter.api.Test;

class CommentsTest {
  private static final String FENCE = "```bash\nls\n```\n";

  @Test
  void aCommentRightBeforeABlockIsTheBlocks() {
    assertThat(onBlock("<!-- runbook: host=hemma danger -->\n" + FENCE))
        .isEqualTo("host=hemma danger=true");
    assertThat(onBlock("<!-- runbook: host=hemma -->\n\n\n" + FENCE)).isEqualTo("host=hemma");
    assertThat(onBlock("**Fix**:\n<!--Runbook:host=hemma-->\n" + FENCE)).isEqualTo("host=hemma");
  }

  @Test
  void commentAndFenceAddUp() {
    assertThat(
            onBlock(
                "<!-- runbook: danger -->\n<!-- runbook: retry=2 -->\n```sh {name=x}\nls\n```\n"))
        .isEqualTo("name=x danger=true retry=2");
  }

  @Test
  void commentsOfOthersMayStandBetween() {
    assertThat(onBlock("<!-- runbook: danger -->\n<!-- prettier-ignore -->\n" + FENCE))
        .isEqualTo("danger=true");
  }

  @Test
  void aCommentRightUnderAHeadingIsTheSections() {
    Document page = Pages.parse("## A\n\n<!-- runbook: host=hemma -->\n\ntext\n\n" + FENCE);
    assertThat(page.problems()).isEmpty();
    assertThat(Pages.said(page.sections().get(1).attributes())).isEqualTo("host=hemma");
    assertThat(page.blocks().get(0).attributes()).isEqualTo(Attributes.NONE);
  }

  @Test
  void underAHeadingAndBeforeABlockTheFirstIsTheSectionsAndTheSecondTheBlocks() {
    Document page =
        Pages.parse("## A\n<!-- runbook: host=hemma -->\n<!-- runbook: danger -->\n" + FENCE);
    assertThat(page.problems()).isEmpty();
    assertThat(Pages.said(page.sections().get(1).attributes())).isEqualTo("host=hemma");
    assertThat(Pages.said(page.blocks().get(0).attributes())).isEqualTo("danger=true");
  }

  @Test
  void aCommentInAListItemOrQuoteIsTheBlocksThere() {
    assertThat(onBlock("> <!-- runbook: host=hemma\n> danger -->\n>\n> ```sh\n> ls\n> ```\n"))
        .isEqualTo("host=hemma danger=true");
    assertThat(onBlock("- item\n\n  <!-- runbook: danger -->\n  ```sh\n  ls\n  ```\n"))
        .isEqualTo("danger=true");
  }

  @Test
  void aMistakeInACommentOfManyLinesHasItsPlace() {
    assertThat(
            Pages.problem("> <!-- runbook: host=hemma\n>   dangr -->\n>\n> ```sh\n> ls\n> ```\n"))
        .startsWith("page.md:2:5: error[unknown-attribute]");
  }

  @Test
  void aCommentMayEndAPieceOfHtml() {
    assertThat(onBlock("<details>\n<!-- runbook: danger -->\n\n" + FENCE)).isEqualTo("danger=true");
  }

  @Test
  void aCommentThatBelongsToNothingIsAnError() {
    assertThat(Pages.problem("<!-- runbook: danger -->\n\ntext\n\n" + FENCE))
        .isEqualTo(
            """
            page.md:1:1: error[misplaced-comment]: this comment belongs to no block and no section
              | <!-- runbook: danger -->
              | ^^^^^^^^^^^^^^^^^^^^^^^^
              = put it on its own line, right before a fence or right under a heading\
            """);
    assertThat(Pages.problem(FENCE + "<!-- runbook: danger -->\n")).contains("misplaced-comment");
    assertThat(Pages.problem("<!-- runbook: danger -->\n# A\n")).contains("misplaced-comment");
    assertThat(Pages.problem("<!-- runbook: danger -->\n\n---\n\n" + FENCE))
        .contains("misplaced-comment");
    assertThat(Pages.problem("<!-- runbook: danger -->\n\n- ```sh\n  ls\n  ```\n"))
        .contains("misplaced-comment");
    assertThat(Pages.problem("- <!-- runbook: danger -->\n\n" + FENCE))
        .contains("misplaced-comment");
    assertThat(Pages.problem("text <!-- runbook: danger --> text\n\n" + FENCE))
        .contains("page.md:1:6: error[misplaced-comment]");
    assertThat(Pages.problem("## A <!-- runbook: danger -->\n")).contains("misplaced-comment");
  }

  @Test
  void aCommentThatIsNeverClosedIsSaid() {
    assertThat(Pages.problems("<!-- runbook: danger\n\n" + FENCE).get(0))
        .contains("error[unclosed-comment]");
    assertThat(Pages.problem("<!-- note\n\n" + FENCE)).contains("warning[unclosed-comment]");
  }

  @Test
  void aMistakeInACommentBehindHalfATabIsStillInsideThePage() {
    String page = "---\n- ```~~~```bash\n\t<!-- runbook: dangr";
    assertThat(new DocumentParser().parse(Source.of("page.md", page)).problems())
        .isNotEmpty()
        .allSatisfy(problem -> assertThat(problem.span().end()).isLessThanOrEqualTo(page.length()));
  }

  @Test
  void aCommentThatWasProbablyMeantForUsIsAWarning() {
    assertThat(Pages.problem("<!-- runbok: danger -->\n" + FENCE))
        .contains("warning[unknown-comment]")
        .contains("did you mean `runbook`?");
    assertThat(Pages.problems("<!-- note: to self -->\n" + FENCE)).isEmpty();
  }

  private static String onBlock(String page) {
    return Pages.said(Pages.block(page).attributes());
  }
}
