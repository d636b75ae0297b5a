package dev.runbook.graph;

import static org.assertj.core.api.Assertions.assertThat;

import dev.runbook.document.Alert;
import dev.runbook.document.Block;
import dev.runbook.document.Prose;
import dev.runbook.shell.Reason;
import dev.runbook.shell.Risk;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** From a block to its steps and commands. */
class BlockStepsTest {
  static Stream<Arguments> blocks() {
    return Stream.of(
        split("echo a\necho b\n", "job/1: local> echo a local> echo b"),
        split(
            "# First\necho a\n\n# Second\necho b\n",
            "job/first: local> echo a",
            "job/second: local> echo b"),
        split("echo a\n\n# Second\necho b\n", "job/1: local> echo a", "job/second: local> echo b"),
        split(
            "# First\necho a\n# no title here\necho b\n", "job/first: local> echo a local> echo b"),
        split("# First\necho a\n\necho b\n", "job/first: local> echo a local> echo b"),
        split("# A note.\n\n# First\necho a\n", "job/first: local> echo a"),
        split("# First\necho a\n\n# A note alone\n", "job/first: local> echo a"),
        split(
            "# First\necho a\n\n# A note alone\n\necho b\n",
            "job/first: local> echo a local> echo b"),
        split("# First\n# and more\necho a\n", "job/first: local> echo a"),
        split("# ------\n# First\n# ------\necho a\n", "job/first: local> echo a"),
        split("#\n# First\necho a\n", "job/first: local> echo a"),
        split("\n\n# First\necho a\n", "job/first: local> echo a"),
        split("# First\n\necho a\n", "job/1: local> echo a"),
        split("echo a; echo b\n", "job/1: local> echo a local> echo b"),
        split("echo a # first\necho b # second\n", "job/1: local> echo a local> echo b"),
        split(
            "for x in a; do\n\n  # inside\n  echo $x\ndone\necho b\n",
            "job/1: local> for x in a; do\\n\\n  # inside\\n  echo $x\\ndone local> echo b"),
        split(
            "cat <<EOF\n\n# no title\necho no\nEOF\necho b\n",
            "job/1: local> cat <<EOF\\n\\n# no title\\necho no\\nEOF local> echo b"),
        split(
            "# Same\necho a\n\n# Same\necho b\n",
            "job/same: local> echo a",
            "job/same-1: local> echo b"),
        split(
            "# Same\necho a\n\n# Same 1\necho b\n\n# Same\necho c\n",
            "job/same: local> echo a",
            "job/same-1: local> echo b",
            "job/same-2: local> echo c"),
        split("$ echo a\na\n$ echo b\nb\n", "job/1: local> echo a local> echo b"),
        split("# Look\n$ ls\nfile\n", "job/look: local> ls"));
  }

  private static Arguments split(String block, String... steps) {
    return Arguments.of(block, List.of(steps));
  }

  @ParameterizedTest
  @MethodSource("blocks")
  void isSplitWhereACommentOpensAParagraph(String block, List<String> steps) {
    assertThat(Graphs.lines(Graphs.ofBlock(block))).isEqualTo(steps);
  }

  static Stream<Arguments> hosts() {
    return Stream.of(
        split("ssh hemma \"sudo docker ps\"", "job/1: hemma$ sudo docker ps"),
        split("ssh hemma\nuptime\ndf -h\n", "job/1: hemma> (login) hemma> uptime hemma> df -h"),
        split(
            "ssh hemma\nuptime\nexit\ndate\n",
            "job/1: hemma> (login) hemma> uptime hemma> exit local> date"),
        split(
            "ssh a\nuptime\nexit\nssh b\nuptime\n",
            "job/1: a> (login) a> uptime a> exit b> (login) b> uptime"),
        split("date\nssh hemma\n", "job/1: local> date hemma$ (login)"),
        split("ssh a\nssh b\n", "job/1: a$ (login) b$ (login)"),
        split(
            "# In\nssh hemma\n\n# There\nuptime\n",
            "job/in: hemma> (login)",
            "job/there: hemma> uptime"),
        split(
            "ssh bastion\nssh app\nuptime\n", "job/1: bastion> (login) bastion> ssh app | uptime"),
        split("ssh local uptime", "job/1: local> ssh local uptime"),
        split("x=$(ssh hemma uptime)", "job/1: local> x=$(ssh hemma uptime)"),
        split("X=1 ssh hemma uptime", "job/1: local> X=1 ssh hemma uptime"),
        split("ssh local\nuptime", "job/1: local> ssh local | uptime"),
        split("ssh hemma uptime | cat", "job/1: local> ssh hemma uptime | cat"),
        split(
            "ssh hemma\nselect count(*) from t;\n",
            "job/1: hemma> (login) hemma> select count(*) from t;"),
        split("docker exec -it web sh\nls\nps\n", "job/1: local> docker exec -it web sh | ls | ps"),
        split(
            "sudo -u postgres psql\nselect count(*)\n  from t;\n\\q\n",
            "job/1: local> sudo -u postgres psql | select count(*) |   from t; | \\q"),
        split("psql\nDROP TABLE t;\n", "job/1: local> psql | DROP TABLE t;"),
        split(
            "docker exec -it web sh; ls\nps\n",
            "job/1: local> docker exec -it web sh local> ls | ps"),
        split("vim x\nls\n", "job/1: local> vim x local> ls"),
        split("sudo -i\napt update\n", "job/1: local> sudo -i | apt update"));
  }

  @ParameterizedTest
  @MethodSource("hosts")
  void isSentWhereAPersonPastingItWouldBe(String block, List<String> steps) {
    assertThat(Graphs.lines(Graphs.ofBlock(block))).isEqualTo(steps);
  }

  @Test
  void runsOnTheHostThatItsBlockOrSectionNames() {
    String page =
        """
        ## Job
        <!-- runbook: host=hemma -->

        ```bash
        uptime
        ```

        ```bash {host=other}
        uptime
        ssh x uptime
        ```

        ```bash {host=local}
        ssh x uptime
        ```

        ### Below

        ```bash
        date
        ```
        """;
    assertThat(Graphs.lines(Graphs.of(page).steps()))
        .containsExactly(
            "job/1: hemma> uptime",
            "job/2: other> uptime other> ssh x uptime",
            "job/3: x$ uptime",
            "below/1: hemma> date");
  }

  @Test
  void severalBareLoginsAreAlternativesAndOneIsALogin() {
    assertThat(Graphs.ofBlock("ssh a  # x\nssh b\n").get(0).pickOne()).isTrue();
    assertThat(Graphs.ofBlock("ssh a\n").get(0).pickOne()).isFalse();
    assertThat(Graphs.ofBlock("ssh a\nssh b\n").get(0).kind()).isEqualTo(StepKind.INTERACTIVE);
    assertThat(Graphs.ofBlock("ssh a\nuptime\n").get(0).kind()).isEqualTo(StepKind.SHELL);
  }

  @Test
  void alternativesJoinTheStepBefore() {
    List<Step> steps =
        Graphs.ofBlock(
            "# Restart\na\n\n# Or stop\nb\n\n# Alternatively:\nc\n\n# Order a pizza\nd\n\n"
                + "# Option A: x\ne\n\n# Option B: y\nf\n");
    assertThat(steps)
        .extracting(step -> step.alternativeTo().orElse(""))
        .containsExactly("", "job/restart", "job/restart", "", "", "job/option-a-x");
  }

  @Test
  void aTaskIsDoneByAPerson() {
    Step step = Graphs.only("## Job\n\n- [ ] Call **Ana** (if needed)\n");
    assertThat(step.kind()).isEqualTo(StepKind.MANUAL);
    assertThat(step.title()).isEqualTo("Call Ana (if needed)");
    assertThat(step.optional()).isTrue();
    assertThat(step.commands()).isEmpty();
  }

  @Test
  void isCalledByWhatSaysMost() {
    assertThat(Graphs.only("## Job\n\n```bash\n# Do it\na\n```\n").title()).isEqualTo("Do it");
    assertThat(Graphs.only("## Job\n\n```bash {title=\"Say it\"}\na\n```\n").title())
        .isEqualTo("Say it");
    assertThat(Graphs.only("## Job\n\nRenew it:\n\n```bash\na\n```\n").title())
        .isEqualTo("Renew it");
    assertThat(Graphs.only("## Job\n\nIt is late.\n\n```bash\na\n```\n").title()).isEqualTo("Job");
    assertThat(Graphs.only("```bash\necho " + "x".repeat(90) + "\n```\n").title())
        .hasSize(72)
        .endsWith("…");
  }

  @Test
  void carriesTheProseSinceTheStepBefore() {
    StepGraph graph =
        Graphs.of(
            "Intro.\n\n## Job\n\n> [!NOTE]\n> x\n\n```bash\na\n```\n\nThen:\n\n```text\nout\n```\n\n```bash\nb\n```\n");
    assertThat(graph.steps().get(0).prose()).hasSize(2);
    assertThat(graph.steps().get(0).prose().get(0)).isInstanceOf(Prose.class);
    assertThat(graph.steps().get(0).prose().get(1)).isInstanceOf(Alert.class);
    assertThat(graph.steps().get(1).prose()).hasSize(2);
    assertThat(graph.steps().get(1).prose().get(1)).isInstanceOf(Block.class);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "```bash\n# only a comment\n```",
        "```bash\n```",
        "```console\nout\n```",
        "```yaml\na: b\n```",
        "```bash {ignore}\na\n```",
        "```bash {expect}\na\n```"
      })
  void aBlockWithoutACommandIsShownAndNotRun(String block) {
    StepGraph graph = Graphs.of("## Job\n\n" + block + "\n\n```bash\nlast\n```\n");
    assertThat(Graphs.lines(graph.steps())).containsExactly("job/1: local> last");
    assertThat(graph.steps().get(0).prose()).hasAtLeastOneElementOfType(Block.class);
  }

  @Test
  void aFenceWithoutLanguageIsOptionalWhereItReadsAsShell() {
    Step step = Graphs.only("## Job\n\n```\nsudo systemctl restart web\n```\n");
    assertThat(step.optional()).isTrue();
    assertThat(step.condition()).contains("the fence names no language; it reads as shell");
    assertThat(Graphs.of("## Job\n\n```\nName   Size\nx      1\n```\n").steps()).isEmpty();
    assertThat(Graphs.of("## Job\n\n```\n{\"a\": 1}\n```\n").steps()).isEmpty();
    assertThat(Graphs.of("## Job\n\n```\n$ whatever --x\nout\n```\n").steps()).hasSize(1);
  }

  @Test
  void aBlockWithAnInterpreterIsOneCommand() {
    Step step =
        Graphs.only(
            "## Job\n\n```python {interpreter=python3 name=calc}\nprint(1)\nprint(2)\n```\n");
    assertThat(Graphs.lines(List.of(step))).containsExactly("job/calc: local> print(1)\\nprint(2)");
    assertThat(step.kind()).isEqualTo(StepKind.SHELL);
    assertThat(Graphs.only("## Job\n\n```jshell\n1 + 1\n```\n").kind()).isEqualTo(StepKind.JSHELL);
    assertThat(Graphs.of("## Job\n\n```python\nprint(1)\n```\n").steps()).isEmpty();
  }

  @Test
  void knowsTheLineOfEachCommandInListsQuotesAndSessions() {
    String page =
        "1. Do:\n\n   ```bash\n   echo a\n   echo b \\\n     c\n   ```\n\n> ```console\n> $ ls\n> x\n> $ pwd\n> ```\n";
    assertThat(
            Graphs.of(page).steps().stream()
                .flatMap(step -> step.commands().stream())
                .map(Command::line))
        .containsExactly(4, 5, 10, 12);
    assertThat(
            Graphs.of(page).steps().stream()
                .flatMap(step -> step.commands().stream())
                .map(each -> Graphs.of(page).document().source().text(each.span())))
        .containsExactly("echo a", "echo b \\\n     c", "ls", "pwd");
  }

  @Test
  void textThatBashRejectsIsOneCommandAndAnErrorWhereItGoesWrong() {
    StepGraph graph =
        Graphs.of("## Job\n\n```bash\necho a\nrm -rf /data; for x in 1; do echo\n```\n");
    Step step = graph.steps().get(0);
    assertThat(step.commands()).hasSize(1);
    assertThat(step.risk()).isEqualTo(Risk.DANGER);
    assertThat(step.reasons()).extracting(Reason::rule).contains("unread", "rm-recursive");
    assertThat(graph.texts().get(0).refused().get(0).render())
        .isEqualTo(
            """
            page.md:5:15: error[shell-syntax]: this `for` has no `done`
              | rm -rf /data; for x in 1; do echo
              |               ^
              = write `done` where it ends""");
  }

  @Test
  void whatIsTypedInsideCountsForTheRisk() {
    assertThat(Graphs.ofBlock("docker exec -it web sh\nrm -rf /data\n").get(0).risk())
        .isEqualTo(Risk.DANGER);
    assertThat(Graphs.ofBlock("psql shop\nDROP TABLE users;\n").get(0).risk())
        .isEqualTo(Risk.DANGER);
    assertThat(Graphs.ofBlock("psql shop\nSELECT 1;\n").get(0).risk()).isEqualTo(Risk.NONE);
  }

  @Test
  void whatGitHubDoesNotShowCountsForTheRisk() {
    Step step = Graphs.only("## Job\n\n```bash {verify=\"rm -rf /data\"}\nls\n```\n");
    assertThat(step.risk()).isEqualTo(Risk.DANGER);
    assertThat(Graphs.only("## Job\n\n```bash {if=\"ssh db 'dropdb x'\"}\nls\n```\n").risk())
        .isEqualTo(Risk.DANGER);
  }

  @Test
  void hiddenCharactersAreRefusedWhereTheyStand() {
    assertThat(Graphs.problems("## Job\n\n```bash\necho a\u200bb\n```\n"))
        .containsExactly(
            """
            page.md:4:7: error[hidden-character]: an invisible character (U+200B) in a block that runs
              | echo a\uFFFDb
              |       ^
              = delete it: such characters make a command look like another one""");
  }

  @Test
  void anEmojiIsNoHiddenCharacter() {
    assertThat(Graphs.problems("## Job\n\n```bash\necho 👩\u200d💻 ✔\ufe0f 1\ufe0f\u20e3\n```\n"))
        .isEmpty();
  }

  @Test
  void hiddenCharactersInAttributesAreRefused() {
    for (String attribute : List.of("host=we\u00adb1", "confirm=\u3164web1", "name=a\ue000b")) {
      assertThat(Graphs.problems("## Job\n\n```bash {" + attribute + "}\nls\n```\n"))
          .singleElement()
          .asString()
          .contains("error[hidden-character]");
    }
  }

  @Test
  void aWayInsideThatWasLeftOrStandsAmongItsLikeIsNothingToTell() {
    for (String block :
        List.of(
            "sudo -i\nls\nexit\n\n# Look\nls /root",
            "sudo -i\n\n# Look\nls /root",
            "docker exec -it web sh\n\n# Look\ndocker ps",
            "docker exec -it web sh\n\n# The other\nkubectl exec -it db -- bash",
            "sudo -i\n\nls /root")) {
      assertThat(Graphs.problems("## Job\n\n```bash\n" + block + "\n```\n")).isEmpty();
    }
  }
}
