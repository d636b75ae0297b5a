package dev.runbook.graph;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** The author's own marks of danger and caution. */
class AuthorMarksTest {
  private static final String BLOCK = "\n```bash\nls\n```\n";

  @Test
  void aHeadingMarksItsSectionAndThoseBelow() {
    assertThat(risks("## A (DANGER)\n" + BLOCK + "\n### B\n" + BLOCK + "\n## C\n" + BLOCK))
        .containsExactly("danger", "danger", "none");
  }

  @Test
  void anAlertMarksWhatFollowsItInItsSection() {
    assertThat(
            risks("## A\n" + BLOCK + "\n> [!CAUTION]\n> x\n" + BLOCK + BLOCK + "\n## B\n" + BLOCK))
        .containsExactly("none", "danger", "danger", "none");
    assertThat(risks("## A\n\n> [!WARNING]\n> x\n" + BLOCK)).containsExactly("caution");
    assertThat(risks("## A\n\n> [!WARNING]\n> this destroys it\n" + BLOCK))
        .containsExactly("danger");
    assertThat(risks("## A\n\n> [!NOTE]\n> x\n" + BLOCK)).containsExactly("none");
    assertThat(risks("## A\n\n> [!NOTE]\n> DANGER ahead\n" + BLOCK)).containsExactly("danger");
  }

  @Test
  void anAlertInAnIntroductionMarksTheSectionsBelow() {
    assertThat(risks("# Page\n\n> [!CAUTION]\n> x\n\n## A\n" + BLOCK + "\n## B\n" + BLOCK))
        .containsExactly("danger", "danger");
    assertThat(risks("# Page\n\n> [!CAUTION]\n> x\n" + BLOCK + "\n## A\n" + BLOCK))
        .containsExactly("danger", "none");
  }

  @Test
  void aParagraphMarksTheBlockRightAfterIt() {
    assertThat(risks("## A\n\nThis is critical.\n" + BLOCK + BLOCK))
        .containsExactly("caution", "none");
    assertThat(risks("## A\n\nOnly with explicit approval:\n\n- [ ] x\n\nText.\n" + BLOCK))
        .containsExactly("none", "none");
  }

  @Test
  void aCommentMarksItsPart() {
    assertThat(
            risks("## A\n\n```bash\n# Look\nls\n\n# DANGER: gone\nls\n\n# Look again\nls\n```\n"))
        .containsExactly("none", "danger", "none");
    assertThat(risks("## A\n\n```bash\n# Look\nls  # DANGER\n\n# Look again\nls\n```\n"))
        .containsExactly("danger", "none");
    assertThat(risks("## A\n\n```bash\n# Look\nls\n\n# DANGER from here on\n\n# Go\nls\n```\n"))
        .containsExactly("none", "danger");
    assertThat(
            risks(
                "## A\n\n"
                    + "```bash\n"
                    + "# Look\n"
                    + "for x in 1; do\n"
                    + "  # DANGER\n"
                    + "  ls\n"
                    + "done\n\n"
                    + "# Go\n"
                    + "ls\n"
                    + "```\n"))
        .containsExactly("danger", "none");
    assertThat(risks("## A\n\n```bash\nls # only with explicit approval\n```\n"))
        .containsExactly("caution");
  }

  @Test
  void attributesMarkABlockOrASection() {
    assertThat(risks("## A\n<!-- runbook: danger -->\n" + BLOCK + "\n### B\n" + BLOCK))
        .containsExactly("danger", "danger");
    assertThat(risks("## A\n\n```bash {caution}\nls\n```\n\n```bash {danger=false}\nls\n```\n"))
        .containsExactly("caution", "none");
  }

  @Test
  void rulesAreSilencedBySafeAndMarksAreNot() {
    assertThat(risks("## A\n\n```bash {safe}\nrm -rf x\n```\n")).containsExactly("none");
    assertThat(risks("## A (DANGER)\n\n```bash {safe}\nls\n```\n")).containsExactly("danger");
    assertThat(risks("## A\n<!-- runbook: safe -->\n\n```bash\nrm -rf x\n```\n"))
        .containsExactly("none");
  }

  @Test
  void saysWhereItFoundTheMark() {
    List<Step> steps =
        Graphs.of("## A (DANGER)\n\n> [!CAUTION]\n> x\n\nCritical:\n" + BLOCK).steps();
    assertThat(steps.get(0).reasons())
        .extracting(reason -> reason.line().getAsInt() + ": " + reason.message())
        .containsExactly(
            "1: the heading \"A (DANGER)\" says so",
            "3: an alert says so",
            "6: the text before it asks for care");
    assertThat(
            Graphs.of(
                    "## A\n<!-- runbook: caution -->\n\n"
                        + "```bash {danger}\nls\n\n# DANGER: gone\nrm x\n```\n")
                .steps()
                .get(1)
                .reasons())
        .extracting(reason -> reason.line().getAsInt() + ": " + reason.rule())
        .containsExactly("2: marked-caution", "4: marked-danger", "7: marked-comment", "8: rm");
  }

  private static List<String> risks(String page) {
    return Graphs.of(page).steps().stream()
        .map(step -> step.risk().word())
        .collect(Collectors.toList());
  }

  @Test
  void whatSafeKeepsSilentAndAHostInACommentAreSaidAtTheGate() {
    assertThat(
            Graphs.of("# X\n\n<!-- runbook: host=web1 -->\n```bash {safe}\nrm -rf /srv/data\n```\n")
                .steps()
                .get(0)
                .reasons())
        .extracting(dev.runbook.shell.Reason::message)
        .contains(
            "a comment that GitHub does not show sends it to `web1`",
            "`safe` keeps silent that it deletes folders with everything in them");
  }
}
