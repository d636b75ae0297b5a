package dev.runbook.graph;

import static org.assertj.core.api.Assertions.assertThat;

import dev.runbook.shell.Reason;
import dev.runbook.source.Problem;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Programs that a page teaches in its front matter. */
class PageProgramsTest {
  private static final String SHOPCTL =
      """
      shopctl:
        valued: --env
        effects:
          tenant-delete: {level: danger, says: deletes a tenant, command: tenant delete}
          tenant-create: {level: caution, says: makes a tenant, command: tenant create}
        examples: {danger: [shopctl --env prod tenant delete a], none: [shopctl tenant list]}
      """;

  @Test
  void aPageTeachesItsOwnTool() {
    Step step = Graphs.only(page(SHOPCTL, "ssh h 'shopctl --env prod tenant delete acme'"));
    assertThat(step.risk().word()).isEqualTo("danger");
    assertThat(step.reasons()).extracting(Reason::message).contains("it deletes a tenant");
    assertThat(Graphs.only(page(SHOPCTL, "shopctl tenant create a")).risk().word())
        .isEqualTo("caution");
    assertThat(Graphs.only(page(SHOPCTL, "shopctl tenant list")).risk().word()).isEqualTo("none");
  }

  @Test
  void whatAPageTeachesHoldsAfterAnEditAndInAttributes() {
    StepGraph graph = Graphs.of(page(SHOPCTL, "shopctl tenant list"));
    Step edited =
        graph.steps().get(0).edited(List.of("shopctl tenant delete a"), graph.catalogue());
    assertThat(edited.risk().word()).isEqualTo("danger");
    String verified =
        page(SHOPCTL, "shopctl tenant list")
            .replace("```bash", "```bash {verify=\"shopctl tenant delete a\"}");
    assertThat(Graphs.only(verified).risk().word()).isEqualTo("danger");
  }

  @Test
  void whatAPageTeachesAsksLeadsAndGoesOnAsAnyProgramDoes() {
    String taught =
        """
        shopctl:
          asks: {command: drop, silence: -y}
          goes-on: tail
          leads: admin
          terminal: edit
        """;
    assertThat(List.of("shopctl drop a", "shopctl tail", "shopctl edit a", "shopctl list"))
        .extracting(command -> Graphs.only(page(taught, command)).kind())
        .containsExactly(
            StepKind.INTERACTIVE, StepKind.FOLLOW, StepKind.INTERACTIVE, StepKind.SHELL);
    Step inside = Graphs.only(page(taught, "shopctl admin\nselect 1"));
    assertThat(inside.kind()).isEqualTo(StepKind.INTERACTIVE);
    assertThat(inside.commands()).hasSize(1);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "for f in $(ls /srv/data); do rm -f \"/srv/data/$f\"; done",
        "for f in /srv/data/*; do rm \"$f\"; done",
        "for d in /dev/sdb /dev/sdc; do dd if=/dev/zero of=$d; done",
        "for n in shop billing; do kubectl delete ns $n; done"
      })
  void whatALoopTakesCounts(String text) {
    assertThat(Graphs.only("## Job\n\n```bash\n" + text + "\n```\n").risk().word())
        .isEqualTo("danger");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "bash",
        "sh",
        "zsh",
        "dash",
        "ksh",
        "ash",
        "mksh",
        "rbash",
        "yash",
        "fish",
        "csh",
        "tcsh",
        "ksh93",
        "/bin/bash -e",
        "elvish",
        "osh"
      })
  void anyShellThatABlockIsReadByCounts(String shell) {
    for (String fence :
        List.of("bash {interpreter=\"" + shell + "\"}", "text {interpreter=\"" + shell + "\"}")) {
      String page = "## Job\n\n```" + fence + "\nrm -rf /data\n```\n";
      assertThat(Graphs.only(page).risk().word()).as(page).isEqualTo("danger");
    }
  }

  @Test
  void theExampleInTheDocumentationIsRead() throws IOException {
    String docs = Files.readString(Path.of("../docs/danger.md"));
    int start = docs.indexOf("runbook:\n  programs:");
    String example = docs.substring(start, docs.indexOf("```", start));
    String page =
        "---\n"
            + example
            + "---\n## Job\n\n```bash\nkl delete ns shop\n```\n"
            + "\n```bash\nshopctl --env prod tenant wipe acme\n```\n";
    assertThat(Graphs.of(page).problems()).isEmpty();
    assertThat(Graphs.of(page).steps())
        .extracting(step -> step.risk().word())
        .containsOnly("danger");
  }

  @Test
  void anotherNameIsTheSameProgram() {
    String names = "kl: {same-as: kubectl}\ndc: {same-as: docker compose}\n";
    assertThat(Graphs.only(page(names, "kl delete ns shop")).risk().word()).isEqualTo("danger");
    assertThat(Graphs.only(page(names, "dc down -v")).risk().word()).isEqualTo("danger");
    assertThat(Graphs.only(page(names, "kl get pods")).risk().word()).isEqualTo("none");
  }

  @Test
  void nothingThatShipsIsLowered() {
    String harmless =
        """
        ourtool:
          reads: always
          effects: {fine: {level: caution, says: is fine, command: destroy}}
        """;
    assertThat(Graphs.only(page(harmless, "ourtool purge --now")).risk().word())
        .isEqualTo("danger");
    assertThat(Graphs.only(page(harmless, "ourtool destroy")).risk().word()).isEqualTo("danger");
    assertThat(problems("rm: {reads: always}\n"))
        .singleElement()
        .asString()
        .contains("unknown key `reads`");
    assertThat(problems("rm: {same-as: echo}\n"))
        .containsExactly("5: `rm` is a program that is known already");
    assertThat(problems("x: {effects: {rm-rebuilt: always}}\n"))
        .containsExactly("5: `rm-rebuilt` takes care away, which a page cannot do");
    assertThat(problems("x: {effects: {mine: {level: none, says: reads}}}\n"))
        .containsExactly("5: a page's rules can ask for care, not take it away");
  }

  @Test
  void anExampleThatGetsAnotherLevelIsAProblem() {
    assertThat(
            problems(
                "x: {effects: {a: {level: danger, says: b, command: go}}, examples: {danger: [x"
                    + " stay]}}\n"))
        .containsExactly("5: the example `x stay` is none, not danger");
  }

  private static List<String> problems(String programs) {
    return Graphs.of(page(programs, "ls")).problems().stream()
        .map(PageProgramsTest::shown)
        .toList();
  }

  private static String shown(Problem problem) {
    return problem.line() + ": " + problem.message();
  }

  private static String page(String programs, String command) {
    return "---\nrunbook:\n  kind: guide\n  programs:\n"
        + programs.stripIndent().indent(4)
        + "---\n## Job\n\n```bash\n"
        + command
        + "\n```\n";
  }
}
