package dev.runbook.plan;

import static org.assertj.core.api.Assertions.assertThat;

import dev.runbook.lint.HiddenFailureFinder;
import dev.runbook.testkit.CountedWork;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * However much of one thing a page has, its whole plan is in proportion: reading the page, filling
 * its values in, looking for failures that would be hidden, and writing all of it.
 */
class PlanGrowthTest {
  private static final int SHORT = 6_000;
  private static final int LONG = 24_000;
  private static final int BLOCKS = 300;

  @ParameterizedTest
  @ValueSource(
      strings = {
        "cat <<E\n",
        "a && ",
        "$(cat <<E\n",
        "\\\n",
        "<<E ",
        "a\n",
        "a | ",
        "a; ",
        "a <x>\n",
        "x=1\n",
        "cd a\n",
        "ssh far 'a'\n",
        "# a\n\na\n",
        "kubectl delete ns <a>\n",
        "docker exec -it a sh\nb\nexit\n",
        "ssh far\nb\nexit\n",
        "sudo -i\na\nexit\n"
      })
  void isInProportionToThePage(String piece) {
    CountedWork.isInProportion(piece, SHORT, PlanGrowthTest::plan);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "```bash {host=web}\nsystemctl status a%1$d\n```\n",
        "<!-- runbook: host=web -->\n```bash\nsystemctl status a%1$d\n```\n",
        "```bash {name=n%1$d}\necho a%1$d > /tmp/out-%1$d.txt\n```\n",
        "```bash\nscp <file> web:/srv/%1$d\n```\n",
        "```bash\nkubectl delete pod <pod-%1$d>\n```\n",
        "```bash\ncd /srv/a%1$d\nmake install | tail -n 3\n```\n",
        "```bash\nA=%1$d\necho \"$A\"\n```\n",
        "```bash\nHOST=web%1$d\nssh $HOST uptime\n```\n",
        "```bash\nsystemctl stop a%1$d || true\n```\n",
        "```bash\nf%1$d() { systemctl restart a; }\nf%1$d\n```\n",
        "```bash\ncat > /tmp/j%1$d.sh <<'E'\nrm -rf /srv/x\nE\nsh /tmp/j%1$d.sh\n```\n",
        "```console\n$ systemctl status a%1$d\na%1$d - loaded\n```\n",
        "```bash\ncurl https://example.com/%1$d\n```\n",
        "Remove what is left of it.\n\n```bash\nrm -rf /srv/a%1$d\n```\n",
        "## Part %1$d\n\n- [ ] Look at a%1$d\n\n```bash\nls /srv/%1$d\n```\n"
      })
  void isInProportionToTheBlocksOfAPage(String block) {
    CountedWork.isInProportionToBlocks(block, BLOCKS, PlanGrowthTest::plan);
  }

  /** A regular expression whose loop has alternatives calls itself for each of its turns. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "QUJD", "<<a", "ABC_", "a.b", "ab/", "'a'", "\\x", "$a", "{a}", "a|", "a:b,", "[a]", "a-"
      })
  void isMadeHoweverLongAWordIs(String piece) {
    String word = piece.repeat(LONG / piece.length());
    for (String text :
        List.of("X=%s\necho $X <y>", "run <name> --x=%s", "run %s", "echo \"%s\" | a")) {
      plan("# Page\n\n```bash\n" + text.formatted(word) + "\n```\n");
    }
  }

  private static void plan(String page) {
    Plan plan = Plans.of(page);
    Plan whole = plan.withHidden(HiddenFailureFinder.of(plan.procedure().page(), step -> true));
    assertThat(PlanJson.of(whole).toString() + PlanText.of(whole) + Plans.problems(whole))
        .isNotEmpty();
  }
}
