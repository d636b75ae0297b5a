package dev.runbook.lint;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

/** Comments that take findings out. */
class IgnoreCommentTest {
  private static final String FENCE = "```bash\ncurl -k https://x.internal\n```\n";
  private static final String RULE = "skips-identity-check";

  @Test
  void coversTheBlockRightAfterIt() {
    String page = comment(RULE + ": the lab has no certificate") + FENCE + "\nText.\n\n" + FENCE;
    assertThat(found(page)).containsExactly("10: " + RULE);
  }

  @Test
  void coversAHeadingWithItsWholeSection() {
    String page =
        comment(RULE + ": lab")
            + "## Lab\n\n"
            + FENCE
            + "\n### Below\n\n"
            + FENCE
            + "\n## Next\n\n"
            + FENCE;
    assertThat(found(page)).containsExactly("18: " + RULE);
  }

  @Test
  void coversTheSectionWhereItStandsRightUnderItsHeading() {
    String page = "## Lab\n\n" + comment(RULE + ": lab") + "And\ntext.\n\n" + FENCE + "\n" + FENCE;
    assertThat(found(page)).as("the paragraph after it is nearer").hasSize(3);
    String atEnd = "## Lab\n\n" + comment(RULE + ": lab") + "---\n\n" + FENCE + "\n" + FENCE;
    assertThat(found(atEnd)).isEmpty();
  }

  @Test
  void coversAParagraph() {
    assertThat(found(comment("broken-anchor: it comes later") + "See [x](#nowhere).\n")).isEmpty();
  }

  @Test
  void coversABlockInAList() {
    String page =
        "- Item\n\n  " + comment(RULE + ": lab").strip() + "\n  " + FENCE.replace("\n", "\n  ");
    assertThat(found(page)).isEmpty();
  }

  @Test
  void takesSeveralRulesOut() {
    String page = comment(RULE + ", sleep-as-wait: lab") + FENCE.replace("curl", "sleep 5; curl");
    assertThat(found(page)).isEmpty();
  }

  @Test
  void coversTheFrontMatter() {
    String page =
        """
        ---
        title: Job
        runbook:
          params:
            # runbook-lint: ignore unused-param: the next page takes it
            day: {description: The day}
        ---

        """;
    assertThat(found(page + FENCE.replace(" -k", ""))).isEmpty();
  }

  @Test
  void wantsAReason() {
    assertThat(found(comment(RULE) + FENCE))
        .containsExactly("1: ignore-without-reason", "4: " + RULE);
    assertThat(found(comment(RULE + ": ") + FENCE)).contains("1: ignore-without-reason");
  }

  @Test
  void saysWhichRuleWasMeant() {
    List<Finding> findings = Linting.of(comment("skip-identity-check: lab") + FENCE).findings();
    assertThat(findings.get(0).problem().render())
        .contains("error[unknown-rule]: there is no rule `skip-identity-check`")
        .contains("did you mean `skips-identity-check`?");
  }

  @Test
  void saysThatItIgnoresNothing() {
    assertThat(found(comment(RULE + ": lab") + FENCE.replace(" -k", "")))
        .containsExactly("1: unused-ignore");
  }

  @Test
  void saysThatItIsNotUnderstoodOrStandsBeforeNothing() {
    assertThat(found("<!-- runbook-lint: disable x -->\n\n" + FENCE)).contains("1: bad-ignore");
    assertThat(found(FENCE.replace(" -k", "") + "\n" + comment(RULE + ": lab")))
        .containsExactly("5: misplaced-ignore");
  }

  @Test
  void isNoCommentInAFence() {
    assertThat(found("```text\n" + comment("no-such-rule") + "```\n")).isEmpty();
  }

  @Test
  void doesNotHideWhatKeepsAPageFromBeingPlayed() {
    String page =
        comment("unknown-attribute: never mind") + FENCE.replace("bash", "bash {timout=3s}");
    assertThat(found(page)).contains("3: unknown-attribute");
  }

  @Test
  void countsWhatItHasTakenOut() {
    assertThat(Linting.of(comment(RULE + ": lab") + FENCE).ignored()).isEqualTo(1);
  }

  private static String comment(String text) {
    return "<!-- runbook-lint: ignore " + text + " -->\n\n";
  }

  private static List<String> found(String page) {
    return Linting.of(page).findings().stream()
        .map(finding -> Linting.line(finding.problem()))
        .filter(line -> !line.matches(".*: (?:missing-.*|untitled-step)"))
        .toList();
  }
}
