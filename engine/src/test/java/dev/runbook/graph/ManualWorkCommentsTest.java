package dev.runbook.graph;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Comments between commands that ask a person for something. */
class ManualWorkCommentsTest {
  @ParameterizedTest
  @ValueSource(
      strings = {
        "edit the file by hand now",
        "Edit app.conf by hand",
        "now edit app.conf manually, and set the port",
        "Then open values.yaml in your editor and fill in the tag",
        "Manually edit the list of hosts",
        "2. Adjust the limits manually",
        "Please change the address by hand",
        "Now set the replica count manually",
        "Resolve the conflicts in an editor",
        "Wait until the node is back",
        "wait for the mail from the provider"
      })
  void askForSomethingThatNoCommandDoes(String comment) {
    StepGraph graph = Graphs.of(block("cp a b\n# " + comment + "\nfrob web"));
    assertThat(graph.steps())
        .extracting(Step::kind)
        .containsExactly(StepKind.SHELL, StepKind.MANUAL, StepKind.SHELL);
    assertThat(graph.steps().get(1).title()).isEqualTo(comment);
    assertThat(graph.steps().get(1).line()).isEqualTo(5);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "# edit the limits by hand\nvim limits.conf",
        "# edit the limits by hand\nsed -i s/a/b/ limits.conf",
        "# edit it manually\nkubectl edit deploy web",
        "# Change the count manually\nfrob scale 3",
        "# Manually start it\nfrob start",
        "# Do not edit this by hand\nfrob render",
        "# no need to edit anything by hand\nfrob render",
        "# This was edited by hand\nfrob render",
        "# Edit only what is needed\nfrob render",
        "# if you edit it manually, reload\nfrob reload",
        "# Open the ports\nfrob open 80",
        "# wait until it is ready\nkubectl wait pod/x --for=condition=ready",
        "# wait for the node\nsleep 30",
        "# waits until the end\nfrob",
        "frob # edit by hand"
      })
  void whatExplainsACommandIsNone(String text) {
    assertThat(Graphs.of(block("cp a b\n" + text)).steps())
        .extracting(Step::kind)
        .doesNotContain(StepKind.MANUAL);
  }

  @Test
  void theCommandsAroundItKeepTheirTitlesAndPlaces() {
    assertThat(
            Graphs.lines(
                Graphs.ofBlock(
                    "# Copy\ncp a b\n\n# edit b by hand\n\n# Load\nfrob b\n# edit c by hand\n")))
        .containsExactly(
            "job/copy: local> cp a b",
            "job/edit-b-by-hand:",
            "job/load: local> frob b",
            "job/edit-c-by-hand:");
  }

  @Test
  void whatIsTypedInsideIsNotTornApart() {
    assertThat(Graphs.ofBlock("docker exec -it web sh\nls\n# edit x by hand\ncat x\n")).hasSize(1);
  }

  private static String block(String text) {
    return "## Job\n\n```bash\n" + text + "\n```\n";
  }
}
